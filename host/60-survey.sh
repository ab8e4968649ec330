# Survey: everything that a decision needs, in one answer. One JSON line a fact, `end` with their number as the last.

survey() {
  within 60
  survey_facts | awk '{ print; lines++ } END { printf "{\"v\":1,\"kind\":\"end\",\"lines\":%d}\n", lines }'
}

survey_facts() {
  object kind host program "$SLUICE_HOST_VERSION" name "$(uname -n)" arch "$(uname -m)" user "$(id -un)" \
    clock: "$(date +%s)" boot "$(line_of /proc/sys/kernel/random/boot_id)" state "$home"
  survey_tools
  survey_checkout
  survey_state
  if engine_answers; then
    survey_engine
    survey_containers
    survey_releases
  fi
  survey_disk
}

survey_tools() {
  missing=
  for tool in git docker flock setsid timeout sha256sum sync awk sed grep df stat mktemp base64; do
    command -v "$tool" >/dev/null 2>&1 || missing="$missing $tool"
  done
  object kind tools missing "${missing# }" \
    git "$(bounded git --version 2>/dev/null | sed 's/^git version //')" \
    compose "$(bounded docker compose version --short 2>/dev/null | sed 's/^v//')" \
    composeV1 "$(command -v docker-compose || true)"
}

survey_engine() {
  bounded docker info --format \
    '{"v":1,"kind":"engine","version":{{json .ServerVersion}},"id":{{json .ID}},"driver":{{json .Driver}},"arch":{{json .Architecture}},"root":{{json .DockerRootDir}}}' \
    2>/dev/null
}

survey_disk() {
  for survey_path in "$(bounded docker info --format '{{.DockerRootDir}}' 2>/dev/null)" "$home" "$directory"; do
    [ -n "$survey_path" ] && [ -d "$survey_path" ] || continue
    free=$(df -Pk "$survey_path" 2>/dev/null | awk 'NR == 2 { print $4 }')
    object kind disk path "$survey_path" freeKiB: "${free:-null}"
  done
}

survey_checkout() {
  if [ ! -d "$directory" ]; then
    object kind checkout state missing
  elif ! top=$(checkout_git rev-parse --show-toplevel 2>"$home/git-error") || [ -z "$top" ]; then
    object kind checkout state 'not-git' text "$(head -c 500 "$home/git-error")"
  else
    object kind checkout state git top "$top" head "$(checkout_git rev-parse --verify HEAD 2>/dev/null)" \
      remote "$(checkout_git remote 2>/dev/null | tr '\n' ' ')"
    if dirty_files >"$home/dirty"; then
      head -n 50 "$home/dirty" | while IFS= read -r line; do object kind dirty file "$line"; done
    else
      object kind dirty file '(git status failed)'
    fi
    rm -f "$home/dirty"
  fi
  rm -f "$home/git-error"
}

# A lock without an owner is one that is just being taken, or let go.
settle_lock() {
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    is_held "$home/lock" && [ -z "$(line_of "$home/owner")" ] || return 0
    pause 0.3
  done
}

survey_state() {
  settle_lock
  if is_held "$home/lock"; then
    owner=$(line_of "$home/owner")
    object kind lock held: true owner: "${owner:-null}"
  else
    object kind lock held: false owner: null
  fi
  for survey_name in freeze hold; do
    [ ! -e "$home/$survey_name" ] || object kind "$survey_name" said: "$(line_of "$home/$survey_name" | grep '^{' || echo null)"
  done
  [ ! -e "$home/ours" ] || object kind ours
  [ ! -e "$home/pending" ] || object kind pending change "$(line_of "$home/pending")"
  [ ! -e "$home/current" ] || object kind current release "$(line_of "$home/current")"
  for survey_dir in "$home"/changes/*/; do
    [ -d "$survey_dir" ] || continue
    survey_change=$(basename "$survey_dir")
    exit_line=$(line_of "$survey_dir/exit" | grep '^{')
    alive=false
    [ -n "$exit_line" ] || ! is_held "$survey_dir/alive" || alive=true
    object kind change change "$survey_change" alive: "$alive" exit: "${exit_line:-null}"
  done
  [ ! -e "$home/history" ] || tail -n 20 "$home/history" | grep '^{' | while IFS= read -r line; do
    object kind history entry: "$line"
  done
}

survey_releases() {
  for survey_dir in "$home"/releases/*/; do
    [ -f "$survey_dir/record" ] || continue
    gone=
    while IFS="$TAB" read -r _ name id; do
      [ -n "$(image_id "$id")" ] || gone="$gone $name"
    done <"$survey_dir/images"
    object kind release release "$(basename "$survey_dir")" version "$(field "$survey_dir/record" version)" \
      commit "$(field "$survey_dir/record" commit)" previous "$(field "$survey_dir/record" previous)" \
      at "$(field "$survey_dir/record" at)" gone "${gone# }"
    while IFS="$TAB" read -r service name id; do
      object kind release-image release "$(basename "$survey_dir")" service "$service" name "$name" id "$id"
    done <"$survey_dir/images"
  done
}

CONTAINER_FACT='{"v":1,"kind":"container","id":{{json .ID}},"name":{{json .Name}},"project":{{json (index .Config.Labels "com.docker.compose.project")}},"service":{{json (index .Config.Labels "com.docker.compose.service")}},"oneoff":{{json (index .Config.Labels "com.docker.compose.oneoff")}},"directory":{{json (index .Config.Labels "com.docker.compose.project.working_dir")}},"image":{{json .Image}},"imageName":{{json .Config.Image}},"hash":{{json (index .Config.Labels "com.docker.compose.config-hash")}},"status":{{json .State.Status}},"exitCode":{{.State.ExitCode}},"oom":{{.State.OOMKilled}},"started":{{json .State.StartedAt}},"restarts":{{.RestartCount}},"health":{{if .State.Health}}{{json .State.Health.Status}}{{else}}"none"{{end}}'

# Containers of the project, its one-offs, and whatever other project runs from the same folder.
survey_containers() {
  survey_ids=$({
    bounded docker ps -aq --no-trunc --filter "label=com.docker.compose.project=$project"
    bounded docker ps -aq --no-trunc --filter "label=com.docker.compose.project.working_dir=$directory"
  } | sort -u)
  for survey_id in $survey_ids; do
    fact=$(bounded docker inspect --type container --format "$CONTAINER_FACT" "$survey_id" 2>/dev/null) || continue
    [ -n "$fact" ] || continue
    made_with=$(awk -F "$TAB" -v id="$survey_id" '$1 == id { print $3 }' "$home/containers" 2>/dev/null)
    printf '%s,"mounts":' "$fact"
    json "${made_with:-unknown}"
    printf '}\n'
  done
}
