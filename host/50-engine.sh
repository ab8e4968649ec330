# Engine: Docker, Compose and Git as this program calls them.

# What is left of the step in hand, in seconds; at least one.
remaining() {
  remaining_seconds=$((step_ends - $(uptime_seconds)))
  [ "$remaining_seconds" -gt 0 ] || remaining_seconds=1
  printf '%s' "$remaining_seconds"
}

# Gives the commands that follow so many seconds together.
within() { step_ends=$(($(uptime_seconds) + $1)); }

# A command within the time of the step in hand. 124 and 137 mean that the time was up.
bounded() { timeout -k 10 "$(remaining)" "$@"; }

# The same, and a wish to stop ends it at once: 143.
interruptible() {
  timeout -k 10 "$(remaining)" "$@" </dev/null &
  interruptible_pid=$!
  while kill -0 "$interruptible_pid" 2>/dev/null; do
    ! stop_wanted || kill "$interruptible_pid" 2>/dev/null
    pause 0.2
  done
  wait "$interruptible_pid"
}

compose() { bounded docker compose --ansi never -p "$project" "$@"; }

# Compose with a release's resolved file; what lies in the checkout does not count.
compose_release() {
  compose_release_dir=$1
  shift
  compose --project-directory "$directory" -f "$compose_release_dir/compose.yml" "$@"
}

# Git in the checkout, without its hooks and without helpers that the checkout itself may name.
checkout_git() {
  bounded git -C "$directory" -c core.hooksPath=/dev/null -c core.fsmonitor=false -c core.quotePath=false \
    -c gc.auto=0 -c maintenance.auto=false -c advice.detachedHead=false "$@"
}
export GIT_TERMINAL_PROMPT=0 GIT_OPTIONAL_LOCKS=0

# The project's containers but for one-offs, one a line: whole ids.
container_ids() {
  bounded docker ps -aq --no-trunc --filter "label=com.docker.compose.project=$project" \
    --filter label=com.docker.compose.oneoff=False
}

# `docker inspect` of the project's containers by a template; asked again when one vanished in between.
inspect_containers() (
  for attempt in 1 2 3 4 5; do
    : "$attempt"
    ids=$(container_ids) || return 1
    [ -n "$ids" ] || return 0
    # shellcheck disable=SC2086 # one argument an id
    lines=$(bounded docker inspect --type container --format "$1" $ids 2>/dev/null) && [ -n "$lines" ] &&
      printf '%s\n' "$lines" && return 0
    pause 0.3
  done
  return 1
)

image_id() { bounded docker image inspect --format '{{.ID}}' "$1" 2>/dev/null; }

# Whether the engine answers at all: a docker that says nothing is no engine.
engine_answers() { [ -n "$(bounded docker version --format '{{.Server.Version}}' 2>/dev/null)" ]; }
