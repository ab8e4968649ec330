# Survey: everything that a decision needs, in one answer. One JSON line a fact, `end` with their number as the last.

survey() {
  within 60
  survey_facts | count_facts
}

# What a change is compared with afterwards: what is recorded, and what runs.
survey_running() {
  within 60
  # Without a whole list it has no containers, so that nothing that was verified is there.
  survey_listed=$(survey_containers) || survey_listed=
  {
    survey_host
    [ ! -e "$home/hold" ] || object kind hold said "$(line_of "$home/hold")"
    survey_current=$(line_of "$home/current")
    [ -z "$survey_current" ] || object kind running release "$survey_current" \
      version "$(field "$(release_dir "$survey_current")/record" version)" commit "$(field "$(release_dir "$survey_current")/record" commit)"
    [ -z "$survey_listed" ] || printf '%s\n' "$survey_listed"
  } | count_facts
}

count_facts() { awk '{ print; lines++ } END { printf "{\"v\":1,\"kind\":\"end\",\"lines\":%d}\n", lines }'; }

survey_host() {
  object kind host program "$SLUICE_HOST_VERSION" name "$(uname -n)" arch "$(uname -m)" user "$(id -un)" \
    clock: "$(date +%s)" boot "$(line_of /proc/sys/kernel/random/boot_id)" state "$home"
}

# Docker takes longer for its answer than all that can be read beside it.
survey_facts() {
  survey_host
  timeout -k 2 10 docker info --format "$ENGINE_FACT" 2>/dev/null </dev/null | survey_beside_engine
}

survey_beside_engine() {
  { survey_checkout; survey_state; } </dev/null
  engine_version='' engine_root='' compose_version='' engine_fact=''
  # The engine's version and folder, Compose's version, and the fact that names the engine, from one answer.
  { read -r engine_version && read -r engine_root && read -r compose_version && read -r engine_fact; } || engine_version=
  survey_tools
  # An engine that does not list its containers and images is one that does not answer.
  if [ -n "$engine_version" ] && survey_listed=$(survey_containers && survey_releases); then
    printf '%s\n' "$engine_fact" ${survey_listed:+"$survey_listed"}
    [ -z "${top:-}" ] || survey_neighbours
  fi
  survey_disk
}

# shellcheck disable=SC2016 # a variable of the template
ENGINE_FACT='{{.ServerVersion}}
{{.DockerRootDir}}
{{range $plugin := .ClientInfo.Plugins}}{{if eq $plugin.Name "compose"}}{{$plugin.Version}}{{end}}{{end}}
{"v":1,"kind":"engine","version":{{json .ServerVersion}},"id":{{json .ID}},"driver":{{json .Driver}},"arch":{{json .Architecture}},"root":{{json .DockerRootDir}}}'

survey_tools() {
  missing=
  for tool in git docker flock setsid timeout sha256sum sync awk sed grep df stat mktemp base64; do
    command -v "$tool" >/dev/null 2>&1 || missing="$missing $tool"
  done
  object kind tools missing "${missing# }" \
    git "$(bounded git --version 2>/dev/null | sed 's/^git version //')" \
    compose "${compose_version#v}" \
    composeV1 "$(command -v docker-compose || true)"
}

survey_disk() {
  for survey_path in "$engine_root" "$home" "$directory"; do
    [ -n "$survey_path" ] && [ -d "$survey_path" ] || continue
    free=$(df -Pk "$survey_path" 2>/dev/null | awk 'NR == 2 { print $4 }')
    object kind disk path "$survey_path" freeKiB: "${free:-null}"
  done
}

survey_checkout() {
  if [ ! -d "$directory" ]; then
    object kind checkout state missing
  elif ! locate_checkout; then
    object kind checkout state 'not-git' text "$why_text"
  else
    object kind checkout state git top "$top" head "$head" \
      remote "$(remotes_of_clone)"
    { dirty_files || printf '(Git does not answer)\n'; } | head -n 50 | while IFS= read -r line; do object kind dirty file "$line"; done
  fi
}

survey_state() {
  # A lock without an owner is one that is just being taken, or let go.
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    survey_held=false survey_owner=
    ! is_held "$home/lock" || survey_held=true survey_owner=$(line_of "$home/owner")
    [ "$survey_held$survey_owner" = true ] || break
    pause 0.3
  done
  object kind lock held: "$survey_held" owner "$survey_owner"
  for survey_name in freeze hold; do
    [ ! -e "$home/$survey_name" ] || object kind "$survey_name" said "$(line_of "$home/$survey_name")"
  done
  [ ! -e "$home/ours" ] || object kind ours
  # What was interrupted on its way to a release is brought to its end; a restore is undone, and then nothing has happened.
  [ ! -e "$home/pending" ] || survey_plan=$home/changes/$(line_of "$home/pending")/plan
  [ ! -e "$home/pending" ] || object kind pending change "$(line_of "$home/pending")" \
    target "$([ "$(field "$survey_plan" kind)" = restore ] || field "$survey_plan" target)" \
    version "$([ "$(field "$survey_plan" kind)" = restore ] || field "$survey_plan" version)" \
    switched "$(switch_began "${survey_plan%/plan}")"
  [ ! -e "$home/current" ] || object kind current release "$(line_of "$home/current")"
  for survey_dir in "$home"/changes/*/; do
    [ -d "$survey_dir" ] && [ ! -s "$survey_dir/exit" ] || continue
    survey_change=${survey_dir%/} alive=false
    ! is_held "$survey_dir/alive" || alive=true
    object kind change change "${survey_change##*/}" alive: "$alive" exit ''
  done
  find "$home/changes" -mindepth 2 -maxdepth 2 -name exit -size +0 -exec awk "$JSON_IN_AWK"'
    FNR == 1 { n = split(FILENAME, part, "/"); printf "{\"v\":1,\"kind\":\"change\",\"change\":%s,\"alive\":false,\"exit\":%s}\n", json(part[n - 1]), json($0) }' {} +
  # Unchanged: the reader decides whether a line can be read. A backup changes nothing, and many would displace what did.
  [ ! -e "$home/history" ] || awk '!index($0, "\"kind\":\"backup\"")' "$home/history" | tail -n 20 |
    awk "$JSON_IN_AWK"'{ printf "{\"v\":1,\"kind\":\"history\",\"line\":%s}\n", json($0) }'
}

