# Restore: databases from a backup, and the release that fits them. The plan brings the scripts that know the databases: `load` fills
# new ones beside those that are used, `swap` renames all of them at once, `undo` renames them back and drops the new ones. The
# database itself says which of it has happened, so `undo` is right whenever the change broke off.

step_stop() {
  events_for=86400
  watch_events
  stop_application "$change_dir"
}

step_load() { run_script load "$change_dir" || fail restore-load "The backup could not be loaded beside the database: $why_text"; }

step_swap() { run_script swap "$change_dir" || fail restore-swap "The databases could not be swapped: $why_text"; }

# Stops every container of the project but the database's, and proves it. None of them starts by itself until the change ends:
# the engine would start some again after a reboot, on data that is not theirs. $1: folder of the change that stops them. $2: service of
# the database, if its plan does not name it. Those whose ids `stop_spares` lists are left alone.
stop_application() {
  stop_service=${2:-$(field "$1/plan" database-service)}
  : >>"$1/stopped"
  look_at_containers && add_time "$(grace)" && list_application || return 1
  # What each of them does after a reboot, as it was before the first stop.
  awk 'FILENAME == ARGV[1] { known[$1] = 1; next } !($1 in known)' "$1/stopped" "$change_dir/application" >"$change_dir/newly"
  { cat "$1/stopped" "$change_dir/newly"; } | write_file "$1/stopped" || { fail disk-full "Cannot write to $1."; return 1; }
  while read -r id policy _; do
    ask_engine update --restart=no "$id" >/dev/null || { fail restore-stop "The restart policy of $id ($policy) could not be changed."; return 1; }
  done <"$change_dir/application"
  # shellcheck disable=SC2046 # one argument a container
  [ ! -s "$change_dir/application" ] || ask_engine stop $(cut -d' ' -f1 "$change_dir/application") >/dev/null || :
  list_application || return 1
  stop_runs=$(awk '$3 != "exited" && $3 != "created" && $3 != "dead" { print $4 " is " $3 }' "$change_dir/application" | tr '\n' ' ')
  [ -z "$stop_runs" ] || { fail restore-stop "Containers of the application could not be stopped: $stop_runs"; return 1; }
  # A database that crashed starts again by itself, if its restart policy says so. One that was stopped or killed does not.
  stop_ends=$(($(uptime_seconds) + 60))
  until [ "$(inspect_containers '{{.State.Status}} {{index .Config.Labels "com.docker.compose.service"}}' | grep -cxF "running $stop_service")" = 1 ]; do
    [ "$(uptime_seconds)" -lt "$stop_ends" ] || { fail restore-stop "There is not exactly one running container of $stop_service."; return 1; }
    stop_ended=$(inspect_containers '{{.ID}} {{.State.Status}} {{index .Config.Labels "com.docker.compose.service"}}' | awk -v db="$stop_service" '$2 == "exited" && $3 == db { print $1 }')
    case $stop_ended in *[!0-9a-f]* | '') ;; *) ask_engine start "$stop_ended" >/dev/null || : ;; esac
    pause 1
  done
}

# id, restart policy, state, name of the project's containers but the database's.
list_application() {
  inspect_containers '{{.ID}} {{or .HostConfig.RestartPolicy.Name "no"}}{{if .HostConfig.RestartPolicy.MaximumRetryCount}}:{{.HostConfig.RestartPolicy.MaximumRetryCount}}{{end}} {{.State.Status}} {{.Name}} {{or (index .Config.Labels "com.docker.compose.service") "-"}}' >"$change_dir/application.all" ||
    { fail engine-silent "The engine does not list the project's containers."; return 1; }
  awk -v db="$stop_service" 'FILENAME == ARGV[1] { spared[$1] = 1; next } !($1 in spared) && $5 != db' \
    "${stop_spares:-/dev/null}" "$change_dir/application.all" >"$change_dir/application"
}

# Gives the containers that a restore stopped, and that are still here, what they did after a reboot before. `stopped` keeps those for
# which that failed.
allow_restarts() {
  [ -s "$1/stopped" ] || return 0
  while read -r id policy state; do
    ask_engine update --restart="$policy" "$id" >/dev/null || printf '%s %s %s\n' "$id" "$policy" "$state"
  done <"$1/stopped" >"$change_dir/not-set-back" || { fail disk-full "Cannot write to $change_dir."; return 1; }
  # Asked afterwards, since what is gone needs no policy.
  inspect_containers '{{.ID}}' >"$change_dir/here" || { fail engine-silent "The engine does not list the project's containers."; return 1; }
  awk 'FILENAME == ARGV[1] { here[$1] = 1; next } $1 in here' "$change_dir/here" "$change_dir/not-set-back" | write_file "$1/stopped" || { fail disk-full "Cannot write to $1."; return 1; }
  [ ! -s "$1/stopped" ] || fail up-failed "These containers do not start after a reboot, because their restart policy could not be set back: $(awk '{ print $4 " (" $2 ")" }' "$1/stopped" | tr '\n' ' ')"
}

# What an interrupted change stopped gets its restart policy back after the switch of this one. $1: its folder.
take_over_stopped() {
  [ ! -s "$1/stopped" ] || cat "$1/stopped" >>"$change_dir/stopped" || fail disk-full "Cannot write to $change_dir."
}

# Puts the databases back as they were before a restore that was not recorded. $1: its folder.
undo_restore() {
  restore_undone=
  [ -f "$1/script-undo" ] || return 0
  # A deploy restores only if it fails.
  undo_kind=$(field "$1/plan" kind)
  [ "$undo_kind" = restore ] || [ -e "$1/restore-time" ] || return 0
  undo_target=$(field "$1/plan" target)
  if [ "$(line_of "$home/current")" = "$undo_target" ] && [ "$(field "$1/plan" expect-current)" != "$undo_target" ]; then
    rm -f "$1/script-undo"
    return 0
  fi
  note 'Putting the databases back as they were before the restore.'
  [ ! -e "$1/restore-time" ] || { stop_application "$1" && run_script undo "$1"; } || return 1
  # The settlement of a deploy can restore once more.
  if [ "$undo_kind" = restore ]; then rm -f "$1/script-undo"; else rm -f "$1/restore-time"; fi
  restore_undone=1
  allow_restarts "$1" || note "$why_text"
}
