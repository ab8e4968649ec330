# Switch: from here on what runs is changed, and the release for a rollback is known.

mark_pending() {
  case $kind in
    deploy) require_steps check quiet fetch resolve pull verify retain ;;
    rollback | restore) require_steps check quiet ;;
  esac || return 1
  # Room for the record, so that a full disk cannot lose it afterwards.
  head -c 262144 /dev/zero >"$change_dir/reserve" 2>/dev/null && printf '%s\n' "$change" | write_file "$home/pending" ||
    { rm -f "$change_dir/reserve"; fail disk-full "Cannot write to $home."; return 1; }
  switched=1
  : >"$home/ours"
}

step_switch() { switch_to "$wanted"; }

switch_to() {
  # The release has run before.
  [ ! -f "$1/record" ] || [ ! -s "$1/hooks" ] ||
    note "Containers that are recreated run their hooks again: $(tr '\t' ' ' <"$1/hooks" | tr '\n' ',' | sed 's/,$//; s/,/, /g')."
  watch_events
  # Events of the previous containers do not apply to the new ones.
  events_before=$(wc -l <"$change_dir/events")
  look_at_containers || return 1
  awk -F "$TAB" '{ print $1, $6, $7, $3, $5 }' "$change_dir/rows" >"$change_dir/before"
  # From here on a hold does not start again what the proof stopped: it is of the release before.
  [ ! -e "$change_dir/quiesced" ] || awk '{ $3 = "replaced"; print }' "$change_dir/stopped" | write_file "$change_dir/stopped" || { fail disk-full "Cannot write to $change_dir."; return 1; }
  add_time "$(grace)"
  # What was unhealthy, or was restarted again and again, before the change is not of its making, nor of its rollback's. Docker waits
  # at most a minute between two starts.
  [ -e "$change_dir/unhealthy" ] || awk -F "$TAB" -v recently="$(date -u -d "@$(($(date +%s) - 120))" +%Y-%m-%dT%H:%M:%S)" '
    $7 == "unhealthy" || $3 == "restarting" || ($6 >= 3 && $9 > recently) { print $1 }' "$change_dir/rows" >"$change_dir/unhealthy"
  remove_orphans "$1" && up "$1" && remember_containers "$1" || { report_failing ''; return 1; }
  allow_restarts "$change_dir" || return 1
  changed=$(services_made_otherwise "$1" | with_dependents "$1" | tr '\n' ' ')
  [ -n "$changed" ] || return 0
  note "Recreating ${changed% }: the configuration that they mount or use changed, or their containers have another image or are not attached to their networks and volumes."
  # shellcheck disable=SC2086 # one argument a service
  up "$1" --no-deps --force-recreate $changed && remember_containers "$1" || { report_failing ''; return 1; }
}

# Containers of services that the release does not have: those that a release of ours brought, and those that the plan names.
# All others of the project are left alone.
remove_orphans() {
  cut -f1,2,11 "$change_dir/rows" | list_orphans "$1" >"$change_dir/orphans"
  while IFS="$TAB" read -r id name service known; do
    if [ "$known" = known ] || grep -qxF -e "$name" "$change_dir/removed"; then
      note "Removing $name: the release has no service $service."
      ask_engine stop "$id" >/dev/null && ask_engine rm "$id" >/dev/null ||
        { fail up-failed "The container $name could not be removed."; return 1; }
    else
      note "Not removing $name: no recorded release had it."
    fi
  done <"$change_dir/orphans"
}

# id, service, name of containers → id, name, service, known|unknown of those whose service a release does not have.
list_orphans() {
  [ -e "$home/containers" ] || : >"$home/containers"
  awk -F "$TAB" -v OFS="$TAB" -v services="$1/services" -v before="$change_dir/before" '
    BEGIN { while ((getline line <services) > 0) { split(line, part, FS); has[part[1]] = 1 }
            while ((getline line <before) > 0) { split(line, part, " "); old[part[1]] = 1 } }
    FILENAME == ARGV[1] { if ($3 != "unknown") ours[$1] = 1; next }
    !($2 in has) { sub(/^\//, "", $3); print $1, $3, $2, ($1 in ours || !($1 in old)) ? "known" : "unknown" }' "$home/containers" -
}

up() {
  up_release=$1
  shift
  up_once "$up_release" "$@" && return 0
  # An engine that was restarted has done one half: the same command again completes it.
  case $why_code in up-failed | killed) ;; *) return 1 ;; esac
  case $up_said in *'Cannot connect to the Docker daemon'* | *'connection refused'* | *'error during connect'* | *EOF*) ;; *) return 1 ;; esac
  await_engine && up_once "$up_release" "$@"
}

up_once() {
  up_from=$(wc -c <"$change_dir/log")
  up_from_release=$1
  shift
  compose_release "$up_from_release" up -d --pull never --no-build "$@" 2>&1
  up_code=$?
  [ "$up_code" != 0 ] || return 0
  end_strays
  up_said=$(tail -c +"$((up_from + 1))" "$change_dir/log" | tail -n 3 | tr '\n' ' ' | truncate_line 600)
  case $up_code:$up_said in
    124:*) fail switch-slow "docker compose up did not end in time: $up_said" ;;
    129:* | 13[0-9]:* | 14[0-9]:* | *' Killed '*) fail killed "docker compose up was killed (exit code $up_code)." ;;
    *'port is already allocated'* | *'address already in use'*) fail port-taken "A port is taken: $up_said" ;;
    *'no space left'*) fail disk-full "The disk is full: $up_said" ;;
    *'is unhealthy'*) fail unhealthy "A dependency did not become healthy: $up_said" ;;
    *"didn't complete successfully"*) fail exited "A service that others wait for failed: $up_said" ;;
    *) fail up-failed "docker compose up failed with $up_code: $up_said" ;;
  esac
}

