# Preview: what a plan would change, found out without changing anything: for the people who approve it, and to refuse before
# the switch what would fail in it. Values that only a deploy is given count as blank, so that the answer is the same
# before and after an approval.

PLAN_BYTES=1048576

# preview PROJECT <plan: one JSON line a fact, `end` with their number as the last.
verb_preview() {
  open_project "$1"
  change=preview-$$
  change_dir=$home/previews/$$
  mkdir -p "$change_dir" || usage "cannot write to $home"
  trap 'rm -rf "$change_dir"' EXIT
  trap 'exit 130' INT TERM HUP
  # A limited key can send this, and it is kept on the disk.
  timeout 120 head -c "$PLAN_BYTES" | without_secrets >"$change_dir/plan"
  why_code='' why_text='' variables='' switched='' signalled=''
  within 150
  preview_facts | count_facts
}

preview_facts() {
  read_plan "$change_dir/plan" && may_preview && locate_checkout || { problem; return; }
  current_dir=$(release_dir "$(line_of "$home/current")")
  [ "$kind" != rollback ] || [ "$schema_change" = hold ] || schema_fits "$(release_dir "$target")" >>"$change_dir/log" 2>&1 || { problem; return; }
  if [ -n "$target" ]; then
    preview_dir=$(release_dir "$target")/plain
  else
    preview_dir=$change_dir/plain
    preview_release >"$change_dir/said" || { problem; return; }
  fi
  [ ! -s "$preview_dir/unresolved" ] || { object kind unresolved text "$(line_of "$preview_dir/unresolved")"; return; }
  [ -s "$preview_dir/services" ] || { object kind unresolved text 'The release was recorded by an older version of Sluice.'; return; }
  preview_services
  preview_mounts
  preview_containers
  preview_new_volumes
  foreseen_failures "$preview_dir" | while IFS="$TAB" read -r code text; do object kind problem code "$code" text "$text"; done
}

may_preview() {
  [ -z "${SLUICE_KEY:-}" ] || {
    require_recorded "$directory" >/dev/null || { fail other-directory "This key can only read the clone that is recorded; requested was $directory."; return 1; }
    ! grep -E '^/|(^|/)\.\.(/|$)' "$change_dir/compose-files" >"$change_dir/outside" ||
      fail other-directory "This key can only read Compose files of the clone; requested was $(line_of "$change_dir/outside")."
  }
}

# A limited key is within reach of every person who can push a workflow, and a Compose file can show what is in .env and in every file
# that this user can read. So with such a key Compose reads only what is in the remote's default branch.
require_merged() {
  [ -n "${SLUICE_KEY:-}" ] || return 0
  fetch_source=HEAD fetch_ref=refs/sluice/previews/$$.default
  checkout_fetch
  [ "$fetch_code" = 0 ] && own_git merge-base --is-ancestor "$commit" "$fetch_ref" ||
    { fail not-merged "The commit $commit is not in the default branch of the remote, so this key does not show what it would change."; return 1; }
  while IFS= read -r file; do
    own_git cat-file -e "$commit:$prefix${file#./}" 2>/dev/null ||
      { fail not-merged "The Compose file $file is not in the commit, so this key does not show what it would change."; return 1; }
  done <"$change_dir/compose-files"
}

problem() { object kind problem code "${why_code#refused:}" text "$why_text"; }

preview_release() {
  step_fetch && require_merged && { build_shadow || fail checkout-unreadable "The commit $commit could not be read."; } && resolve_plain "$preview_dir" || return 1
  [ ! -s "$preview_dir/invalid" ] || { fail compose-invalid "docker compose config: $(line_of "$preview_dir/invalid")"; return 1; }
  [ -s "$preview_dir/unresolved" ] || refuse_unfaithful "$preview_dir" || return 1
  [ -e "$home/pending" ] || {
    files_in_the_way "$commit" >"$change_dir/in-the-way" || { fail checkout-unreadable "git diff-tree failed in $top."; return 1; }
    [ ! -s "$change_dir/in-the-way" ] ||
      fail in-the-way "Files of the host are where $version has files: $(head -n 20 "$change_dir/in-the-way" | tr '\n' ' ')"
  }
}

