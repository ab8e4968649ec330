# Worker: runs one change from its plan, detached from the runner that requested it.

# A person or a runner wants the change to stop. Before the switch it stops; during the switch only "return" counts.
stop_wanted() { [ -z "${switched:-}" ] && { [ -n "${signalled:-}" ] || [ -e "$change_dir/abort" ]; }; }
return_wanted() { [ "$(line_of "$change_dir/abort")" = return ]; }

# Waits, unless a stop of the change is requested.
wait_unless_stopped() {
  wait_ends=$(($(uptime_seconds) + $1))
  while [ "$(uptime_seconds)" -lt "$wait_ends" ]; do
    ! stop_wanted || return 1
    pause 0.5
  done
}

work() {
  trap 'signalled=1' INT TERM HUP
  take_alive
  switched='' signalled='' step='' steps_done=' ' why_code='' why_text='' may_stop='' schema_state=''
  within 60
  # First of all, so that no refusal leaves their file behind.
  read_secrets
  read_plan "$change_dir/plan" || { conclude refused "$why_code" "$why_text"; return; }
  take_lock "$lock_wait" || { conclude refused locked "$(line_of "$home/owner")"; return; }
  clear_leftovers
  journal began change "$change" kind "$kind" version "$version" project "$project" actor "$actor" run "$run"
  : >"$change_dir/began"
  wanted=$(release_dir "${target:-$change}")
  case $kind in
    settle) settle ;;
    *) run_plan ;;
  esac
  [ -e "$home/pending" ] || forget_unneeded
  rm -f "$home/owner" "$change_dir/began"
  rm -rf "$change_dir/tree" "$change_dir/root" "$change_dir/model" "$change_dir/docker" "$change_dir"/files.*
}

# What dead changes left: secrets, logins, copies, half a backup, releases without a record. A change that is being received
# holds `receiving`; one that is at work, or waits for the lock, holds `alive`.
clear_leftovers() {
  for left in received secrets docker tree root model asked part; do
    for left_by in "$home"/changes/*/"$left"; do
      [ -e "$left_by" ] && is_dead "${left_by%/*}" || continue
      discard_part "${left_by%/*}"
      rm -rf "$left_by"
    done
  done
  for left_by in "$home"/releases/*/; do
    left_by=${left_by%/}
    [ -f "$left_by/record" ] || [ ! -d "$left_by" ] || ! is_dead "$home/changes/${left_by##*/}" || rm -rf "$left_by"
  done
  find "$home" -mindepth 1 -maxdepth 1 \( -name 'watch.*' -o -name 'images-seen.*' \) -mmin +30 -exec rm -rf {} + 2>/dev/null
  find "$home/previews" "$home/git" -mindepth 1 -maxdepth 1 \( -path '*/previews/*' -o -name 'index.*' \) -mmin +10 -exec rm -rf {} + 2>/dev/null
  remove_dead_locks
  [ "$kind" = settle ] || keep_this_program
}

is_dead() { [ "$1" != "$change_dir" ] && ! is_held "$1/alive" && ! is_held "$1/receiving"; }

# Removes the programs that are not the last one of a project, and cut uploads. Another run may have sent one and not started it yet.
keep_this_program() {
  [ "${0%/*}" = "$state/.program" ] && [ -z "${SLUICE_KEY:-}" ] || return 0
  [ "$(line_of "$home/program")" = "${0##*/}" ] || printf '%s\n' "${0##*/}" | write_file "$home/program"
  find "${0%/*}" -maxdepth 1 -type f -mmin +10 2>/dev/null | while IFS= read -r old_program; do
    cat "$state"/*/program | grep -qxF -e "${old_program##*/}" || rm -f "$old_program"
  done
}

run_plan() {
  while read -r step_name step_deadline <&4; do
    do_step "$step_name" "$step_deadline" || { roll_back_or_end; return; }
  done 4<"$change_dir/steps"
  case $kind in
    adopt) require_steps check quiet resolve verify retain match record ;;
    backup) require_steps check backup ;;
    restore) require_steps stop load swap restore switch await prove record ;;
    *) require_steps switch await prove record ;;
  esac || { roll_back_or_end; return; }
  # A backup settles nothing: what was interrupted still is, and what is held still waits for a person.
  [ "$kind" != backup ] || { conclude 'done' '' "The backup was taken${backup_to:+: $backup_to}."; return; }
  conclude 'done' '' "$version runs, verified."
  rm -f "$home/pending" "$home/hold"
}

roll_back_or_end() {
  await_hashes
  if [ -z "$switched" ]; then
    registry_logout
    restore_tags
    rm -rf "$(release_dir "$change")"
    case $why_code in
      aborted) conclude aborted aborted 'Stopped on request before anything was switched.' ;;
      refused:*) conclude refused "${why_code#refused:}" "$why_text" ;;
      schema-changed | schema-unknown) [ "$kind" = rollback ] && hold_for_schema "$wanted" '' "$change_dir" || conclude failed "$why_code" "$why_text" ;;
      *) conclude failed "$why_code" "$why_text" ;;
    esac
  else
    roll_back
  fi
}

# A plan without a required step is refused.
require_steps() {
  for required in "$@"; do
    case $steps_done in *" $required "*) ;; *) fail plan-incomplete "The plan leaves out the step $required."; return 1 ;; esac
  done
}