# Docker's command line starts Compose as a process of its own, which goes on when the first one is killed. Ends processes of
# this worker's session whose parent is gone, so that nothing else changes containers while this worker does.
end_strays() {
  strays=$(cat /proc/[0-9]*/stat 2>/dev/null | awk -v worker=$$ '
    { pid = $1; sub(/^.*\) /, ""); if ($1 != "Z") { parent[pid] = $2; session[pid] = $4 } }
    END { for (p in parent) if (session[p] == session[worker] && p != worker) {
      for (up = p; up in parent && up != worker; up = parent[up]);
      if (up != worker) print p } }')
  # shellcheck disable=SC2086 # one argument a process
  [ -z "$strays" ] || { note 'Ending the processes that the killed command had started.'; kill -s KILL $strays 2>/dev/null; pause 0.5; }
}

# What each container was made from: id, service, fingerprint, and fingerprint of the observed single files it began with. A
# container that was there before us and is not known here is unknown.
remember_containers() {
  observe "$1" "$(release_commit "$1")" >"$change_dir/observed-now"
  single_files >"$change_dir/single-files"
  pass_events
  look_at_containers || return 1
  [ -e "$home/containers" ] || : >"$home/containers"
  awk -F "$TAB" -v OFS="$TAB" '
    FILENAME == ARGV[1] { known[$1] = $0; next }
    FILENAME == ARGV[2] { split($0, part, " "); old[part[1]] = 1; next }
    FILENAME == ARGV[3] { made[$1] = $2; next }
    FILENAME == ARGV[4] { file[$1] = $2; next }
    $1 in known { print known[$1]; next }
    $1 in old { print $1, $2, "unknown", "-"; next }
    { print $1, $2, ($2 in made) ? made[$2] : "-", ($2 in file) ? file[$2] : "-" }' \
    "$home/containers" "$change_dir/before" "$1/fingerprints" "$change_dir/single-files" "$change_dir/rows" |
    write_file "$home/containers" || fail disk-full "Cannot write to $home."
}

# service, fingerprint of the single files that it sees and that are not Git's.
single_files() {
  [ -s "$change_dir/observed-now" ] || return 0
  awk -F "$TAB" '$1 != "" { print $1 }' "$change_dir/observed-now" | sort -u | while IFS= read -r service; do
    printf '%s\t%s\n' "$service" "$(awk -F "$TAB" -v s="$service" '$1 == s' "$change_dir/observed-now" | digest_of_input)"
  done
}

# Services of the release with a container that was made from another fingerprint, with a single file that is another one by
# now, of another image under the labels of this one (another program replaced it), or not attached to what the service uses.
services_made_otherwise() {
  { awk -F "$TAB" '
    FILENAME == ARGV[1] { made[$1] = $2; next }
    FILENAME == ARGV[2] { file[$1] = $2; next }
    ($2 in made) && ((made[$2] != "-" && made[$2] != $3) || ($3 != "unknown" && $4 != "" && $4 != (($2 in file) ? file[$2] : "-"))) { print $2 }' \
    "$1/fingerprints" "$change_dir/single-files" "$home/containers" &&
    awk -F "$TAB" 'FILENAME == ARGV[1] { image[$1] = $3; next } ($2 in image) && $12 != image[$2] { print $2 }' "$1/images" "$change_dir/rows" &&
    not_attached "$1" | cut -f1; } | sort -u
}

release_commit() { if [ -f "$1/record" ]; then field "$1/record" commit; else printf '%s' "$commit"; fi; }

# The engine's events, streamed: it keeps only the last 256, and health checks fill them.
watch_events() {
  [ -z "${events_pid:-}" ] || return 0
  : >>"$change_dir/events"
  exec 3<"$change_dir/events"
  timeout "${events_for:-1800}" docker events --since "$(date +%s)" --filter "label=com.docker.compose.project=$project" --filter type=container \
    --filter event=die --filter event=start --filter event=oom --filter event=health_status \
    --format '{{.TimeNano}} {{index .Actor.Attributes "com.docker.compose.service"}} {{.Action}}' \
    >>"$change_dir/events" 2>/dev/null </dev/null 8>&- 9>&- &
  events_pid=$!
}

# Waits until a container ended or started or its health changed, or so many hundredths of a second have passed.
wait_for_event() {
  tell_time
  event_ends=$((uptime_hundredths + $1))
  while ! pass_events && [ "$uptime_hundredths" -lt "$event_ends" ]; do
    pause 0.1
    tell_time
  done
}

# Whether there were events since the last call.
pass_events() {
  [ -n "${events_pid:-}" ] || return 1
  event_seen=1
  while read -r _ <&3; do event_seen=0; done
  return "$event_seen"
}

unwatch_events() {
  [ -z "${events_pid:-}" ] || kill "$events_pid" 2>/dev/null
  [ -z "${starts_pid:-}" ] || kill "$starts_pid" 2>/dev/null
  events_pid='' starts_pid=''
}

# The downtime of each service: from the first end of a container to the next healthy or started one.
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
