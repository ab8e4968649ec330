# Engine: Docker, Compose and Git as this program calls them.

# The remaining time of the current step, in seconds; at least one.
remaining() { count_remaining && printf '%s' "$remaining_seconds"; }

count_remaining() {
  tell_time
  remaining_seconds=$((step_ends - uptime_now))
  [ "$remaining_seconds" -gt 0 ] || remaining_seconds=1
}

# Gives the commands that follow so many seconds together.
within() { tell_time && step_ends=$((uptime_now + $1)); }

add_time() { step_ends=$((step_ends + $1)); }

# A command within the time of the current step. 124 and 137 mean that the time was up.
bounded() { count_remaining && timeout -k 10 "$remaining_seconds" "$@"; }

# The same, and a request to stop ends it at once: 143.
interruptible() {
  timeout -k 10 "$(remaining)" "$@" </dev/null &
  interruptible_pid=$! interruptible_pause=0.02
  while kill -0 "$interruptible_pid" 2>/dev/null; do
    ! stop_wanted || kill "$interruptible_pid" 2>/dev/null
    pause "$interruptible_pause"
    case $interruptible_pause in 0.02) interruptible_pause=0.05 ;; 0.05) interruptible_pause=0.1 ;; *) interruptible_pause=0.2 ;; esac
  done
  wait "$interruptible_pid"
}

compose() { bounded docker compose --ansi never -p "$project" "$@"; }

# Compose with a release's resolved file, and nothing else: what lies in the clone, its .env included, does not count.
compose_release() (
  compose_release_dir=$1
  shift
  export_variables "$compose_release_dir/variables"
  compose_release_in=$(line_of "$compose_release_dir/project-folder")
  compose --env-file /dev/null --project-directory "${compose_release_in:-$directory}" -f "$compose_release_dir/compose.yml" "$@"
)

# A request to the engine, repeated while the engine is unavailable (a restart, an upgrade) and the step has time.
ask_engine() {
  while :; do
    ask_answer=$(bounded docker "$@" 2>/dev/null)
    ask_code=$?
    [ "$ask_code" != 0 ] || { [ -z "$ask_answer" ] || printf '%s\n' "$ask_answer"; return 0; }
    ! engine_answers || return "$ask_code"
    await_engine || return "$ask_code"
  done
}

# Waits for an unavailable engine, as long as the current step has time.
await_engine() {
  ! engine_answers || return 0
  [ -z "${change_dir:-}" ] || [ ! -e "$change_dir/journal" ] || note 'The Docker engine does not answer; waiting for it.'
  until engine_answers; do
    [ "$(remaining)" -gt 1 ] || return 1
    pause 1
  done
}

# `docker inspect` of the project's containers but for one-offs, or of `all` of the engine, by a template; repeated when one vanished in between.
inspect_containers() (
  inspect_only="--filter label=com.docker.compose.project=$project --filter label=com.docker.compose.oneoff=False"
  [ "${2:-}" != all ] || inspect_only=''
  for attempt in 1 2 3 4 5; do
    : "$attempt"
    # shellcheck disable=SC2086 # several arguments, or none
    ids=$(ask_engine ps -aq --no-trunc $inspect_only) || return 1
    [ -n "$ids" ] || return 0
    # shellcheck disable=SC2086 # one argument an id
    lines=$(ask_engine inspect --type container --format "$1" $ids) && [ -n "$lines" ] &&
      printf '%s\n' "$lines" && return 0
    pause 0.3
  done
  return 1
)

# Columns of a container: 1 id, 2 service, 3 status, 4 exit code, 5 killed for lack of memory, 6 restarts, 7 health, 8 restart
# policy, 9 start, 10 what it waited for, 11 name, 12 image, 13 hash of its model, 14 seconds to stop, 15 what it shares with others,
# 16 its volumes, 17 and later its networks, each followed by its names there.
# shellcheck disable=SC2016 # variables of the template
CONTAINER_ROW='{{.ID}}	{{or (index .Config.Labels "com.docker.compose.service") "-"}}	{{.State.Status}}	{{.State.ExitCode}}	{{.State.OOMKilled}}	{{.RestartCount}}	{{if .State.Health}}{{.State.Health.Status}}{{else}}none{{end}}	{{.HostConfig.RestartPolicy.Name}}	{{.State.StartedAt}}	{{index .Config.Labels "com.docker.compose.depends_on"}}	{{.Name}}	{{.Image}}	{{index .Config.Labels "com.docker.compose.config-hash"}}	{{if .Config.StopTimeout}}{{.Config.StopTimeout}}{{else}}10{{end}}	{{.HostConfig.NetworkMode}} {{.HostConfig.PidMode}} {{.HostConfig.IpcMode}}{{range .HostConfig.VolumesFrom}} container:{{.}}{{end}}	{{range .Mounts}}{{if eq .Type "volume"}}{{.Name}} {{end}}{{end}}{{range $network, $endpoint := .NetworkSettings.Networks}}	{{$network}}	,{{range $endpoint.Aliases}}{{.}},{{end}}{{end}}'

# Every container of the project in `rows` of the change's folder.
look_at_containers() {
  inspect_containers "$CONTAINER_ROW" >"$change_dir/rows" || fail engine-silent "The engine does not list the project's containers."
}

# Whether the engine answers at all: an empty version is no answer.
engine_answers() { [ -n "$(timeout -k 2 5 docker version --format '{{.Server.Version}}' 2>/dev/null)" ]; }
