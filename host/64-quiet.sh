# Quiet: a free lock does not mean that the engine is done. After a kill it goes on stopping and starting by itself.

# All containers of the engine: id, name, project, service, whether it is a one-off, networks, ports, state.
list_containers() {
  ask_engine ps -a --no-trunc --format '{{.ID}}	{{.Names}}	{{.Label "com.docker.compose.project"}}	{{.Label "com.docker.compose.service"}}	{{.Label "com.docker.compose.oneoff"}}	{{.Networks}}	{{.Ports}}	{{.State}}' >"$change_dir/listed" && { [ -s "$change_dir/listed" ] || engine_answers; } && return 0
  rm -f "$change_dir/listed"
  fail engine-silent 'docker ps fails: is the engine running, and may this user use it?'
}

# The same, and into `states` id, name and state of the project's. What restarts by itself counts as running: it would never be quiet.
read_states() {
  list_containers || return 1
  tell_time
  states_at=$uptime_hundredths
  states=$(awk -F "$TAB" -v p="$project" '$3 == p && $5 != "True" { print $1, $2, ($8 == "restarting" ? "running" : $8) }' "$change_dir/listed" | sort)
}

# The reading of a preview, which a change that begins soon takes for the first of its two.
keep_states() { printf '%s %s\n%s\n' "$(line_of /proc/sys/kernel/random/boot_id)" "$states_at" "$states" | write_file "$home/previews/states"; }

# Whether the reading of a preview, a quarter of a second to a minute before this one, had the same.
were_kept() {
  [ -s "$home/previews/states" ] && { read -r kept_boot kept_at && kept_states=$(cat); } <"$home/previews/states" || return 1
  [ "$kept_boot" = "$(line_of /proc/sys/kernel/random/boot_id)" ] && [ "$kept_states" = "$states" ] || return 1
  case $kept_at in '' | *[!0-9]*) return 1 ;; esac
  [ "$kept_at" -le $((states_at - 25)) ] && [ "$kept_at" -ge $((states_at - 6000)) ]
}

# How many seconds a step may take beyond its own limit, since stopping a container may take as long as its grace period: the
# longest of those in `rows`.
grace() { awk -F "$TAB" '$14 + 0 > most { most = $14 + 0 } END { print NR ? most + 0 : 10 }' "$change_dir/rows"; }

step_quiet() {
  quiet_for=2
  [ ! -e "$home/pending" ] || { look_at_containers && add_time "$(grace)"; } || return 1
  ! is_stopping || wait_for_stops
  # The step `check` has read them already.
  [ "$steps_done" = ' check ' ] || read_states || return 1
  seen=$states
  # Without an interruption two equal readings are enough.
  [ -e "$home/pending" ] || {
    ! were_kept || { note "$AT_REST"; return 0; }
    until tell_time && [ "$uptime_hundredths" -ge $((states_at + 25)) ]; do pause 0.1; done
    read_states || return 1
    [ "$states" != "$seen" ] || { note "$AT_REST"; return 0; }
  }
  still=0
  while [ "$still" -lt "$quiet_for" ] || { [ "$quiet_for" = 2 ] && is_stopping && wait_for_stops; }; do
    stop_wanted && { fail aborted 'Stopped on request.'; return 1; }
    [ "$(remaining)" -gt 1 ] || { fail not-quiet "The project's containers keep changing although no change of Sluice runs."; return 1; }
    pause 1
    read_states || return 1
    if [ "$states" = "$seen" ]; then still=$((still + 1)); else still=0 seen=$states; fi
    [ "$quiet_for" = 2 ] || ! nothing_is_stopping || { quiet_for=2; note 'Every stop that the interrupted switch requested has ended.'; }
  done
  note "$AT_REST"
  [ ! -e "$home/pending" ] || reconcile
}

# Asked at the end as well: a stop that was requested right before the first reading may have become an event only since.
is_stopping() { [ -e "$home/pending" ] && ! nothing_is_stopping; }

wait_for_stops() {
  quiet_for=$(($(grace) + 2)) still=0
  note "An earlier switch did not end normally, and the engine may still be stopping containers: waiting until nothing has changed for $quiet_for s."
}

AT_REST='The engine is at rest: no container of the project changes.'

# Whether the engine has ended every stop that the interrupted switch requested: each signal was followed by the container's
# end. True only when the engine's events, of which it keeps 256, reach back to the switch.
nothing_is_stopping() {
  since_switch=$(($(stat -c %Y "$home/pending") - 1))
  timeout -k 2 10 docker events --since "$since_switch" --until "$(date +%s)" \
    --format '{{.Actor.ID}} {{.Type}} {{.Action}} {{index .Actor.Attributes "com.docker.compose.project"}}' >"$change_dir/since-switch" 2>/dev/null || return 1
  [ "$(wc -l <"$change_dir/since-switch")" -lt 250 ] || return 1
  [ -z "$(awk -v p="$project" '$2 != "container" { next }
    $3 == "kill" && $4 == p { asked[$1] = 1 }
    $3 == "die" || $3 == "destroy" { delete asked[$1] }
    END { for (id in asked) print id }' "$change_dir/since-switch")" ]
}

# Repairs after an interrupted change: containers between two names, a checkout between two commits.
reconcile() {
  inspect_containers '{{.ID}} {{.Name}}' | while read -r id name; do
    name=${name#/}
    case $name in
      [0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]_*)
        real=${name#*_}
        if docker container inspect "$real" >/dev/null 2>&1; then
          note "Removing $name, a half-finished replacement of $real."
          ask_engine rm -f "$id" >/dev/null
        else
          note "Renaming $name to $real: its predecessor is gone already."
          docker rename "$id" "$real"
        fi ;;
    esac
  done
  reconciled=$home/changes/$(line_of "$home/pending")
  resume_unswitched "$reconciled"
  undo_restore "$reconciled" || return 1
  take_over_stopped "$reconciled" || return 1
  locate_checkout || return 1
  # The tracked files were as Git placed them before that change began, so nothing of a person's is lost here.
  [ "$kind" != deploy ] || [ ! -s "$home/current" ] ||
    place_files "$(field "$(release_dir "$(line_of "$home/current")")/record" commit)" ||
    { fail checkout-failed "The files of the release that is recorded could not be placed in $top."; return 1; }
  finish_the_dead
}

# Changes that ended without an outcome get one.
finish_the_dead() {
  for dead_dir in "$home"/changes/*/; do
    dead=${dead_dir%/} dead=${dead##*/}
    [ "$dead" != "$change" ] && [ ! -e "$dead_dir/exit" ] && [ -e "$dead_dir/journal" ] || continue
    ! is_held "$dead_dir/alive" || continue
    if [ "$(line_of "$home/pending")" != "$dead" ]; then finish_change "$dead" failed interrupted 'Interrupted before it changed what runs.'
    elif [ "$kind" != settle ]; then finish_change "$dead" interrupted interrupted "Interrupted while it switched; the change $change took over."
    fi
  done
}
