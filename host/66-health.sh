# Health: what `compose up --wait` does not do. Every container, every replica, several passes in a row.

HEALTH_FACT='{{.ID}}	{{index .Config.Labels "com.docker.compose.service"}}	{{.State.Status}}	{{.State.ExitCode}}	{{.State.OOMKilled}}	{{.RestartCount}}	{{if .State.Health}}{{.State.Health.Status}}{{else}}none{{end}}	{{.HostConfig.RestartPolicy.Name}}	{{.State.StartedAt}}	{{index .Config.Labels "com.docker.compose.depends_on"}}'

step_await() { await_release "$wanted"; }

await_release() {
  passes_seen=0 unhealthy_seen=0 last_signature='' last_word=''
  while :; do
    [ "${may_stop:-}" != 1 ] || ! return_wanted || { because aborted 'Asked to return to the release before.'; return 1; }
    sample=$(inspect_containers "$HEALTH_FACT") && verdict=$(judge "$1" "$sample") ||
      { because engine-silent "The health of the containers could not be read."; return 1; }
    signature=$(printf '%s' "$sample" | cut -f 1,6,9)
    word=${verdict%% *} reason=${verdict#* }
    [ "$signature" = "$last_signature" ] || { passes_seen=0 last_signature=$signature; }
    case $word in
      pass) passes_seen=$((passes_seen + 1)) unhealthy_seen=0 ;;
      unhealthy) passes_seen=0 unhealthy_seen=$((unhealthy_seen + 1)) ;;
      wait) passes_seen=0 unhealthy_seen=0 ;;
      oom | crash-loop | exited) report_logs "$reason"; because "$word" "$reason"; return 1 ;;
      *) because engine-silent "The health of the containers could not be read."; return 1 ;;
    esac
    [ "$passes_seen" -lt "$passes" ] || { note "Healthy $passes times in a row."; return 0; }
    [ "$unhealthy_seen" -lt "$passes" ] || { report_logs "$reason"; because unhealthy "$reason"; return 1; }
    [ "$reason" = "$last_word" ] || { last_word=$reason; note "$reason"; }
    [ "$(remaining)" -gt 1 ] || { report_logs "$reason"; because not-healthy "Not healthy $passes times in a row before the time was up. Last seen: $reason"; return 1; }
    pause "$interval"
  done
}

# release folder, sample → one word and a reason.
judge() {
  {
    sed 's/^/want	/' "$1/services"
    sed 's/^/oneshot	/' "$change_dir/one-shots" 2>/dev/null
    sed 's/ /	/; s/^/before	/' "$change_dir/before" 2>/dev/null
    awk -v before="${events_before:-0}" 'NR > before && $3 == "oom" { print "killed\t" $2 }' "$change_dir/events" 2>/dev/null
    printf '%s\n' "$2" | sed '/./!d; s/^/have	/'
  } | awk -F '\t' '
    $1 == "want" { want[$2] = $3; total += $3; next }
    $1 == "oneshot" { oneshot[$2] = 1; next }
    $1 == "before" { base[$2] = $3; next }
    $1 == "killed" { oomkilled[$2] = 1; next }
    $1 == "have" {
      rows++; id[rows] = $2; service[rows] = $3; status[rows] = $4; code[rows] = $5; oom[rows] = $6
      restarts[rows] = $7 - base[$2]; health[rows] = $8; policy[rows] = $9
      n = split($11, dependency, ",")
      for (d = 1; d <= n; d++) if (dependency[d] ~ /:service_completed_successfully(:|$)/) { sub(/:.*/, "", dependency[d]); oneshot[dependency[d]] = 1 }
    }
    END {
      if (!rows) { print "wait No container is there yet."; exit }
      for (s in oomkilled) { print "oom " s ": the kernel killed it for lack of memory (OOM)."; exit }
      for (r = 1; r <= rows; r++) if (oom[r] == "true") { print "oom " service[r] ": the kernel killed it for lack of memory (OOM)."; exit }
      for (r = 1; r <= rows; r++) if (restarts[r] >= 3) { print "crash-loop " service[r] ": restarted " restarts[r] " times since the switch" (status[r] == "running" ? "." : "; last exit code " code[r] "."); exit }
      for (r = 1; r <= rows; r++) if (status[r] == "exited" || status[r] == "dead") {
        if (code[r] == 0 && oneshot[service[r]]) { good[service[r]]++; continue }
        if (policy[r] == "no" || policy[r] == "" || (policy[r] == "on-failure" && code[r] == 0) || status[r] == "dead") {
          print "exited " service[r] ": exited with code " code[r] (code[r] == 0 ? ", but nothing says that it is meant to end." : "."); exit
        }
        word = "wait"; reason = service[r] ": exited with code " code[r] ", the engine will start it again."
      }
      for (r = 1; r <= rows; r++) if (status[r] == "running") {
        if (health[r] == "healthy" || health[r] == "none") good[service[r]]++
        else if (health[r] == "unhealthy") { print "unhealthy " service[r] ": its health check fails."; exit }
        else { word = "wait"; reason = service[r] ": its health check is " health[r] "." }
      } else if (status[r] != "exited" && status[r] != "dead") { word = "wait"; reason = service[r] " is " status[r] "." }
      for (s in want) if (good[s] < want[s]) {
        if (word == "") { word = "wait"; reason = s ": " good[s] + 0 " of " want[s] " containers run." }
      }
      if (word == "") print "pass All " total " containers are healthy."
      else print word " " reason
    }'
}

# The last words of the service in trouble: its health check and its log, cut to what a person reads.
report_logs() {
  trouble=${1%%:*}
  inspect_containers '{{.ID}} {{index .Config.Labels "com.docker.compose.service"}}' | while read -r id service; do
    [ "$service" = "$trouble" ] || continue
    printf -- '--- the last health checks of %s\n' "$service"
    bounded docker inspect --format '{{if .State.Health}}{{range .State.Health.Log}}exit {{.ExitCode}}: {{.Output}}{{end}}{{end}}' "$id" |
      tail -n 5 | last_bytes 4096
    printf -- '--- the last log lines of %s\n' "$service"
    timeout 10 docker logs --tail 20 "$id" 2>&1 | last_bytes 16384
    printf -- '\n---\n'
  done
}

# The last bytes of what comes in, from the start of a line on: half a line may hold half a secret, which nobody would mask.
last_bytes() {
  tail -c "$(($1 + 1))" >"$change_dir/last-words"
  if [ "$(stat -c %s "$change_dir/last-words")" -le "$1" ]; then cat "$change_dir/last-words"
  else
    printf '(what came before is left out)\n'
    sed 1d "$change_dir/last-words"
  fi
  rm -f "$change_dir/last-words"
}
