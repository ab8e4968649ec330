# Health: what `compose up --wait` does not do. Every container, every replica, several passes in a row.

step_await() { await_release "$wanted"; }

# The switch has left a first reading in `rows`. The next one is taken as soon as something has happened.
await_release() {
  rows_are_healthy='' healthy_since='' last_signature='' last_word='' stable=$(((passes - 1) * interval * 100))
  tell_time
  reading_began=$uptime_hundredths
  while :; do
    [ "${may_stop:-}" != 1 ] || ! return_wanted || { fail aborted 'A rollback to the release before was requested.'; return 1; }
    tell_time
    verdict=$(judge "$1") || { fail engine-silent "The health of the containers could not be read."; return 1; }
    signature=$(awk -F "$TAB" 'FILENAME == ARGV[1] { ill[$1] = 1; next } !($1 in ill) { print $1, $6, $9 }' "$change_dir/unhealthy" "$change_dir/rows")
    word=${verdict%% *} reason=${verdict#* }
    [ "$signature" = "$last_signature" ] || healthy_since='' last_signature=$signature
    case $word in
      pass) healthy_since=${healthy_since:-$uptime_hundredths} ;;
      wait) healthy_since='' ;;
      # Docker says `unhealthy` only after the retries of the health check. A container from before the switch may still
      # recover, so that is waited for.
      oom | crash-loop | exited | unhealthy) report_failing "$reason"; fail "$word" "$reason"; return 1 ;;
      *) fail engine-silent "The health of the containers could not be read."; return 1 ;;
    esac
    next_reading=$((interval * 100)) stable_left=$((stable - reading_began + ${healthy_since:-reading_began}))
    [ -z "$healthy_since" ] || [ "$stable_left" -gt 0 ] || { rows_are_healthy=1; note "Healthy for $((stable / 100)) s."; return 0; }
    [ "$reason" = "$last_word" ] || { last_word=$reason; note "$reason"; }
    count_remaining
    [ "$remaining_seconds" -gt 1 ] || { report_failing "$reason"; fail not-healthy "Not healthy for $((stable / 100)) s before the time was up. Last seen: $reason"; return 1; }
    [ -z "$healthy_since" ] || [ "$stable_left" -ge "$next_reading" ] || next_reading=$stable_left
    wait_for_event "$next_reading"
    reading_began=$uptime_hundredths
    look_at_containers || return 1
  done
}

