# Automatic restore: an automatic rollback puts the databases back as they were before the switch, if nothing but the failed release can
# have written since the backup (docs/decisions/0057-automatic-restore.md). What is not proven ends in a hold, as without it.

# Before the switch: stops what can reach the database, and proves that nothing was written since the backup. Where that is not so,
# `restore-denied` says why, and the switch continues.
step_quiesce() {
  quiesced_service=$(field "$change_dir/plan" database-service)
  printf '%s\n' "$backup_id" >"$change_dir/restore-from" || { fail disk-full "Cannot write to $change_dir."; return 1; }
  case $(line_of "$(release_dir "$(line_of "$home/current")")/schema/facts") in
    '' | unknown) deny_restore 'the schema from before the switch is unknown.'; return 0 ;;
  esac
  [ ! -s "$change_dir/stopped" ] || { deny_restore 'a change before this one was interrupted while the application was stopped.'; return 0; }
  # The engine's events tell later what was started, and whether a container of the new release was healthy at any time.
  events_for=86400
  watch_events
  watch_starts
  is_restorable || return 0
  : >"$change_dir/quiescing" && stop_spares=$change_dir/unconnected || { fail disk-full "Cannot write to $change_dir."; return 1; }
  stop_application "$change_dir" "$quiesced_service"
  quiesced_code=$? stop_spares=''
  cp "$change_dir/stopped" "$change_dir/quiesced" || { fail disk-full "Cannot write to $change_dir."; return 1; }
  [ "$quiesced_code" = 0 ] || return 1
  proven_events=$(wc -l <"$change_dir/events")
  is_restorable && write_file "$change_dir/restorable" <"$change_dir/connected" || return 0
  note "Nothing was written since the backup $backup_id was begun."
}

# A reason that ends in a hold, and is no failure of its own.
unproven() { why_text=$1; return 1; }

deny_restore() {
  note "The databases would not be restored automatically: $1"
  printf '%s\n' "$1" | write_file "$change_dir/restore-denied"
}

is_restorable() {
  list_connected "$quiesced_service" && { [ -e "$change_dir/quiesced" ] || are_replaced; } && run_script written-since "$change_dir" && return 0
  deny_restore "$(if [ -s "$change_dir/restore-denied" ]; then line_of "$change_dir/restore-denied"; else printf '%s' "$why_text"; fi)"
  return 1
}

