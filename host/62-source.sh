# Source: the release's commit and what Compose makes of it, without touching the checkout before the switch.

# The tag is fetched into a place of its own, and must still be the commit that was planned. Staging runs commits,
# which are fetched by their name.
step_fetch() {
  point_remote && follow_clone || return 1
  case $version in
    sha-*) fetch_source=$commit fetch_ref=refs/sluice/commits/$commit ;;
    # Of several products' tags each has a prefix, which its version has not.
    *) fetch_source=refs/tags/${tag:-$version} fetch_ref=refs/sluice/tags/${tag:-$version} ;;
  esac
  # A preview's own, which meets no lock of a fetch that was killed.
  case $change in preview-*) fetch_ref=refs/sluice/previews/$$ ;; esac
  for attempt in 1 2 3; do
    checkout_fetch && break
    [ "$fetch_code" = 0 ] || [ "$attempt" = 3 ] || stop_wanted || { note "Fetching failed; trying again."; pause 2; }
  done
  [ "$fetch_code" = 0 ] || { explain_fetch; return 1; }
  # The first commit that the clone does not have is the tag's own, unless the clone has that one.
  fetched=$(own_git rev-list --topo-order -n 1 "$fetch_ref^{commit}" "^$head" 2>/dev/null)
  fetched_new=$fetched
  [ -n "$fetched" ] || fetched=$(own_git rev-parse --verify "$fetch_ref^{commit}" 2>/dev/null)
  [ -n "$fetched" ] || { fail fetch-failed "git fetch reported success, but the tag ${tag:-$version} did not arrive."; return 1; }
  [ "$fetched" = "$commit" ] || { fail tag-moved "The tag ${tag:-$version} is $fetched on the remote; the plan has $commit."; return 1; }
  case $change in preview-*) ;; *) [ -z "$fetched_new" ] || give_new_to_clone "$commit" ;; esac
}

explain_fetch() {
  fetch_last=$(printf '%s\n' "$fetch_said" | grep -iE 'fatal|error|failed|denied|refused|resolve|timed out' | tail -n 3 | tr '\n' ' ')
  [ -n "$fetch_last" ] || fetch_last=$(printf '%s' "$fetch_said" | tail -n 3 | tr '\n' ' ')
  case $fetch_said in
    *'Host key verification failed'*) fail git-host-key "This user does not know the host key of the Git server: $fetch_last" ;;
    *'ould not resolve host'* | *'Failed to connect'* | *'Connection timed out'* | *'Connection refused'* | *'Network is unreachable'*)
      fail git-unreachable "The host does not reach the Git server: $fetch_last" ;;
    *'Permission denied'* | *'Authentication failed'* | *'could not read Username'* | *'Repository not found'*)
      fail git-denied "The Git server does not let this user read the repository: $fetch_last" ;;
    *) fail fetch-failed "git fetch ended with $fetch_code: $fetch_last" ;;
  esac
}

# Of the clone's configuration only the address counts. Its other settings of the remote (`core.sshCommand`, a proxy, a
# credential helper) would be carried out as this user, so that belongs into this user's own configuration.
point_remote() {
  remote_url=$(clone_git config --get "remote.$remote.url") ||
    { fail fetch-failed "The clone has no remote \"$remote\"; it has: $(remotes_of_clone)"; return 1; }
  remote_config=$(printf '[core]\n\trepositoryformatversion = 0\n\tbare = true\n[remote "%s"]\n\turl = "%s"' "$remote" \
    "$(printf '%s' "$remote_url" | sed 's/[\\"]/\\&/g')")
  [ "$(cat "$home/git/config" 2>/dev/null)" = "$remote_config" ] || printf '%s\n' "$remote_config" | write_file "$home/git/config" || fail disk-full "Cannot write to $home."
}

checkout_fetch() {
  fetch_said=$(umask 022; interruptible git -C "$top" --git-dir="$home/git" -c core.hooksPath=/dev/null -c gc.autoDetach=false \
    -c maintenance.auto=false fetch --no-tags --no-recurse-submodules --update-shallow --force "$remote" "$fetch_source:$fetch_ref" 2>&1)
  fetch_code=$?
  printf '%s\n' "$fetch_said"
  return "$fetch_code"
}