# One step: announced, bounded, and its end written down.
do_step() {
  step=$1
  ! stop_wanted || { fail aborted 'Stopped on request.'; return 1; }
  case $step in checkout | quiesce | restore | switch | stop) [ -n "$switched" ] || mark_pending || return 1 ;; esac
  case $kind.$step in deploy.await | restore.load) may_stop=1 ;; esac
  journal step step "$step" state begins deadline: "$2"
  within "$2"
  # What stops containers may take as long as they are given to stop.
  step_began=$uptime_now why_code='' why_text=''
  if "step_$step"; then
    tell_time
    journal step step "$step" state 'done' seconds: "$((uptime_now - step_began))"
    steps_done="$steps_done$step "
    may_stop=
    return 0
  fi
  [ -n "$why_code" ] || fail unexplained "The step $step failed without a reason; see the log of this change." || :
  journal step step "$step" state failed code "$why_code" text "$why_text"
  return 1
}

# Inside the lock, the conditions of the plan are checked again.
step_check() {
  locate_checkout && read_states || return 1
  # The other kinds ask Compose in `resolve`.
  case $kind in rollback | restore) [ -n "$(bounded docker compose version --short 2>/dev/null)" ] || { fail engine-silent "docker compose version prints nothing."; return 1; } ;; esac
  [ "$kind" != deploy ] || [ ! -e "$home/freeze" ] || { fail refused:frozen "$(line_of "$home/freeze")"; return 1; }
  [ "$kind" != deploy ] || [ -n "$override_hold" ] || [ ! -e "$home/hold" ] || { fail refused:held "$(line_of "$home/hold")"; return 1; }
  check_current=$(line_of "$home/current")
  [ "${check_current:-none}" = "$expect_current" ] ||
    { fail refused:changed-meanwhile "The plan was made when the release ${expect_current} ran; now it is ${check_current:-none}."; return 1; }
  oneoffs=$(awk -F "$TAB" -v p="$project" '$3 == p && $5 == "True" && $8 ~ /^(running|paused|restarting)$/ { print $2 }' "$change_dir/listed" |
    lines_not_in "$change_dir/ignored" | tr '\n' ' ')
  [ -z "$oneoffs" ] || { fail refused:one-off-running "A one-off of this project runs: ${oneoffs% }"; return 1; }
  [ "$kind" != rollback ] || schema_fits "$wanted" || { [ "$schema_change" = hold ] || why_code=refused:$why_code; return 1; }
  case $kind in rollback | backup | restore) return 0 ;; esac
  [ ! -e "$home/pending" ] || return 0
  dirty_files >"$change_dir/dirty" || { fail checkout-unreadable "git status failed in $directory."; return 1; }
  [ ! -s "$change_dir/dirty" ] || fail refused:dirty "Changed files in $directory: $(tr '\n' ' ' <"$change_dir/dirty")"
}

# Adopting changes nothing: what runs must already be what the clone describes.
step_match() {
  new=$(release_dir "$change")
  look_at_containers || return 1
  mismatch=$({
    sed 's/^/want	/' "$new/services"
    sed 's/^/image	/' "$new/images"
    sed 's/^/oneshot	/' "$change_dir/one-shots"
    sed 's/^/have	/' "$change_dir/rows"
  } | awk -F '\t' '
    $1 == "want" { want[$2] = $3 }
    $1 == "image" { image[$2] = $4 }
    $1 == "oneshot" { ends[$2] = 1 }
    $1 == "have" {
      rows++; service[rows] = $3; status[rows] = $4; code[rows] = $5; policy[rows] = $9; runs[rows] = $13; have[$3]++
      n = split($11, dependency, ",")
      for (d = 1; d <= n; d++) if (dependency[d] ~ /:service_completed_successfully(:|$)/) { sub(/:.*/, "", dependency[d]); ends[dependency[d]] = 1 }
    }
    END {
      for (r = 1; r <= rows; r++) if (service[r] in want) {
        s = service[r]
        if (runs[r] != image[s]) print s " runs another image than the clone names;"
        else if (status[r] != "running" && !(status[r] == "exited" && code[r] == 0 && (s in ends || policy[r] == "no" || policy[r] == ""))) print s " is " (status[r] == "exited" ? "stopped" : status[r]) ";"
      }
      for (s in want) if (want[s] > 0 && !have[s]) print s " does not run;"
    }' | tr '\n' ' ')
  [ -z "$mismatch" ] || { fail not-adoptable "What runs is not what the clone describes: $mismatch"; return 1; }
  others=$({
    awk -F "$TAB" 'FILENAME == ARGV[1] { hash[$1] = $2; next } ($2 in hash) && hash[$2] != "-" && $13 != hash[$2] { print $2 }' "$new/hashes" "$change_dir/rows"
    not_attached "$new" | cut -f1
  } | sort -u | tr '\n' ' ')
  [ -z "$others" ] || note "Started with another environment or other settings than the clone and .env describe now: ${others% }. A rollback to this release starts them as described."
  others=$(awk -F "$TAB" 'FILENAME == ARGV[1] { has[$1] = 1; next } !($2 in has) { print $2 }' "$new/services" "$change_dir/rows" | sort -u | tr '\n' ' ')
  [ -z "$others" ] || note "Not part of the release, and not changed: ${others% }."
  # Containers of other services are not ours.
  : >"$home/containers"
  awk -F "$TAB" 'FILENAME == ARGV[1] { has[$1] = 1; next } !($2 in has) { print $1 }' "$new/services" "$change_dir/rows" >"$change_dir/before"
  remember_containers "$new" || return 1
  : >"$home/ours"
}