# release folder → one word and a reason about the containers in `rows`.
judge() {
  awk -F "$TAB" -v events_before="${events_before:-0}" '
    function often(r) { good[service[r]]++; but = but " " service[r] " is restarted again and again, as it was before the change." }
    FILENAME == ARGV[1] { want[$1] = $2; total += $2; next }
    FILENAME == ARGV[2] { oneshot[$1] = 1; next }
    FILENAME == ARGV[3] { split($0, part, " "); base[part[1]] = part[2]; known_oom[part[1]] = part[5]; next }
    FILENAME == ARGV[4] { ill[$1] = 1; next }
    FILENAME == ARGV[5] { split($0, part, " "); if (FNR > events_before && part[3] == "oom" && (part[2] in want)) oomkilled[part[2]] = 1; next }
    # What no service of the release has brought is left alone.
    !($2 in want) { next }
    /./ {
      rows++; id[rows] = $1; service[rows] = $2; status[rows] = $3; code[rows] = $4; oom[rows] = $5
      restarts[rows] = $6 - (($1 in base) ? base[$1] : 0); health[rows] = $7; policy[rows] = $8
      n = split($10, dependency, ",")
      for (d = 1; d <= n; d++) if (dependency[d] ~ /:service_completed_successfully(:|$)/) { sub(/:.*/, "", dependency[d]); oneshot[dependency[d]] = 1 }
    }
    END {
      if (!rows) { print "wait No container is there yet."; exit }
      for (s in oomkilled) { print "oom " s ": the kernel killed it for lack of memory (OOM)."; exit }
      for (r = 1; r <= rows; r++) if (oom[r] == "true" && known_oom[id[r]] != "true") { print "oom " service[r] ": the kernel killed it for lack of memory (OOM)."; exit }
      for (r = 1; r <= rows; r++) if (restarts[r] >= 3 && !(id[r] in ill)) { print "crash-loop " service[r] ": restarted " restarts[r] " times since the switch" (status[r] == "running" ? "." : "; last exit code " code[r] "."); exit }
      for (r = 1; r <= rows; r++) if (status[r] == "exited" || status[r] == "dead") {
        if (code[r] == 0 && oneshot[service[r]]) { good[service[r]]++; continue }
        if (policy[r] == "no" || policy[r] == "" || (policy[r] == "on-failure" && code[r] == 0) || status[r] == "dead") {
          print "exited " service[r] ": exited with code " code[r] (code[r] == 0 ? ", but it is not known as a service that ends." : "."); exit
        }
        word = "wait"; reason = service[r] ": exited with code " code[r] ", the engine will start it again."
      }
      for (r = 1; r <= rows; r++) if (status[r] == "running") {
        if (health[r] == "none" && (id[r] in ill)) often(r)
        else if (health[r] == "healthy" || health[r] == "none") good[service[r]]++
        else if (health[r] == "unhealthy" && (id[r] in ill)) { good[service[r]]++; but = but " " service[r] " is unhealthy, as it was before the change." }
        else if (health[r] == "unhealthy" && !(id[r] in base)) { print "unhealthy " service[r] ": its health check fails."; exit }
        else { word = "wait"; reason = service[r] ": its health check is " health[r] "." }
      } else if (status[r] == "restarting" && (id[r] in ill)) often(r)
      else if (status[r] != "exited" && status[r] != "dead") { word = "wait"; reason = service[r] " is " status[r] "." }
      for (s in want) if (good[s] < want[s]) {
        if (word == "") { word = "wait"; reason = s ": " good[s] + 0 " of " want[s] " containers run." }
      }
      if (word == "" && but != "") print "pass The containers of the change are healthy." but
      else if (word == "") print "pass All " total " containers are healthy."
      else print word " " reason
    }' "$1/services" "$change_dir/one-shots" "$change_dir/before" "$change_dir/unhealthy" "$change_dir/events" "$change_dir/rows"
}

# Before a container is replaced because it failed: its state, its last health checks and its last log lines, in the log, and
# its state in the journal. $1: a reason that begins with its service, or nothing for every container that is not well.
report_failing() {
  trouble=${1%%:*}
  inspect_containers "$CONTAINER_ROW" | cut -f 1-5,7 | while IFS="$TAB" read -r id service status code oom health; do
    case $trouble:$oom:$status:$code:$health in
      "$service":* | :true:* | :*:running:*:unhealthy | :*:running:*:starting | :*:restarting:* | :*:dead:* | :*:created:* | :*:exited:[1-9]*)
        report_container "$id" "$service" "$status" "$code" "$oom" "$health" ;;
    esac
  done
}

report_container() {
  journal container service "$2" container "$1" status "$3" exitCode: "$4" oom: "$5" health "$6"
  printf -- '--- %s is %s, exit code %s%s\n' "$2" "$3" "$4" "$([ "$5" != true ] || printf ', killed for lack of memory')"
  [ "$6" = none ] || {
    printf -- '--- the last health checks of %s\n' "$2"
    bounded docker inspect --format '{{if .State.Health}}{{range .State.Health.Log}}exit {{.ExitCode}}: {{.Output}}{{println}}{{end}}{{end}}' "$1" | sed '/^$/d' |
      tail -n 5 | last_bytes 4096
  }
  printf -- '--- the last log lines of %s\n' "$2"
  timeout 10 docker logs --tail 20 "$1" 2>&1 | last_bytes 16384
  printf -- '\n---\n'
}

# The last bytes of what comes in, from the start of a line on: half a line may contain half a secret, which would not be
# masked.
last_bytes() {
  tail -c "$(($1 + 1))" >"$change_dir/last-words"
  if [ "$(stat -c %s "$change_dir/last-words")" -le "$1" ]; then cat "$change_dir/last-words"
  else
    printf '(what came before is left out)\n'
    sed 1d "$change_dir/last-words"
  fi
  rm -f "$change_dir/last-words"
}
