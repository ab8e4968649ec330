# Watch: what somebody who looks after a release wants to know. Changes nothing.

# Bytes of all logs in one answer, and of one line; the newest lines are kept.
WATCH_BYTES=2000000
WATCH_LINE=2048
WATCH_LINES=2000

# watch PROJECT EVENTS-SINCE LOGS-SINCE SECONDS [CHANGE]: events for so many seconds as they come, then one look at everything.
# Both times are seconds of this host's clock as an earlier answer said them; 0 is the first look, which has no events
# behind it and begins with the last 200 lines of each log. With CHANGE also what that change proved at its end.
verb_watch() {
  open_project "$1"
  for look_number in "$2" "$3" "$4"; do
    case $look_number in '' | *[!0-9]*) usage "watch wants seconds; got '$look_number'" ;; esac
  done
  [ -z "${5:-}" ] || open_change "$5"
  look_facts "$2" "$3" "$4" "${5:-}" | awk '{ print; lines++ } END { printf "{\"v\":1,\"kind\":\"end\",\"lines\":%d}\n", lines }'
}

look_facts() {
  # Taken before anything is asked: what happens from here on belongs to this answer or to the next one.
  look_now=$(date +%s)
  look_events "$1" "$3"
  within 60
  object kind clock asked: "$look_now" now: "$(date +%s)"
  if engine_answers; then
    object kind engine
    look_containers "$2"
  fi
  [ -z "$4" ] || look_proved
  # Last: a change that began meanwhile explains what was seen above.
  look_state
}

# The engine keeps only its last 256 events, and health checks fill that: so they are taken as they come.
look_events() {
  look_from=$1
  [ "$look_from" -gt 0 ] || look_from=$look_now
  # The time limit is for an engine that does not answer; a stream that ended by itself is whole.
  timeout -k 5 "$(($2 + 15))" docker events --since "$look_from" --until "$((look_now + $2))" \
    --filter "label=com.docker.compose.project=$project" --filter type=container \
    --filter event=die --filter event=oom --filter event=health_status --filter event=start --filter event=destroy \
    --format '{"v":1,"kind":"event","at":"{{.TimeNano}}","id":{{json .Actor.ID}},"action":{{json .Action}},"exitCode":{{json (index .Actor.Attributes "exitCode")}}}' \
    2>/dev/null || object kind events-cut
}

look_containers() {
  look_ids=$(container_ids) || { object kind unlisted; return; }
  [ -n "$look_ids" ] || return 0
  # shellcheck disable=SC2086 # one argument an id
  set -- "$1" $look_ids
  look_limit=$((WATCH_BYTES / ($# - 1)))
  look_since=$1
  shift
  for look_id in "$@"; do
    fact=$(bounded docker inspect --type container --format "$CONTAINER_FACT" "$look_id" 2>/dev/null) || continue
    [ -n "$fact" ] || continue
    printf '%s,"mounts":"-"}\n' "$fact"
    look_log "$look_id"
  done
}

# What ran when the change was proven: a container that was started again since then is not the one that was.
look_proved() {
  [ -f "$change_dir/proof" ] || return 0
  while IFS="$TAB" read -r look_id look_service _ _ look_started _ look_status look_code look_oom look_restarts; do
    [ -n "$look_restarts" ] || continue
    printf '{"v":1,"kind":"proved","id":"%s","service":' "$look_id"
    json "$look_service"
    printf ',"status":"%s","exitCode":%s,"oom":%s,"started":"%s","restarts":%s}\n' \
      "$look_status" "$look_code" "$look_oom" "$look_started" "$look_restarts"
  done <"$change_dir/proof"
}

# The lines of one container's log, whatever bytes they hold: cut, the newest kept, in base64.
look_log() {
  if [ "$look_since" -gt 0 ]; then set -- "$1" --since "$look_since" --tail "$WATCH_LINES"; else set -- "$1" --tail 200; fi
  look_id=$1
  shift
  look_text=$({ bounded docker logs --timestamps "$@" "$look_id" 2>&1 || printf 'sluice: no log\n'; } |
    cut -b "1-$WATCH_LINE" | tail -c "$look_limit" | base64 | tr -d '\n')
  printf '{"v":1,"kind":"log","id":"%s","limit":%s,"bytes":"%s"}\n' "$look_id" "$look_limit" "$look_text"
}

look_state() {
  look_current=$(line_of "$home/current")
  object kind release release "$look_current" version "$(field "$(release_dir "${look_current:-none}")/record" version)" \
    pending "$(line_of "$home/pending")"
}