# The release as plain Compose would resolve it in the clone at that commit; nothing in the clone changes.
step_resolve() {
  follow_clone || return 1
  new=$(release_dir "$change")
  rm -rf "$new" && mkdir -p "$new" || { fail disk-full "Cannot write to $home."; return 1; }
  build_shadow && list_files "$head" || { fail checkout-unreadable "The commit $commit could not be read into $shadow_tree."; return 1; }
  resolve_into "$new" with_variables || return 1
  [ ! -s "$change_dir/unset" ] || { fail variable-unset "Compose needs variables that are not set: $(tr '\n' ' ' <"$change_dir/unset")"; return 1; }
  record_variables "$new" || return 1
  project_folder >"$new/project-folder"
  # Compose needs as long for it as for the file itself, so that runs beside what follows, up to `verify`.
  hash_services "$new" &
  hashes_pid=$!
  refuse_unfaithful "$new" || return 1
  # Again, with the values that only a deploy is given.
  [ "$kind" != deploy ] || foreseen_failures "$new" >"$change_dir/failures"
  [ ! -s "$change_dir/failures" ] || { fail "$(head -n 1 "$change_dir/failures" | cut -f1)" "$(cut -f2 "$change_dir/failures" | tr '\n' ' ')"; return 1; }
  # What a plan compares: the same without the values that only a deploy is given.
  if [ -n "$variables" ]; then resolve_plain "$new/plain"; else copy_as_plain "$new"; fi || return 1
  rm -rf "$shadow" "$shadow_tree"
}

# release folder, prefix of the command → compose.yml, the tables of the model, and in the change's `unset` the names that
# have no value.
resolve_into() {
  mkdir -p "$1"
  resolve_compose "$2" >"$1/resolved" 2>"$change_dir/compose-said" || {
    cat "$change_dir/compose-said"
    fail compose-invalid "docker compose config: $(tail -n 3 "$change_dir/compose-said" | replace_text "$shadow" '' | tr '\n' ' ')"
    return 1
  }
  : >"$change_dir/unset"
  [ ! -s "$change_dir/compose-said" ] || {
    replace_text "$shadow" '' <"$change_dir/compose-said"
    sed -n 's/.*The \\*"\([A-Za-z0-9_]*\)\\*" variable is not set.*/\1/p' "$change_dir/compose-said" | sort -u >"$change_dir/unset"
  }
  replace_text "$shadow" '' <"$1/resolved" >"$1/in-place" && without_profiles <"$1/in-place" >"$1/compose.yml" &&
    rm "$1/resolved" "$1/in-place" || { fail disk-full "Cannot write to $1."; return 1; }
  read_model "$1" || fail compose-invalid 'docker compose config printed no services.'
}

# In the folder of the clone, with the files as they are named: so Compose finds project folder, .env and files as always.
resolve_compose() (
  cd "$shadow$directory" || exit 1
  export PWD
  set -- "$1" compose
  while IFS= read -r file; do set -- "$@" -f "$file"; done <"$change_dir/compose-files"
  while IFS= read -r profile; do set -- "$@" --profile "$profile"; done <"$change_dir/profiles"
  "$@" config
)

# Without such values both are the same, but for the models in the fingerprints.
copy_as_plain() {
  # shellcheck disable=SC2086 # one argument a table
  mkdir -p "$1/plain" && (cd "$1" && exec cp compose.yml $MODEL_TABLES plain/) && fingerprints "$1/plain" "$commit" >"$1/plain/fingerprints"
}

# Without the variables that a deploy is given: one that must be set is set to its name. Where Compose refuses that, its
# words are in `unresolved`; in `invalid` where no variable is to blame.
resolve_plain() (
  # shellcheck disable=SC2030,SC2031 # meant for this subshell and what it calls
  stand_ins=
  for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
    ! resolve_into "$1" with_stand_ins || { fingerprints "$1" "$commit" >"$1/fingerprints"; exit; }
    needed=$(sed -n 's/.*required variable \([A-Za-z0-9_]*\) is missing a value.*/\1/p' "$change_dir/compose-said" | head -n 1)
    [ -n "$needed" ] || break
    stand_ins="$stand_ins $needed"
  done >/dev/null
  : "$attempt"
  plain_text=unresolved
  [ -n "$stand_ins" ] || grep -q 'variable is not set' "$change_dir/compose-said" || plain_text=invalid
  rm -rf "$1" && mkdir -p "$1" && replace_text "$shadow" '' <"$change_dir/compose-said" | tail -n 3 | tr '\n' ' ' >"$1/$plain_text"
)

with_stand_ins() (
  # shellcheck disable=SC2031
  for stand_in in $stand_ins; do export "$stand_in=$stand_in"; done
  variables=
  with_variables "$@"
)