# Other applications that are deployed from the same clone.
survey_neighbours() {
  for survey_dir in "$state"/*/; do
    survey_name=${survey_dir%/} survey_name=${survey_name##*/}
    [ "$survey_name" != "$project" ] && [ -s "$survey_dir/current" ] || continue
    survey_place=$(field "$survey_dir/releases/$(line_of "$survey_dir/current")/record" directory)
    [ -n "$survey_place" ] && [ -d "$survey_place" ] || continue
    [ "$(top_of "$survey_place")" != "$top" ] ||
      object kind neighbour project "$survey_name" directory "$survey_place"
  done
}

# The releases that are kept, and which of their images are still here: one pass over their files, however many are kept.
survey_releases() {
  ask_engine image ls -a -q --no-trunc >"$home/images-seen.$$" || return 1
  find "$home/releases" -mindepth 2 -maxdepth 2 \( -name record -o -name images -o -name further-ids \) \
    -exec awk "$JSON_IN_AWK"'
    FILENAME == ARGV[1] { have[$0] = 1; next }
    FNR == 1 { n = split(FILENAME, part, "/"); release = part[n - 1]; file = part[n] }
    file == "record" { if (FNR == 1) order[++releases] = release; key = $1; sub(/^[^ ]* ?/, ""); of[release, key] = $0; next }
    {
      split($0, part, "\t")
      if (!(part[3] in have)) gone[release] = gone[release] (gone[release] == "" ? "" : " ") part[2]
      if (file == "images") images[release] = images[release] sprintf("{\"v\":1,\"kind\":\"release-image\",\"release\":%s,\"service\":%s,\"name\":%s,\"id\":%s}\n",
        json(release), json(part[1]), json(part[2]), json(part[3]))
    }
    END {
      for (n = 1; n <= releases; n++) {
        release = order[n]
        printf "{\"v\":1,\"kind\":\"release\",\"release\":%s,\"version\":%s,\"commit\":%s,\"previous\":%s,\"at\":%s,\"gone\":%s,\"backup\":%s}\n%s",
          json(release), json(of[release, "version"]), json(of[release, "commit"]), json(of[release, "previous"]), json(of[release, "at"]),
          json(gone[release]), json(of[release, "backup"]), images[release]
      }
    }' "$home/images-seen.$$" {} +
  rm -f "$home/images-seen.$$"
}

CONTAINER_FACT='{"v":1,"kind":"container","id":{{json .ID}},"name":{{json .Name}},"project":{{json (index .Config.Labels "com.docker.compose.project")}},"service":{{json (index .Config.Labels "com.docker.compose.service")}},"oneoff":{{json (index .Config.Labels "com.docker.compose.oneoff")}},"directory":{{json (index .Config.Labels "com.docker.compose.project.working_dir")}},"image":{{json .Image}},"imageName":{{json .Config.Image}},"hash":{{json (index .Config.Labels "com.docker.compose.config-hash")}},"status":{{json .State.Status}},"exitCode":{{.State.ExitCode}},"oom":{{.State.OOMKilled}},"started":{{json .State.StartedAt}},"restarts":{{.RestartCount}},"health":{{if .State.Health}}{{json .State.Health.Status}}{{else}}"none"{{end}}'

PLACE_OF_CONTAINER='{{.ID}}	{{.Label "com.docker.compose.project"}}	{{.Label "com.docker.compose.project.working_dir"}}'

# Containers of the project, its one-offs, and any other project that runs from the same folder.
survey_containers() {
  for survey_attempt in 1 2 3 4 5; do
    : "$survey_attempt"
    survey_ids=$(ask_engine ps -a --no-trunc --format "$PLACE_OF_CONTAINER") || return 1
    survey_ids=$(printf '%s\n' "$survey_ids" | PROJECT=$project DIRECTORY=$directory awk -F "$TAB" '$2 == ENVIRON["PROJECT"] || $3 == ENVIRON["DIRECTORY"] { print $1 }')
    [ -n "$survey_ids" ] || return 0
    # shellcheck disable=SC2086 # one argument an id
    survey_lines=$(ask_engine inspect --type container --format "$CONTAINER_FACT" $survey_ids) && {
      printf '%s\n' "$survey_lines" | survey_mounts
      return
    }
    pause 0.3
  done
  return 1
}

# Facts of containers → the same, with what each was made from.
survey_mounts() {
  awk -v made_from="$home/containers" '
    BEGIN { while ((getline line <made_from) > 0) { split(line, part, "\t"); made[part[1]] = part[3] } }
    match($0, /"id":"[0-9a-f]+"/) { id = substr($0, RSTART + 6, RLENGTH - 7); printf "%s,\"mounts\":\"%s\"}\n", $0, (id in made) ? made[id] : "unknown" }'
}
