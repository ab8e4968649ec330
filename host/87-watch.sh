# Watch: what a person who looks after a release wants to know, as it happens. Changes no container, and no file but its own.

# Bytes of one line of a log, of which the rest is dropped. One line is one write, and one write of up to 4,096 bytes is whole.
WATCH_LINE=2048
# Kilobytes of memory for reading a log: an endless line ends its reader, and not the host.
WATCH_MEMORY=400000
# Seconds before the first look whose lines still count: a release's first minutes, not a database's last year.
LOOK_BACK=900

# watch PROJECT SINCE INTERVAL SECONDS SERVICES [CHANGE]: a look at everything, at once, then every INTERVAL seconds and as soon
# as a container ended or became unhealthy, for so many seconds; between the looks the engine's events, and the new lines of the
# logs of SERVICES (names with commas between, `-all` or `-none`). With 0 seconds it is one look, and the last 20 lines of each
# log. SINCE: seconds of this host's clock, up to which an earlier answer reached; 0 for none: then a log begins with its last
# 200 lines of the last minutes. With CHANGE the first look also has what that change proved at its end.
#
# Log lines begin with `L` and the container, `F` and a container say that its log is read from SINCE on; all else is facts.
verb_watch() {
  open_project "$1"
  [ -z "${6:-}" ] || open_change "$6"
  watching=$(mktemp -d "$home/watch.XXXXXX") || { refuse disk-full "Cannot write to $home."; return 1; }
  look_since=$2 log_services=$5
  # mawk waits for more lines unless it is told not to.
  case $(awk -W version 2>&1 </dev/null) in mawk*) LINE_AWK='awk -W interactive' ;; *) LINE_AWK='awk' ;; esac
  # For mawk and BusyBox a line ends at a NUL, and mawk adds the next one to it. Not every tr passes on at once what it has read.
  case $(tr --version 2>&1 </dev/null) in
    *'GNU coreutils'*) NO_NUL='stdbuf -oL tr \000 \040' ;;
    *BusyBox*) NO_NUL='tr \000 \040' ;;
    *) NO_NUL='cat' ;;
  esac
  export LINE_AWK NO_NUL
  watch_project "$3" "$4" "${6:-}" | cat
}

watch_project() {
  readers='' proof_of=$3 once=
  [ "$2" != 0 ] || once=1
  trap end_watch EXIT
  trap 'exit 1' HUP INT TERM PIPE
  tell_time
  watch_ends=$((uptime_now + $2)) next_look=$((uptime_now + $1))
  [ -n "$once" ] || follow_events
  look
  while [ "$uptime_now" -lt "$watch_ends" ]; do
    if [ -e "$watching/urgent" ] || [ "$uptime_now" -ge "$next_look" ]; then
      rm -f "$watching/urgent"
      look
      while [ "$next_look" -le "$uptime_now" ]; do next_look=$((next_look + $1)); done
    else
      pause 0.5
    fi
    tell_time
  done
}

end_watch() {
  for reader in $readers; do end_reader "$reader"; done
  rm -rf "$watching"
}

# Readers lead a process group each. One that ended long ago may have left its number to a process that is not ours.
end_reader() {
  ! tr '\000' '\n' 2>/dev/null <"/proc/$1/cmdline" | grep -qF -e "$watching/" || kill -s TERM -- "-$1" 2>/dev/null
}

# A fact in one write: several processes write into one pipe.
fact() { printf '%s\n' "$(object "$@")"; }

look() {
  within 60
  look_now=$(date +%s) look_listed=
  fact kind clock asked: "$look_now"
  if engine_answers; then
    fact kind engine
    look_containers
  fi
  [ -z "$proof_of" ] || look_proved
  # Last: a change that began meanwhile explains what was seen above.
  look_state
  fact kind end
  # A look without the containers has begun no log.
  [ -z "$look_listed" ] || look_since=$look_now
}

# The engine remembers 256 events, and health checks fill these: so they are read as they come. Those that may end the watch
# are looked after at once. A stream that ends is begun again, and says that events may be missing.
follow_events() {
  events_since=$look_since
  [ "$events_since" -gt 0 ] || events_since=$(date +%s)
  # shellcheck disable=SC2016 # variables of the inner shell and of awk
  read_apart '
    while :; do
      docker events --since "$1" --filter "label=com.docker.compose.project=$2" \
        --filter label=com.docker.compose.oneoff=False --filter type=container \
        --filter event=die --filter event=oom --filter event=health_status --filter event=start --filter event=destroy --format "$3" 2>/dev/null |
        $LINE_AWK -v urgent="$4" "$5"
      printf "%s\n" "{\"v\":1,\"kind\":\"events-cut\"}"
      sleep 1
      set -- "$(($(date +%s) - 2))" "$2" "$3" "$4" "$5"
    done' "$events_since" "$project" \
    '{"v":1,"kind":"event","at":"{{.TimeNano}}","id":{{json .Actor.ID}},"action":{{json .Action}},"exitCode":{{json (index .Actor.Attributes "exitCode")}}}' \
    "$watching/urgent" 'BEGIN { ORS = "" } { print $0 "\n"; fflush() } /"action":"(die|oom|destroy|health_status: unhealthy)/ { print "1" >urgent; close(urgent) }'
}