# Contents that configs and secrets take from the environment are looked up when a container is made, so the release keeps
# them (`variables`: name and value in base64, one a line). Compose computes them, since they may come from .env.
record_variables() {
  : >"$1/variables"
  [ -s "$1/environment-names" ] || return 0
  {
    printf 'services:\n  ask:\n    image: ask\n    environment:\n'
    sort -u "$1/environment-names" | sed 's/.*/      &: "${&?is not set}"/'
  } >"$change_dir/ask.yml"
  with_variables compose --project-directory "$shadow$(project_folder)" -f "$change_dir/ask.yml" config --format json \
    >"$change_dir/asked" 2>"$change_dir/compose-said" ||
    { fail variable-unset "A config or secret takes its content from a variable: $(tail -n 1 "$change_dir/compose-said")"; return 1; }
  sort -u "$1/environment-names" | while IFS= read -r variable; do
    printf '%s %s\n' "$variable" "$(sed -n "s/^ *\"$variable\": \"\(.*\)\",\{0,1\}\$/\1/p" "$change_dir/asked" | from_json | sed 's/\$\$/$/g' | base64 | tr -d '\n')"
  done >"$1/variables"
  rm -f "$change_dir/asked"
}

# Where Compose's files are: the folder of the first, as for Compose.
project_folder() {
  first_file=$(head -n 1 "$change_dir/compose-files")
  case $first_file in
    /*) dirname "$first_file" ;;
    */*) printf '%s/%s' "$directory" "$(dirname "$first_file")" ;;
    *) printf '%s' "$directory" ;;
  esac
}

# What cannot be deployed and verified as Compose means it is refused by its name.
refuse_unfaithful() {
  [ ! -s "$1/builds" ] || { fail image-missing "Services without an image: $(tr '\n' ' ' <"$1/builds")"; return 1; }
  [ ! -s "$1/unsupported" ] ||
    { fail unsupported "The release uses settings that cannot be deployed and verified here: $(sort -u "$1/unsupported" | sed 's/\t/ uses /' | tr '\n' ';' | sed 's/;$//; s/;/; /g')."; return 1; }
  changed_modules=$(changed_submodules | tr '\n' ' ')
  [ -z "$changed_modules" ] ||
    { fail submodule "The release has other commits of these Git submodules than the host: $changed_modules"; return 1; }
  absolute=$(absolute_reads "$1" | tr '\n' ' ')
  [ -z "$absolute" ] || fail absolute-path "The Compose files name files of the clone by their absolute path, which this release changes: $absolute"
}

# Submodules that are there with another commit than the release's, and new ones that are not there.
changed_submodules() {
  list_files "$commit" && sed -n 's/^160000 commit \([0-9a-f]*\)\t/\1 /p' "$files_of_commit" | while read -r module_commit module; do
    if [ -e "$top/$module/.git" ]; then
      [ "$(plain_git -C "$top/$module" rev-parse HEAD 2>/dev/null)" = "$module_commit" ] || printf '%s\n' "$module"
    else
      [ "$(own_git ls-tree "$head" -- "$module" | cut -d' ' -f2)" = commit ] || printf '%s\n' "$module"
    fi
  done
}

# Files that Compose would read by a path that leads past the copy, to the commit that is checked out.
absolute_reads() {
  changed_paths "$head" "$commit" | sed "s|^|$(printf '%s' "$top/" | sed 's/[\\|&]/\\&/g')|" >"$change_dir/changes"
  [ -s "$change_dir/changes" ] || return 0
  grep -rhoF -f "$change_dir/changes" --include='*.yml' --include='*.yaml' "$shadow_tree" 2>/dev/null | sort -u | while IFS= read -r path; do
    cut -f3 "$1/binds" | grep -qxF -e "$path" || printf '%s\n' "$path"
  done
}

# Replaces a text, not a pattern, wherever it stands.
replace_text() {
  FROM_TEXT=$1 TO_TEXT=$2 awk 'BEGIN { from = ENVIRON["FROM_TEXT"]; to = ENVIRON["TO_TEXT"] } {
    out = ""
    while ((at = index($0, from)) > 0) { out = out substr($0, 1, at - 1) to; $0 = substr($0, at + length(from)) }
    print out $0
  }'
}

step_checkout() {
  place_files "$commit" 2>&1 || { fail checkout-failed "The files of $commit could not be placed in $top."; return 1; }
  [ ! -s "$change_dir/in-the-way" ] ||
    { fail in-the-way "Files of the host are where the release has files: $(tr '\n' ' ' <"$change_dir/in-the-way")"; return 1; }
  is_checked_out "$commit"
}

is_checked_out() {
  [ "$(line_of "$git_dir/HEAD")" = "$1" ] || [ "$(clone_git rev-parse --verify HEAD 2>/dev/null)" = "$1" ] ||
    { fail checkout-failed "The clone is not at $1 afterwards."; return 1; }
}
