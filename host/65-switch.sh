# Switch: from here on what runs changes, and there is a way back or a word that there is none.

mark_pending() {
  case $kind in
    deploy) require_steps check quiet fetch resolve pull verify retain ;;
    rollback) require_steps check quiet ;;
  esac || return 1
  switched=1
  printf '%s\n' "$change" | write_file "$home/pending" || { because disk-full "Cannot write to $home."; return 1; }
  : >"$home/ours"
}

step_switch() { switch_to "$wanted"; }

switch_to() {
  watch_events
  : >>"$change_dir/events"
  # What the engine reported of the containers before these is no word about these.
  events_before=$(wc -l <"$change_dir/events")
  inspect_containers '{{.ID}} {{.RestartCount}}' >"$change_dir/before" ||
    { because engine-silent "The engine does not list the project's containers."; return 1; }
  up "$1" --remove-orphans || return 1
  remember_containers "$1" || return 1
  changed=$(services_with_old_mounts "$1")
  [ -n "$changed" ] || return 0
  note "Recreating $changed: the mounted configuration changed."
  # shellcheck disable=SC2086 # one argument a service
  up "$1" --no-deps --force-recreate $changed && remember_containers "$1"
}

up() {
  up_release=$1
  shift
  up_from=$(wc -c <"$change_dir/log")
  compose_release "$up_release" up -d --pull never --no-build "$@" 2>&1
  up_code=$?
  [ "$up_code" != 0 ] || return 0
  up_said=$(tail -c +"$((up_from + 1))" "$change_dir/log" | tail -n 3 | tr '\n' ' ' | cut -c1-600)
  case $up_code:$up_said in
    124:*) because switch-slow "docker compose up did not end in time: $up_said" ;;
    129:* | 13[0-9]:* | 14[0-9]:* | *' Killed '*) because killed "docker compose up was killed (exit code $up_code)." ;;
    *'port is already allocated'* | *'address already in use'*) because port-taken "A port is taken: $up_said" ;;
    *'no space left'*) because disk-full "The disk is full: $up_said" ;;
    *'is unhealthy'*) because unhealthy "A dependency did not become healthy: $up_said" ;;
    *) because up-failed "docker compose up failed with $up_code: $up_said" ;;
  esac
}

# Which mounted configuration each container was made with. One that was there before us and is not known here is unknown.
remember_containers() {
  remembered=$(fingerprints "$1" "$top" "$(release_commit "$1")")
  inspect_containers '{{.ID}} {{index .Config.Labels "com.docker.compose.service"}}' | while read -r id service; do
    if grep -q "^$id$TAB" "$home/containers" 2>/dev/null; then grep "^$id$TAB" "$home/containers"
    elif grep -q "^$id " "$change_dir/before"; then printf '%s\t%s\tunknown\n' "$id" "$service"
    else printf '%s\t%s\t%s\n' "$id" "$service" "$(printf '%s\n' "$remembered" | awk -F "$TAB" -v s="$service" '$1 == s { print $2 }')"
    fi
  done >"$change_dir/containers"
  write_file "$home/containers" <"$change_dir/containers" || because disk-full "Cannot write to $home."
}

services_with_old_mounts() {
  awk -F "$TAB" 'NR == FNR { wanted[$1] = $2; next } ($2 in wanted) && wanted[$2] != "-" && wanted[$2] != $3 { print $2 }' \
    "$1/fingerprints" "$home/containers" | sort -u | tr '\n' ' ' | sed 's/ $//'
}

release_commit() { if [ -f "$1/record" ]; then field "$1/record" commit; else printf '%s' "$commit"; fi; }

# The engine's own account, streamed: looking back is limited to 256 events, and health checks fill them.
watch_events() {
  [ -z "${events_pid:-}" ] || return 0
  timeout 1800 docker events --since "$(date +%s)" --filter "label=com.docker.compose.project=$project" --filter type=container \
    --filter event=die --filter event=start --filter event=oom --filter event=health_status \
    --format '{{.TimeNano}} {{index .Actor.Attributes "com.docker.compose.service"}} {{.Action}}' \
    >>"$change_dir/events" 2>/dev/null </dev/null 8>&- 9>&- &
  events_pid=$!
}

unwatch_events() {
  [ -z "${events_pid:-}" ] || kill "$events_pid" 2>/dev/null
  events_pid=
}

# How long each service was away: from the first death of a container to the next good sign of one.
report_downtime() {
  [ -s "$change_dir/events" ] || return 0
  awk '
    $3 == "die" && !($2 in died) { died[$2] = $1; order[++n] = $2 }
    ($2 in died) && ($3 == "start" && !checked[$2] || $0 ~ /health_status: healthy/) { back[$2] = $1 }
    /health_status/ { checked[$2] = 1 }
    END { for (i = 1; i <= n; i++) if (order[i] in back && back[order[i]] > died[order[i]])
      printf "%s %.1f\n", order[i], (back[order[i]] - died[order[i]]) / 1e9 }' "$change_dir/events" |
    while read -r service seconds; do journal down service "$service" seconds: "$seconds"; done
}
