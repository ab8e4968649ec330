# Automatic restore: an automatic rollback puts the databases back as they were before the switch, if nothing but the failed release can
# have written since the backup (docs/decisions/0057-automatic-restore.md). What is not proven ends in a hold, as without it.

# Before the switch: stops what can reach the database, and proves that nothing was written since the backup. Where that is not so,
# `restore-denied` says why, and the switch goes on.
step_quiesce() {
  quiesced_service=$(field "$change_dir/plan" database-service)
  printf '%s\n' "$backup_id" >"$change_dir/restore-from" || { fail disk-full "Cannot write to $change_dir."; return 1; }
  case $(line_of "$(release_dir "$(line_of "$home/current")")/schema/facts") in
    '' | unknown) deny_restore 'the schema from before the switch is unknown.'; return 0 ;;
  esac
  is_restorable || return 0
  list_connected "$quiesced_service" || return 1
  stop_spares=$change_dir/unconnected
  stop_application "$change_dir" "$quiesced_service" || { stop_spares=''; return 1; }
  stop_spares=''
  : >"$change_dir/quiesced"
  # The engine's events tell later whether a container of the new release was healthy at any time.
  events_for=86400
  watch_events
  # A hold does not start these again: they are of the release before.
  awk '{ $3 = "replaced"; print }' "$change_dir/stopped" | write_file "$change_dir/stopped" || { fail disk-full "Cannot write to $change_dir."; return 1; }
  is_restorable && list_connected "$quiesced_service" && write_file "$change_dir/restorable" <"$change_dir/connected" || return 0
  note "Nothing was written since the backup $backup_id was begun."
}

# A reason that ends in a hold, and is no failure of its own.
unproven() { why_text=$1; return 1; }

deny_restore() {
  note "The databases would not be restored automatically: $1"
  printf '%s\n' "$1" | write_file "$change_dir/restore-denied"
}

is_restorable() {
  is_private "$quiesced_service" && run_script written-since "$change_dir" && return 0
  deny_restore "$(if [ -s "$change_dir/restore-denied" ]; then line_of "$change_dir/restore-denied"; else printf '%s' "$why_text"; fi)"
  return 1
}

# Whether only containers of this application, without one-offs, can reach the database in $1 over a network.
is_private() {
  list_containers || return 1
  private_not=$(awk -F "$TAB" -v p="$project" -v db="$1" '
    $3 == p && $4 == db && $5 != "True" { if ($7 ~ /->/) print "the port of the database is published on the host."; n = split($6, net, ","); for (i = 1; i <= n; i++) has[net[i]] = 1; next }
    ($3 != p || $5 == "True") && $8 ~ /^(running|paused|restarting)$/ { other[$2] = $6 }
    END {
      if (has["host"]) print "the database is in the network of the host."
      for (o in other) {
        if (other[o] == "") print o ", which is not a service of this application, is in the network of another container."
        n = split(other[o], net, ",")
        for (i = 1; i <= n; i++) if (net[i] in has) print o ", which is not a service of this application, is in a network of the database."
      }
      print "private"
    }' "$change_dir/listed" | head -n 1)
  [ "$private_not" = private ] || unproven "${private_not:-what can reach the database is unknown.}"
}

# Writes id, start and service of the containers that can reach the database in $1 to `connected`, and the ids of the others to
# `unconnected`. What shares no network and no mounted folder with the database cannot reach it.
list_connected() {
  # shellcheck disable=SC2016 # variables of the template
  inspect_containers '{{.ID}} {{.State.StartedAt}} {{or (index .Config.Labels "com.docker.compose.service") "-"}}{{range $name, $_ := .NetworkSettings.Networks}}	n{{$name}}{{end}}{{range .Mounts}}{{if .Source}}	m{{.Source}}/{{end}}{{end}}' >"$change_dir/reach" ||
    { fail engine-silent "The engine does not list the project's containers."; return 1; }
  : >"$change_dir/connected.all" && : >"$change_dir/unconnected" || { fail disk-full "Cannot write to $change_dir."; return 1; }
  awk -F "$TAB" -v db="$1" -v reach="$change_dir/connected.all" -v rest="$change_dir/unconnected" '
    { split($1, part, " ") }
    part[3] == db { for (i = 2; i <= NF; i++) { its[++count] = $i; nets += ($i ~ /^n/) }; next }
    { line[++lines] = $0 }
    END {
      for (l = 1; l <= lines; l++) {
        n = split(line[l], field, FS); own = 0; reaches = !nets
        for (i = 2; i <= n; i++) {
          own += (field[i] ~ /^n/)
          if (field[i] == "nhost") reaches = 1
          for (c = 1; c <= count; c++)
            if (field[i] == its[c] || (field[i] ~ /^m/ && its[c] ~ /^m/ && (index(field[i], its[c]) == 1 || index(its[c], field[i]) == 1))) reaches = 1
        }
        if (reaches || !own) print field[1] >reach
        else { split(field[1], part, " "); print part[1] >rest }
      } }' "$change_dir/reach" && sort "$change_dir/connected.all" >"$change_dir/connected" ||
    fail disk-full "Cannot write to $change_dir."
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
    # An interrupted restore goes on if no container was started since it began.
    [ -e "$1/restore-scene" ] && cmp -s "$change_dir/connected" "$1/restore-scene" ||
      unproven 'the change was interrupted, and what its containers did meanwhile is unknown.'
    return
  fi
  [ -e "$1/restorable" ] || { unproven 'it was not proven before the switch that nothing had been written.'; return 1; }
  case $step in switch | await) ;; *) unproven 'the release had become healthy.'; return 1 ;; esac
  # An event that is on its way arrives.
  pause 1
  kill -0 "${events_pid:-0}" 2>/dev/null && [ -n "${events_pid:-}" ] || { unproven "the engine's events were interrupted, so whether a service was healthy is unknown."; return 1; }
  is_private "$2" && look_at_containers || return 1
  worked=$(awk -F "$TAB" -v from="${events_before:-0}" '
    FILENAME == ARGV[1] { split($0, part, " "); before[part[1]] = part[2]; next }
    FILENAME == ARGV[2] { oneshot[$1] = 1; next }
    FILENAME == ARGV[3] { split($0, part, " "); connected[part[1]] = part[2]; next }
    FILENAME == ARGV[4] { split($0, part, " "); if (FNR > from && /health_status: healthy/) healthy[part[2]] = 1; next }
    {
      n = split($10, dependency, ",")
      for (d = 1; d <= n; d++) if (dependency[d] ~ /:service_completed_successfully(:|$)/) { sub(/:.*/, "", dependency[d]); oneshot[dependency[d]] = 1 }
      if (($1 in connected) && connected[$1] !~ /^0001/ && before[$1] != connected[$1]) { id[++rows] = $1; service[rows] = $2; health[rows] = $7 }
    }
    END {
      for (r = 1; r <= rows; r++) {
        s = service[r]
        if (before[id[r]] != "") print s " of the release before was started again, and can have written."
        else if (s in healthy) print s " was healthy, and can have worked."
        else if (health[r] == "none" && !(s in oneshot)) print s " has no health check, so whether it worked is unknown."
      }
      print "nothing"
    }' "$1/restorable" "$change_dir/one-shots" "$change_dir/connected" "$change_dir/events" "$change_dir/rows" | head -n 1)
  [ "$worked" = nothing ] || unproven "${worked:-what the containers of the release did is unknown.}"
}
