# Worker: runs one change from its plan, detached from whoever asked for it.

# A person or a runner wants the change to stop. Before the switch it stops; during the switch only "return" counts.
stop_wanted() { [ -z "${switched:-}" ] && { [ -n "${signalled:-}" ] || [ -e "$change_dir/abort" ]; }; }
return_wanted() { [ "$(line_of "$change_dir/abort")" = return ]; }

# Waits, but not longer than somebody wants us to.
patience() {
  patience_ends=$(($(uptime_seconds) + $1))
  while [ "$(uptime_seconds)" -lt "$patience_ends" ]; do
    ! stop_wanted || return 1
    pause 0.5
  done
}

work() {
  trap 'signalled=1' INT TERM HUP
  take_alive
  switched='' signalled='' in_our_hands='' why_code='' why_text='' may_stop=''
  within 60
  read_plan "$change_dir/plan" || { conclude refused "$why_code" "$why_text"; return; }
  read_secrets
  take_lock "$lock_patience" || { conclude refused locked "$(line_of "$home/owner")"; return; }
  journal began change "$change" kind "$kind" version "$version" project "$project" actor "$actor" run "$run"
  : >"$change_dir/began"
  wanted=$(release_dir "${target:-$change}")
  case $kind in
    settle) settle ;;
    *) run_plan ;;
  esac
  rm -f "$home/owner" "$change_dir/began"
  rm -rf "$change_dir/tree" "$change_dir/docker"
}

run_plan() {
  while read -r step_name step_deadline <&4; do
    do_step "$step_name" "$step_deadline" || { go_back; return; }
  done 4<"$change_dir/steps"
  case $kind in
    adopt) require_steps check quiet resolve verify retain match record ;;
    backup) require_steps check backup ;;
    *) require_steps switch await prove record ;;
  esac || { go_back; return; }
  # A backup settles nothing: what was interrupted still is, and what is held still waits for a person.
  [ "$kind" != backup ] || { conclude 'done' '' "The backup was taken${backup_to:+: $backup_to}."; forget_old_changes; return; }
  conclude 'done' '' "$version runs, proven."
  rm -f "$home/pending" "$home/hold"
}

go_back() {
  if [ -z "$switched" ]; then
    registry_logout
    rm -rf "$(release_dir "$change")"
    case $why_code in
      aborted) conclude aborted aborted 'Stopped on request before anything was switched.' ;;
      refused:*) conclude refused "${why_code#refused:}" "$why_text" ;;
      *) conclude failed "$why_code" "$why_text" ;;
    esac
  elif [ "$kind" = deploy ]; then
    way_back
  else
    hold_for "$wanted" "The ${kind} itself failed: $why_text"
  fi
}

# A plan that leaves out what it must not is no plan, whoever made it.
require_steps() {
  for required in "$@"; do
    grep -q "\"step\":\"$required\",\"state\":\"done\"" "$change_dir/journal" ||
      { because plan-incomplete "The plan leaves out the step $required."; return 1; }
  done
}

# One step: announced, bounded, and its end written down.
do_step() {
  step=$1
  ! stop_wanted || { because aborted 'Stopped on request.'; return 1; }
  case $step in checkout | restore | switch) [ -n "$switched" ] || mark_pending || return 1 ;; esac
  [ "$step" != await ] || [ "$kind" != deploy ] || may_stop=1
  journal step step "$step" state begins deadline: "$2"
  within "$2"
  step_began=$(uptime_seconds) why_code='' why_text=''
  if "step_$step"; then
    journal step step "$step" state 'done' seconds: "$(($(uptime_seconds) - step_began))"
    may_stop=
    return 0
  fi
  [ -n "$why_code" ] || because unexplained "The step $step failed without a word; see the log of this change." || :
  journal step step "$step" state failed code "$why_code" text "$why_text"
  return 1
}

# Inside the lock, what the plan was made from is looked at again.
step_check() {
  locate_checkout || return 1
  engine_answers || { because engine-silent "docker version says nothing: is the engine running, and may this user use it?"; return 1; }
  [ -n "$(bounded docker compose version --short 2>/dev/null)" ] || { because engine-silent "docker compose version says nothing."; return 1; }
  [ "$kind" != deploy ] || [ ! -e "$home/freeze" ] || { because refused:frozen "$(line_of "$home/freeze")"; return 1; }
  [ "$kind" != deploy ] || [ ! -e "$home/hold" ] || { because refused:held "$(line_of "$home/hold")"; return 1; }
  check_current=$(line_of "$home/current")
  [ "${check_current:-none}" = "$expect_current" ] ||
    { because refused:changed-meanwhile "The plan was made when the release ${expect_current} ran; now it is ${check_current:-none}."; return 1; }
  oneoffs=$(bounded docker ps --filter "label=com.docker.compose.project=$project" --filter label=com.docker.compose.oneoff=True --format '{{.Names}}') ||
    { because engine-silent "The engine does not list the project's one-offs."; return 1; }
  [ -z "$oneoffs" ] || { because refused:one-off-running "A one-off of this project runs: $(printf '%s' "$oneoffs" | tr '\n' ' ')"; return 1; }
  case $kind in rollback | backup) return 0 ;; esac
  [ ! -e "$home/pending" ] || return 0
  dirty_files >"$change_dir/dirty" || { because checkout-unreadable "git status failed in $directory."; return 1; }
  [ ! -s "$change_dir/dirty" ] || because refused:dirty "Changed files in $directory: $(tr '\n' ' ' <"$change_dir/dirty")"
}

# Adopting changes nothing: what runs must already be what the checkout describes.
step_match() {
  new=$(release_dir "$change")
  inspect_containers '{{.ID}}	{{index .Config.Labels "com.docker.compose.service"}}	{{.Image}}	{{index .Config.Labels "com.docker.compose.config-hash"}}	{{.State.Running}}' >"$change_dir/running" ||
    { because engine-silent "The engine does not list the project's containers."; return 1; }
  mismatch=$({
    sed 's/^/want	/' "$new/services"
    sed 's/^/image	/' "$new/images"
    sed 's/^/have	/' "$change_dir/running"
  } | awk -F '\t' '
    $1 == "want" { want[$2] = $3 }
    $1 == "image" { image[$2] = $4 }
    $1 == "have" {
      have[$3]++
      if (!($3 in want)) print $3 " runs, but the checkout does not have it;"
      else if ($4 != image[$3]) print $3 " runs another image than the checkout names;"
      else if ($6 != "true") print $3 " is stopped;"
    }
    END { for (s in want) if (!have[s]) print s " does not run;" }' | tr '\n' ' ')
  [ -z "$mismatch" ] || { because not-adoptable "What runs is not what the checkout describes: $mismatch"; return 1; }
  others=$(awk -F "$TAB" 'NR == FNR { hash[$1] = $2; next } $4 != hash[$2] { print $2 }' "$new/hashes" "$change_dir/running" | sort -u | tr '\n' ' ')
  [ -z "$others" ] || note "Started with another environment or other settings than the checkout and .env describe now: ${others% }. A rollback to this release starts them as described."
  awk -F "$TAB" -v OFS="$TAB" 'NR == FNR { print_for[$1] = $2; next } { print $1, $2, print_for[$2] }' \
    "$new/fingerprints" "$change_dir/running" | write_file "$home/containers" || return 1
  : >"$home/ours"
}
