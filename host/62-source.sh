# Source: the release's commit and what Compose makes of it, without touching the checkout before the switch.

locate_checkout() {
  top=$(checkout_git rev-parse --show-toplevel 2>&1) && [ -n "$top" ] && [ -d "$top" ] ||
    { because checkout-unreadable "Git does not answer for $directory: ${top:-nothing was printed}."; return 1; }
  case $directory in "$top") inside= ;; *) inside=${directory#"$top"} ;; esac
}

# Files that differ from the commit that is checked out. Fails when Git says nothing of its head.
dirty_files() (
  [ -n "$(checkout_git rev-parse --verify HEAD 2>/dev/null)" ] || exit 1
  status=$(checkout_git status --porcelain --untracked-files=no 2>/dev/null) || exit 1
  [ -z "$status" ] || printf '%s\n' "$status" | cut -c4-
)

# The tag is fetched into a place of its own, and must still be the commit that was planned. Staging runs commits,
# which are fetched by their name.
step_fetch() {
  locate_checkout || return 1
  case $version in
    sha-*) fetch_source=$commit fetch_ref=refs/sluice/commits/$commit ;;
    # Of several products' tags each has a prefix, which its version has not.
    *) fetch_source=refs/tags/${tag:-$version} fetch_ref=refs/sluice/tags/${tag:-$version} ;;
  esac
  for attempt in 1 2 3; do
    checkout_fetch && break
    [ "$fetch_code" = 0 ] || [ "$attempt" = 3 ] || stop_wanted || { note "Fetching failed; trying again."; pause 2; }
  done
  [ "$fetch_code" = 0 ] || { because fetch-failed "git fetch ended with $fetch_code: $(printf '%s' "$fetch_said" | tail -n 3)"; return 1; }
  fetched=$(checkout_git rev-parse --verify "$fetch_ref^{commit}" 2>/dev/null)
  [ -n "$fetched" ] || { because fetch-failed "git fetch reported success, but the tag ${tag:-$version} did not arrive."; return 1; }
  [ "$fetched" = "$commit" ] || because tag-moved "The tag ${tag:-$version} is $fetched on the remote; planned was $commit."
}

checkout_fetch() {
  fetch_said=$(interruptible git -C "$directory" -c core.hooksPath=/dev/null -c core.fsmonitor=false \
    -c gc.auto=0 -c maintenance.auto=false fetch --no-tags --no-recurse-submodules --force "$remote" "$fetch_source:$fetch_ref" 2>&1)
  fetch_code=$?
  printf '%s\n' "$fetch_said"
  return "$fetch_code"
}

# Compose reads the new commit from a copy beside the checkout: bind-mounted folders show a checkout at once.
step_resolve() {
  locate_checkout || return 1
  new=$(release_dir "$change") tree=$change_dir/tree
  rm -rf "$tree" "$new" && mkdir -p "$tree" "$new" || { because disk-full "Cannot write to $home."; return 1; }
  export_tree || { because checkout-unreadable "The commit $commit could not be read into $tree."; return 1; }
  resolve_compose >"$new/resolved" 2>"$change_dir/compose-said" || {
    cat "$change_dir/compose-said"
    because compose-invalid "docker compose config: $(tail -n 3 "$change_dir/compose-said" | tr '\n' ' ')"
    return 1
  }
  cat "$change_dir/compose-said"
  unset_names=$(sed -n 's/.*The \\*"\([A-Za-z0-9_]*\)\\*" variable is not set.*/\1/p' "$change_dir/compose-said" | sort -u | tr '\n' ' ')
  [ -z "$unset_names" ] || { because variable-unset "Compose needs variables that are not set: $unset_names"; return 1; }
  replace_text "$tree" "$top" <"$new/resolved" >"$new/compose.yml" && rm -f "$new/resolved"
  read_model "$new" || { because compose-invalid "docker compose config printed no services."; return 1; }
  [ ! -s "$new/builds" ] ||
    { because image-missing "Services without an image: $(tr '\n' ' ' <"$new/builds")"; return 1; }
  compose_release "$new" config --hash '*' | tr ' ' "$TAB" | sort >"$new/hashes"
  [ "$(wc -l <"$new/hashes")" = "$(wc -l <"$new/services")" ] ||
    { because compose-invalid "docker compose config --hash did not name every service."; return 1; }
  fingerprints "$new" "$tree" "$commit" >"$new/fingerprints"
}

export_tree() {
  export GIT_INDEX_FILE="$change_dir/index"
  bounded git -C "$top" read-tree "$commit" &&
    bounded git -C "$top" -c core.hooksPath=/dev/null checkout-index -a -q -f --prefix="$tree/"
  export_code=$?
  rm -f "$GIT_INDEX_FILE"
  unset GIT_INDEX_FILE
  [ "$export_code" = 0 ] && [ -n "$(ls -A "$tree")" ] || return 1
  # What Git does not track (.env, data) is part of the picture: linked, not copied.
  checkout_git ls-files --others --directory | while IFS= read -r path; do
    path=$inside/${path%/} path=${path#/}
    [ "${path#\"}" = "$path" ] && [ ! -e "$tree/$path" ] || continue
    mkdir -p "$(dirname "$tree/$path")" && ln -s "$top/$path" "$tree/$path"
  done
}

resolve_compose() (
  cd "$tree$inside" || exit 1
  set --
  while IFS= read -r file; do set -- "$@" -f "$file"; done <"$change_dir/compose-files"
  while IFS= read -r profile; do set -- "$@" --profile "$profile"; done <"$change_dir/profiles"
  with_variables compose --project-directory "$tree$inside" "$@" config
)

# Replaces a text, not a pattern, wherever it stands.
replace_text() {
  awk -v from="$1" -v to="$2" '{
    out = ""
    while ((at = index($0, from)) > 0) { out = out substr($0, 1, at - 1) to; $0 = substr($0, at + length(from)) }
    print out $0
  }'
}

step_checkout() {
  checkout_git checkout --detach --quiet "$commit" 2>&1 || { because checkout-failed "git checkout of $commit failed."; return 1; }
  is_checked_out "$commit"
}

is_checked_out() {
  [ "$(checkout_git rev-parse --verify HEAD 2>/dev/null)" = "$1" ] ||
    { because checkout-failed "The checkout is not at $1 afterwards."; return 1; }
}