# Whether only regular containers of this application can reach the database of the service $1. Writes id, start and service of those to
# `connected`, and the ids of its other containers to `unconnected`. A container reaches another one over a network or a mounted folder,
# also by way of a third one. Several programs can be in a container's network, and other hosts in a network that is no bridge.
list_connected() {
  # shellcheck disable=SC2016 # variables of the template
  inspect_containers '{{.ID}}	{{.State.StartedAt}}	{{.State.Status}}	{{.Name}}	{{or (index .Config.Labels "com.docker.compose.service") "-"}}	{{or (index .Config.Labels "com.docker.compose.project") "-"}}	{{or (index .Config.Labels "com.docker.compose.oneoff") "-"}}{{range $name, $_ := .NetworkSettings.Networks}}	n{{$name}}{{end}}{{range $_, $at := .NetworkSettings.Ports}}{{if $at}}	p{{end}}{{end}}{{range .Mounts}}{{if .Source}}	m{{.Source}}/{{end}}{{end}}' all >"$change_dir/reach" ||
    { unproven 'the engine does not list its containers.'; return 1; }
  : >"$change_dir/connected.all" && : >"$change_dir/unconnected" && : >"$change_dir/database-networks" || { unproven "$change_dir cannot be written to."; return 1; }
  reach_not=$(awk -F "$TAB" -v p="$project" -v db="$1" -v reach="$change_dir/connected.all" -v rest="$change_dir/unconnected" -v nets="$change_dir/database-networks" '
    function meets(a, b) { return a ~ /^n/ ? a == b && a != "nnone" : a ~ /^m/ && b ~ /^m/ && (index(a, b) == 1 || index(b, a) == 1) }
    { gsub(/\tm\/\//, "\tm/"); regular = $6 == p && $7 == "False" }
    regular && $5 == db { for (i = 8; i <= NF; i++) has[$i] = 1; next }
    regular || $3 ~ /^(running|paused|restarting)$/ { row[++rows] = $0; own[rows] = regular }
    END {
      if ("p" in has) print "the port of the database is published on the host."
      for (h in has) if (h ~ /^n/) print substr(h, 2) >nets
      do {
        grown = 0
        for (r = 1; r <= rows; r++) {
          if (r in reached) continue
          n = split(row[r], field, FS); joined = 0; via = ""
          for (i = 8; i <= n; i++) { joined += (field[i] ~ /^n/); if (own[r] && field[i] == "nhost") via = "the network of the host" }
          if (!joined) via = "the network of another container"
          for (i = 8; i <= n; i++) for (h in has) if (meets(field[i], h)) via = (h ~ /^n/ ? "the network " : "the folder ") substr(field[i], 2)
          if (via == "") continue
          reached[r] = grown = 1
          for (i = 8; i <= n; i++) if (field[i] != "p") has[field[i]] = 1
          if (own[r]) print field[1], field[2], field[5] >reach
          else print substr(field[4], 2) ", which is not a service of this application, can reach the database or one of its services through " via "."
        }
      } while (grown)
      for (r = 1; r <= rows; r++) if (!(r in reached)) { split(row[r], field, FS); print field[1] >rest }
      print "private"
    }' "$change_dir/reach" | head -n 1)
  [ "$reach_not" = private ] || { unproven "${reach_not:-what can reach the database is unknown.}"; return 1; }
  sort "$change_dir/connected.all" >"$change_dir/connected" || { unproven "$change_dir cannot be written to."; return 1; }
  # shellcheck disable=SC2046 # one argument a network
  reach_drivers=$(ask_engine network inspect --format '{{.Driver}}' $(cat "$change_dir/database-networks")) && [ "$(printf '%s\n' "$reach_drivers" | sort -u)" = bridge ] ||
    unproven 'the database is not only in networks with the driver bridge.'
}

# Whether `up` makes a new container for each one that would be stopped, so that nothing is stopped that it does not start again.
are_replaced() {
  look_at_containers || return 1
  replaced_not=$(awk -F "$TAB" -v db="$quiesced_service" '
    FILENAME == ARGV[1] { if ($2 > 0) has[$1] = 1; next }
    FILENAME == ARGV[2] { hash[$1] = $2; next }
    FILENAME == ARGV[3] { split($0, part, " "); connected[part[1]] = 1; next }
    $2 == db { if (hash[db] != $13) print db ", which is the database, changes with this release."; next }
    ($1 in connected) && $3 !~ /^(exited|created|dead)$/ && (!($2 in has) || hash[$2] == "" || hash[$2] == "-" || hash[$2] == $13) { print $2 ", which can reach the database, does not change with this release." }
    END { print "replaced" }' "$wanted/services" "$wanted/hashes" "$change_dir/connected" "$change_dir/rows" | head -n 1)
  [ "$replaced_not" = replaced ] || unproven "${replaced_not:-what the release replaces is unknown.}"
}

# Every start of a container, also of one that has ended by the time of the failure: project, whether it is a one-off, name.
watch_starts() {
  : >"$change_dir/starts"
  timeout "$events_for" docker events --since "$(date +%s)" --filter type=container --filter event=start \
    --format '{{index .Actor.Attributes "com.docker.compose.project"}}	{{index .Actor.Attributes "com.docker.compose.oneoff"}}	{{index .Actor.Attributes "name"}}' \
    >>"$change_dir/starts" 2>/dev/null </dev/null 8>&- 9>&- &
  starts_pid=$!
}

is_alive() { [ -n "$1" ] && kill -0 "$1" 2>/dev/null; }

# Whether the proof has stopped containers of the release before, and no switch began that replaces them. They start again then.
is_unswitched() { [ -e "$1/quiescing" ] && [ ! -e "$1/before" ]; }
resume_unswitched() { ! is_unswitched "$1" || start_again "$1"; }

# For a hold: the containers that the proof stopped and that are still stopped.
name_quiesced() {
  [ -s "$1/quiesced" ] || return 0
  inspect_containers '{{.ID}} {{.State.Status}}' >"$change_dir/here" || { printf ' Containers of the release before may be stopped: the engine does not list them.'; return; }
  awk 'FILENAME == ARGV[1] { state[$1] = $2; next }
    $3 ~ /^(running|paused|restarting)$/ && ($1 in state) && state[$1] != "running" { names = names " " substr($4, 2) }
    END { if (names) printf " These containers of the release before are stopped:%s.", names }' "$change_dir/here" "$1/quiesced"
}

# After the containers of the failed release were stopped. $1: the release before. $2: folder of the change that failed. The databases are
# swapped and fit the release before, or they are as the failed release left them.
restore_automatically() {
  [ -f "$2/script-load" ] || return 1
  denied_code=$why_code denied_text=$why_text
  restore_databases "$1" "$2" && return 0
  why_code=$denied_code why_text=$denied_text
  return 1
}

restore_databases() {
  restore_denied=$(line_of "$2/restore-denied")
  [ -z "$restore_denied" ] || return 1
  never_worked "$2" "$(field "$2/plan" database-service)" && write_file "$2/restore-scene" <"$change_dir/connected" || { restore_denied=$why_text; return 1; }
  restore_backup=$(line_of "$2/restore-from")
  note "Nothing but the failed release can have written since the backup $restore_backup, so the databases are restored from it."
  within "$(field "$2/plan" restore-seconds)"
  if run_script load "$2" && within 180 && run_script swap "$2" && schema_fits "$1"; then
    restored_text=" The databases were restored from the backup $restore_backup, and those of the failed release are kept as NAME_broken_$(line_of "$2/restore-time")."
    # From here on the databases are those of the release before, and nothing undoes that by itself.
    rm -f "$2/restore-time" "$2/restore-scene"
    return 0
  fi
  restore_denied="the restore failed: $why_text"
  within 180
  [ ! -e "$2/restore-time" ] || run_script undo "$2" || { restore_stuck=1; return 1; }
  rm -f "$2/restore-time" "$2/restore-scene"
  return 1
}

# Whether no container that can reach the database has done the work of a release since the proof in `restorable`. One-shots, such as
# a migration, end by themselves. $1: folder of the change that failed. $2: service of the database.
never_worked() {
  list_connected "$2" || return 1
  if [ "$kind" = settle ]; then
    # An interrupted restore continues if no container was started since it began.
    [ -e "$1/restore-scene" ] && cmp -s "$change_dir/connected" "$1/restore-scene" ||
      unproven 'the change was interrupted, and what its containers did meanwhile is unknown.'
    return
  fi
  [ -e "$1/restorable" ] || { unproven 'it was not proven before the switch that nothing had been written.'; return 1; }
  case $step in switch | await) ;; *) unproven 'the release had become healthy.'; return 1 ;; esac
  # An event that is on its way arrives.
  pause 1
  is_alive "${events_pid:-}" && is_alive "${starts_pid:-}" || { unproven "the engine's events were interrupted, so what was started, and whether it was healthy, is unknown."; return 1; }
  look_at_containers || return 1
  worked=$(awk -F "$TAB" -v from="$proven_events" -v p="$project" -v db="$2" '
    FILENAME == ARGV[1] { split($0, part, " "); before[part[1]] = part[2]; next }
    FILENAME == ARGV[2] { oneshot[$1] = 1; next }
    FILENAME == ARGV[3] { split($0, part, " "); connected[part[1]] = part[2]; next }
    FILENAME == ARGV[4] { unconnected[$1] = 1; next }
    FILENAME == ARGV[5] { if ($1 != p || $2 != "False") print $3 ", which is not a service of this application, was started meanwhile, and can have written."; next }
    FILENAME == ARGV[6] { split($0, part, " "); if (FNR > from) { if (/health_status: healthy/) healthy[part[2]] = 1; if (part[3] == "start") started[part[2]] = 1 }; next }
    {
      n = split($10, dependency, ",")
      for (d = 1; d <= n; d++) if (dependency[d] ~ /:service_completed_successfully(:|$)/) { sub(/:.*/, "", dependency[d]); oneshot[dependency[d]] = 1 }
      if ($1 in unconnected) apart[$2] = 1
      if ($1 in connected) joint[$2] = 1
      if (($1 in connected) && connected[$1] !~ /^0001/ && before[$1] != connected[$1]) { id[++rows] = $1; service[rows] = $2; health[rows] = $7 }
    }
    END {
      for (s in joint) delete apart[s]
      for (r = 1; r <= rows; r++) {
        s = service[r]; now[s] = 1
        if (before[id[r]] != "") print s " of the release before was started again, and can have written."
        else if (health[r] == "healthy") healthy[s] = 1
        else if (health[r] == "none" && !(s in oneshot)) print s " has no health check, so whether it worked is unknown."
      }
      for (s in healthy) if (s != db && !(s in apart)) print s " was healthy, and can have worked."
      for (s in started) if (s != db && !(s in apart) && !(s in now) && !(s in oneshot)) print s " was started and replaced, so whether it worked is unknown."
      print "nothing"
    }' "$1/restorable" "$change_dir/one-shots" "$change_dir/connected" "$change_dir/unconnected" "$change_dir/starts" "$change_dir/events" "$change_dir/rows" | head -n 1)
  [ "$worked" = nothing ] || unproven "${worked:-what the containers of the release did is unknown.}"
}