# Runs a script of its own in a process group of its own, beside this one, as long as a watch may take.
read_apart() {
  apart=$1
  shift
  setsid timeout -k 5 960 sh -c "$apart" sh "$@" </dev/null 2>/dev/null &
  readers="$readers $!"
}

look_containers() {
  inspect_containers "$CONTAINER_FACT" >"$watching/containers" || { fact kind unlisted; return; }
  look_listed=1
  sed 's/$/,"mounts":"-"}/' "$watching/containers" | while IFS= read -r look_fact; do printf '%s\n' "$look_fact"; done
  sed -n 's/^.*"id":"\([0-9a-f]*\)".*"service":"\([^"]*\)".*"status":"\([^"]*\)".*"started":"\([^"]*\)".*$/\1 \2 \3 \4/p' \
    "$watching/containers" >"$watching/logs"
  while read -r log_id log_service log_status log_started; do
    if [ -n "$once" ]; then
      last_lines
    else
      case ",$log_services," in ,-all, | *",$log_service,"*) follow_log ;; esac
    fi
  done <"$watching/logs"
}

# One write for each line, also where an awk writes without a buffer.
# shellcheck disable=SC2016 # variables of awk
LINES_OF_LOG='BEGIN { ORS = ""; print "F " id "\n"; fflush() } { print "L " id " " substr($0, 1, limit) "\n"; fflush() }'

last_lines() {
  { bounded docker logs --timestamps --tail 20 "$log_id" 2>&1 </dev/null || printf 'sluice: no log\n'; } | tr '\000' ' ' |
    LC_ALL=C awk -v id="$log_id" -v limit="$WATCH_LINE" "$LINES_OF_LOG"
}

# Follows a container's log, and again when the container was started anew, or when the reader ended and the container runs.
follow_log() {
  if read -r log_reader log_was 2>/dev/null <"$watching/reader.$log_id"; then
    if [ "$log_was" = "$log_started" ]; then
      [ "$log_status" = running ] && [ -e "$watching/ended.$log_id" ] || return 0
    fi
    end_reader "$log_reader"
  fi
  rm -f "$watching/ended.$log_id"
  log_from=$((look_since - 2)) log_tail=all
  [ "$look_since" != 0 ] || { log_from=$((look_now - LOOK_BACK)) log_tail=200; }
  # shellcheck disable=SC2016 # variables of the inner shell
  read_apart '
    { docker logs --follow --timestamps --since "$1" --tail "$2" "$3" 2>&1 || printf "sluice: no log\n"; } | { $NO_NUL || printf "sluice: no log\n"; } | {
      ulimit -v "$4" 2>/dev/null
      LC_ALL=C $LINE_AWK -v id="$3" -v limit="$5" "$6" || printf "L %s sluice: no log\n" "$3"
    }
    : >"$7"' "$log_from" "$log_tail" "$log_id" "$WATCH_MEMORY" "$WATCH_LINE" "$LINES_OF_LOG" "$watching/ended.$log_id"
  printf '%s %s\n' "$!" "$log_started" >"$watching/reader.$log_id"
}

# What ran when the change was proven: a container that was started again since then is not the one that was.
look_proved() {
  [ -f "$change_dir/proof" ] || return 0
  while IFS="$TAB" read -r look_id look_service _ _ look_started _ look_status look_code look_oom look_restarts _; do
    [ -n "$look_restarts" ] || continue
    fact kind proved id "$look_id" service "$look_service" status "$look_status" exitCode: "$look_code" \
      oom: "$look_oom" started "$look_started" restarts: "$look_restarts"
  done <"$change_dir/proof"
  # Without the containers it is compared with nothing, and wanted again.
  [ -z "$look_listed" ] || proof_of=
}

look_state() {
  look_current=$(line_of "$home/current")
  fact kind release release "$look_current" version "$(field "$(release_dir "${look_current:-none}")/record" version)" \
    pending "$(line_of "$home/pending")"
}