# service, added|changed|recreated|unchanged|removed, what of it changed, and the commands that a new container of it runs.
preview_services() {
  : >"$change_dir/nothing"
  old_keys=$change_dir/nothing old_prints=$change_dir/nothing
  [ ! -s "$current_dir/plain/keys" ] || {
    old_keys=$current_dir/plain/keys old_prints=$current_dir/plain/fingerprints
    ! reread_model "$current_dir/plain" || old_keys=$change_dir/model/keys
  }
  awk -F "$TAB" -v OFS="$TAB" -v old_keys="$old_keys" -v old_prints="$old_prints" -v new_prints="$preview_dir/fingerprints" '
    BEGIN {
      while ((getline line <old_keys) > 0) { split(line, p, FS); was[p[1] FS p[2]] = line; had[p[1]] = 1 }
      while ((getline line <old_prints) > 0) { split(line, p, FS); print_of[p[1]] = p[2] }
      while ((getline line <new_prints) > 0) { split(line, p, FS); if (p[1] in print_of && print_of[p[1]] != p[2]) add(p[1], "contents of files, configs or secrets") }
    }
    function add(service, what) { if (!((service, what) in listed)) { listed[service, what] = 1; what_of[service] = what_of[service] (what_of[service] == "" ? "" : ", ") what } }
    { has[$1] = 1; is[$1 FS $2] = 1; if (!($1 FS $2 in was) || was[$1 FS $2] != $0) add($1, $2) }
    END {
      for (k in was) { split(k, p, FS); if (!(k in is) && p[1] in has) add(p[1], p[2] " (removed)") }
      for (s in has) print s, (s in had) ? (what_of[s] == "" ? "unchanged" : "changed") : "added", (s in had) ? what_of[s] : ""
      for (s in had) if (!(s in has)) print s, "removed", ""
    }' "$preview_dir/keys" | sort >"$change_dir/changes"
  awk -F "$TAB" '$2 == "changed" { print $1 }' "$change_dir/changes" | with_dependents "$preview_dir" >"$change_dir/remade"
  awk -F "$TAB" -v OFS="$TAB" -v hooks="$preview_dir/hooks" '
    BEGIN { while ((getline line <hooks) > 0) { split(line, p, FS); hooks_of[p[1]] = (p[1] in hooks_of ? hooks_of[p[1]] ", " : "") p[2] } }
    FILENAME == ARGV[1] { remade[$1] = 1; next }
    $2 == "unchanged" && $1 in remade { $2 = "recreated" }
    { print $1, $2, ($2 == "unchanged" || $2 == "removed" || !($1 in hooks_of)) ? "-" : hooks_of[$1], $3 }' \
    "$change_dir/remade" "$change_dir/changes" | while IFS="$TAB" read -r service kind_of_change commands what; do
    object kind service service "$service" change "$kind_of_change" hooks "${commands#-}" what "$what"
  done
}

preview_mounts() {
  sort -u "$preview_dir/binds" | while IFS="$TAB" read -r service mode path; do
    is_inside "$path" || case $path in "$directory" | "$directory"/*) ;; *) object kind outside service "$service" mode "$mode" path "$path" ;; esac
  done
}

preview_containers() {
  read_states || return 0
  keep_states
  awk -F "$TAB" -v OFS="$TAB" -v p="$project" '$3 == p && $5 != "True" { print $1, $4 == "" ? "-" : $4, $2 }' "$change_dir/listed" >"$change_dir/present"
  cut -f1 "$change_dir/present" >"$change_dir/before"
  list_orphans "$preview_dir" <"$change_dir/present" >"$change_dir/orphans"
  while IFS="$TAB" read -r _ name service known; do
    [ "$known" = known ] || object kind unknown name "$name" service "$service"
  done <"$change_dir/orphans"
}

preview_new_volumes() {
  grep -q "${TAB}own\$" "$preview_dir/volumes" || return 0
  ask_engine volume ls --format '{{.Name}}' >"$change_dir/volumes-there" || return 0
  awk -F "$TAB" '$2 == "own" { print $1 }' "$preview_dir/volumes" | sort -u | lines_not_in "$change_dir/volumes-there" |
    while IFS= read -r name; do object kind volume name "$name"; done
}

# code, text of each reason for which the switch to a resolved release would fail, as far as this host shows it before.
foreseen_failures() {
  missing_features "$1"
  missing_names "$1"
  missing_sources "$1"
  held_ports "$1"
  closed_folders
}

# Keys that Compose reads, and with which an older engine makes no container. Compose compares the version of the API, which a build
# without a version and an engine of another name have as well. Without containers nothing is needed.
missing_features() {
  [ -s "$1/engine-needs" ] || return 0
  engine_has=$(bounded docker version --format '{{.Server.APIVersion}} {{.Server.Version}}') || return 0
  engine_api=${engine_has%% *}
  case ${engine_api#1.} in "$engine_api" | '' | *[!0-9]*) return 0 ;; esac
  awk -F "$TAB" 'FILENAME == ARGV[1] { replicas[$1] = $2; next } replicas[$1] != 0' "$1/services" "$1/engine-needs" | sort -u |
    while IFS="$TAB" read -r service needed feature; do
      [ "${engine_api#1.}" -ge "$needed" ] ||
        printf 'engine-old\tThe service %s has %s or newer. This host has %s, with the API %s.\n' "$service" "$feature" "${engine_has#* }" "$engine_api"
    done
}

# External networks and volumes that do not exist.
missing_names() {
  for thing in network volume; do
    grep -q "${TAB}external\$" "$1/${thing}s" || continue
    ask_engine "$thing" ls --format '{{.Name}}' >"$change_dir/${thing}s-there" || return 0
    awk -F "$TAB" '$2 == "external" { print $1 }' "$1/${thing}s" | sort -u | lines_not_in "$change_dir/${thing}s-there" |
      while IFS= read -r name; do printf '%s-missing\tThe external %s %s does not exist on this host.\n' "$thing" "$thing" "$name"; done
  done
}

# Sources of bind mounts that are absent and that neither the release nor Compose makes. Compose makes those without
# `create_host_path` from 2.30 on, and those with other options of a `bind` from 5 on.
missing_sources() {
  [ -f "$1/bind-sources" ] || return 0
  while IFS="$TAB" read -r service path made; do
    source_at=$path
    case $path in "$top"/* | "$directory"/*) source_at=${shadow:-}$path ;; esac
    [ "$made" != true ] && is_absent "$source_at" && ! is_tracked "$path" "$commit" || continue
    case $made:$(bounded docker compose version --short | sed 's/^v//') in
      false:* | open:2.* | -:2.[0-9].* | -:2.[12][0-9].*)
        printf 'mount-missing\tThe service %s mounts %s, which does not exist.\n' "$service" "$path" ;;
    esac
  done <"$1/bind-sources"
}

# Below a folder that this user may not enter nothing is known to be absent.
is_absent() {
  absent_from=$1
  until [ -e "$absent_from" ]; do absent_from=$(dirname "$absent_from"); done
  [ "$absent_from" != "$1" ] && [ -x "$absent_from" ]
}

# Folders of the clone in which the release changes files, and in which this user may not write.
closed_folders() {
  {
    printf '%s\n' "$git_dir" "$common_dir/objects/pack"
    changed_paths "$head" "$commit" | sed 's|[^/]*$||' | sort -u | while IFS= read -r folder; do
      until [ -d "$top/$folder" ]; do folder=$(dirname "$folder"); done
      printf '%s\n' "$top/$folder"
    done
  } | sort -u | while IFS= read -r folder; do
    [ -w "$folder" ] && [ -x "$folder" ] ||
      printf 'folder-closed\tThe user %s may not write in %s, where the release changes files.\n' "$(id -un)" "$folder"
  done
}

# Ports that something else holds: a container of another project, or another program on this machine. A port of the release
# that runs is ours, also while its container is being started again.
held_ports() {
  [ -s "$1/ports" ] && [ -e "$change_dir/listed" ] || return 0
  held_current=$(release_dir "$(line_of "$home/current")")/ports
  {
    # A container of ours in the host's network listens there itself, and an engine elsewhere has other ports.
    case ${DOCKER_HOST:-unix:} in unix:*) awk -F "$TAB" -v p="$project" '$3 == p && $6 == "host" { exit 1 }' "$change_dir/listed" && cat /proc/net/tcp /proc/net/tcp6 2>/dev/null ;; esac
  } | awk -F "$TAB" -v p="$project" -v ports="$1/ports" -v current="$held_current" '
    function any(address) { return address == "-" || address == "0.0.0.0" || address == "::" || address == "[::]" }
    function number(hex, i, n) { for (i = 1; i <= length(hex); i++) n = n * 16 + index("0123456789ABCDEF", substr(hex, i, 1)) - 1; return n + 0 }
    function each(ports, kind, an_address, a_holder, first, last) {
      first = last = ports; sub(/-.*/, "", first); sub(/.*-/, "", last)
      for (; first + 0 <= last + 0; first++) if (kind == "ours") mine[first + 0] = 1; else hold(an_address, first + 0, a_holder)
    }
    function hold(an_address, a_port, a_holder) { n++; address[n] = an_address; port[n] = a_port; holder[n] = a_holder }
    BEGIN { while ((getline line <current) > 0) { split(line, part, FS); ours[part[4]] = 1 } }
    FILENAME == ARGV[1] {
      own = $3 == p && $5 != "True"; many = split($7, entry, ", ")
      for (i = 1; i <= many; i++) if (split(entry[i], part, "->") == 2) {
        at = match(part[1], /:[0-9-]*$/)
        each(substr(part[1], at + 1), own ? "ours" : "", substr(part[1], 1, at - 1), $2)
      }
      next
    }
    {
      split($0, column, " ")
      if (column[4] != "0A") next
      split(column[2], part, ":"); a = part[1]; v4 = substr(a, length(a) - 7); listens = number(part[2])
      if (a ~ /^0+$/) a = "0.0.0.0"
      else if (length(a) == 8 || a ~ /^0+FFFF0000/) a = number(substr(v4, 7)) "." number(substr(v4, 5, 2)) "." number(substr(v4, 3, 2)) "." number(substr(v4, 1, 2))
      if (!(listens in ours)) hold(a, listens, "another program on this machine")
    }
    END {
      while ((getline line <ports) > 0) {
        split(line, want, FS)
        if (want[2] == "tcp" && !(want[4] in mine)) for (i = 1; i <= n; i++)
          if (port[i] == want[4] && (any(want[3]) || any(address[i]) || want[3] == address[i])) {
            print "port-taken\tThe port " want[4] " of service " want[1] " is held by " holder[i] "."; break
          }
      }
    }' "$change_dir/listed" - | sort -u
}
