# Verbs: the commands of this program.

# start PROJECT CHANGE <plan: takes the plan from standard input, starts the worker, reports whether it began.
verb_start() {
  open_project "$1"
  open_change "$2"
  mkdir "$change_dir" 2>/dev/null || { started_before; return; }
  # Held until the worker has begun, so that another change does not take this one for a dead one.
  exec 6>>"$change_dir/receiving"
  flock 6
  timeout 120 cat >"$change_dir/received"
  # Secrets never share a file with the plan, which stays.
  without_secrets <"$change_dir/received" >"$change_dir/plan"
  sed -n '/^secrets$/,/^end$/{/^secrets$/d;/^end$/d;p;}' "$change_dir/received" >"$change_dir/secrets"
  rm -f "$change_dir/received"
  start_worker 5
}

# settle PROJECT CHANGE DIRECTORY: ends what an interrupted change left.
verb_settle() {
  open_project "$1"
  open_change "$2"
  require_recorded "$3" || return 1
  [ -z "${SLUICE_KEY:-}" ] || is_unsettled || { refuse nothing-to-settle "No change of $project was interrupted."; return 1; }
  mkdir "$change_dir" 2>/dev/null || { started_before; return; }
  printf 'sluice-plan 1\nkind settle\ndirectory %s\n' "$3" >"$change_dir/plan"
  { [ ! -e "$home/pending" ] || grep -E '^(interval|passes|undo-deadline|one-shot) ' "$home/changes/$(line_of "$home/pending")/plan" 2>/dev/null
    printf 'end\n'; } >>"$change_dir/plan"
  start_worker 180
}

# Whether a change was interrupted, so that a limited key makes no folders for nothing.
is_unsettled() {
  [ ! -e "$home/pending" ] || return 0
  for unsettled in "$home"/changes/*/journal; do
    unsettled=${unsettled%/journal}
    [ ! -d "$unsettled" ] || [ -e "$unsettled/exit" ] || is_held "$unsettled/alive" || return 0
  done
  return 1
}

# return PROJECT CHANGE DIRECTORY [RELEASE [ACTOR [RUN]]]: settles, or rolls back to the release before. For a key that allows
# nothing else. With RELEASE only from that one.
verb_return() {
  open_project "$1"
  open_change "$2"
  # A repeated request rolls back once: the release that runs now is the result of the first request.
  [ ! -d "$change_dir" ] || { started_before; return; }
  return_current=$(line_of "$home/current")
  [ -z "${4:-}" ] || [ "$4" = "${return_current:-none}" ] ||
    { refuse changed-meanwhile "A rollback from the release $4 was requested; now ${return_current:-none} runs."; return 1; }
  [ ! -e "$home/pending" ] || { verb_settle "$1" "$2" "$3"; return; }
  require_recorded "$3" && one_step_only || return 1
  return_target=$(field "$(release_dir "${return_current:-none}")/record" previous)
  [ -n "$return_target" ] && [ -f "$(release_dir "$return_target")/record" ] ||
    { refuse no-previous "No release before ${return_current:-none} is kept."; return 1; }
  return_plan "$3" "${5:-}" "${6:-}" | verb_start "$1" "$2"
}

# How long things may take, and which services are meant to end, is as it was for the release that is rolled back from.
return_plan() {
  cat <<END
sluice-plan 1
kind rollback
directory $1
actor $2
run $3
version $(field "$(release_dir "$return_target")/record" version)
commit $(field "$(release_dir "$return_target")/record" commit)
target $return_target
expect-current $return_current
schema-change hold
END
  grep -E '^(interval|passes|keep|undo-deadline|one-shot) ' "$home/changes/$return_current/plan" 2>/dev/null
  cat <<END
step check 60
step quiet 300
step restore 60
step switch 300
step await 300
step prove 60
step record 60
end
END
}

# A limited key rolls back once, and not repeatedly to old releases.
one_step_only() {
  [ "${SLUICE_KEY:-}" = return ] || return 0
  case $(grep -E '"kind":"(deploy|rollback|adopt|restore)"' "$home/history" 2>/dev/null | grep '"outcome":"done"' | tail -n 1) in
    *'"kind":"rollback"'* | *'"kind":"restore"'*) refuse already-back 'The last change was a rollback already, and this key allows only one step.'; return 1 ;;
  esac
}

# A change of this name is there already. A runner follows it from here; a person who wants a new one must see that none began.
started_before() {
  if [ -s "$change_dir/exit" ]; then
    started true "Nothing was done now: the change $change has ended already. A new change needs another name."
    return 1
  elif is_held "$change_dir/alive"; then
    started true "The change $change runs already. Its log is $change_dir/log."
  else
    started true "Nothing was done now: the change $change has no worker and no end. A return with another name settles it."
    return 1
  fi
}

# Whether it was started before, what a person has to know, and how it ended, where it has.
started() {
  started_ending=$(line_of "$change_dir/exit" | grep '^{')
  object kind started change "$change" again: "$1" text "$2" ending: "${started_ending:-null}"
}

start_worker() {
  : >"$change_dir/log"
  : >"$change_dir/journal"
  if [ "$(id -u)" = 0 ] && [ -d /run/systemd/system ] && command -v systemd-run >/dev/null 2>&1 &&
    systemd-run --quiet --collect --unit "sluice-$project-$change" --property KillMode=process \
      ${DOCKER_HOST:+--setenv="DOCKER_HOST=$DOCKER_HOST"} ${SLUICE_STATE_DIR:+--setenv="SLUICE_STATE_DIR=$SLUICE_STATE_DIR"} \
      --setenv="HOME=$HOME" --setenv="PATH=$PATH" sh "$0" work "$project" "$change" "$1" >/dev/null 2>&1; then
    :
  else
    # A login session that ends takes its processes with it; a session of its own does not end.
    setsid sh "$0" work "$project" "$change" "$1" </dev/null >>"$change_dir/log" 2>&1 6>&- &
  fi
  tell_time
  start_ends=$((uptime_now + $1 + 20))
  while [ "$uptime_now" -lt "$start_ends" ]; do
    [ ! -e "$change_dir/began" ] && [ ! -e "$change_dir/exit" ] || {
      started false "The change $change has begun. Its log is $change_dir/log; how it ended will be in $change_dir/exit."
      return 0
    }
    pause 0.05
    tell_time
  done
  refuse no-worker "The change $change did not begin; see $change_dir/log."
  return 1
}

verb_work() {
  open_project "$1"
  open_change "$2"
  lock_wait=${3:-5}
  exec >>"$change_dir/log" 2>&1 </dev/null
  work
}

# follow PROJECT CHANGE JOURNAL-OFFSET LOG-OFFSET: frames `J n`, `L n`, `H`, and at the end `X n` or `D`.
verb_follow() {
  open_project "$1"
  open_change "$2"
  [ -d "$change_dir" ] || usage "there is no change $change"
  log_at=$4 beat=0 half_line=
  follow_journal=$change_dir/journal
  [ -e "$follow_journal" ] || follow_journal=/dev/null
  exec 6<"$follow_journal"
  [ "$3" = 0 ] || dd bs="$3" count=1 of=/dev/null 2>/dev/null <&6
  while :; do
    follow_alive=
    await_end || follow_alive=1
    sent_any='' beat=$((beat + 1))
    send_journal
    send_log
    if [ -n "$sent_any$follow_alive" ]; then
      seen_dead=
      [ $((beat % 6)) != 0 ] || printf 'H\n' || return 1
    elif [ -e "$change_dir/exit" ]; then
      printf 'X %s\n' "$(wc -c <"$change_dir/exit" | tr -d ' ')"
      cat "$change_dir/exit"
      return 0
    else
      # Not alive and no outcome, seen twice: this change has no worker any more.
      [ -z "${seen_dead:-}" ] || { printf 'D\n'; return 0; }
      seen_dead=1
      pause 1
    fi
  done
}

# Waits a moment, but no longer than until no process of the change is alive.
await_end() {
  [ -e "$change_dir/alive" ] || return 0
  exec 7>>"$change_dir/alive"
  flock -w 0.5 7 || return 1
  exec 7>&-
}

# The lines that the journal on descriptor 6 has got. The shell reads them itself: it is asked several times a second.
send_journal() {
  while IFS= read -r journal_line <&6; do
    journal_line=$half_line$journal_line half_line='' sent_any=1
    printf 'J %s\n%s\n' "$((${#journal_line} + 1))" "$journal_line"
  done
  half_line=$half_line$journal_line
}

FRAME_LIMIT=65536
send_log() {
  log_size=$(($(stat -c %s "$change_dir/log") - log_at))
  [ "$log_size" -gt 0 ] || return 0
  [ "$log_size" -le "$FRAME_LIMIT" ] || log_size=$FRAME_LIMIT
  printf 'L %s\n' "$log_size"
  tail -c +"$((log_at + 1))" "$change_dir/log" | head -c "$log_size"
  log_at=$((log_at + log_size)) sent_any=1
}

# abort PROJECT CHANGE cancel|return: requests that a change stops at its next safe step.
verb_abort() {
  open_project "$1"
  open_change "$2"
  [ -d "$change_dir" ] || usage "there is no change $change"
  case $3 in cancel | return) ;; *) usage "abort wants cancel or return; got '$3'" ;; esac
  printf '%s\n' "$3" | write_file "$change_dir/abort" || { refuse disk-full "Cannot write to $change_dir."; return 1; }
  object kind asked change "$change" wish "$3"
}

# freeze PROJECT <reason: no deploys until unfreeze. A rollback stays possible.
verb_freeze() {
  open_project "$1"
  object since "$(now)" said "$(head -c 1000 | tr '\n' ' ')" | write_file "$home/freeze" ||
    { refuse disk-full "Cannot write to $home."; return 1; }
  object kind frozen said: "$(line_of "$home/freeze")"
}

verb_unfreeze() {
  open_project "$1"
  rm -f "$home/freeze" || { refuse disk-full "Cannot remove $home/freeze."; return 1; }
  object kind unfrozen
}

# clear-hold PROJECT <reason: a person inspected the host and found it healthy. An interrupted change is still settled by the
# next one.
verb_clear_hold() {
  open_project "$1"
  ! is_held "$home/lock" || { refuse locked "$(line_of "$home/owner")"; return 1; }
  clear_reason=$(head -c 1000 | tr '\n' ' ')
  [ ! -e "$home/hold" ] || {
    change="clear-hold.$(date +%s)" kind=clear-hold version=$(field "$(release_dir "$(line_of "$home/current")")/record" version)
    remember 'done' cleared "$clear_reason" && rm -f "$home/hold" || { refuse disk-full "Cannot write to $home."; return 1; }
  }
  object kind hold-cleared
}

# status PROJECT: for a person on this host.
verb_status() {
  open_project "$1"
  status_current=$(line_of "$home/current")
  printf 'project   %s\nrelease   %s (%s)\n' "$project" "${status_current:-none}" \
    "$(field "$(release_dir "${status_current:-none}")/record" version)"
  if is_held "$home/lock"; then printf 'lock      held: %s\n' "$(line_of "$home/owner")"; else printf 'lock      free\n'; fi
  for status_name in pending freeze hold; do
    [ ! -e "$home/$status_name" ] || printf '%-9s %s\n' "$status_name" "$(line_of "$home/$status_name")"
  done
  [ ! -e "$home/history" ] || { printf 'history   (newest last)\n'; tail -n 5 "$home/history"; }
  docker ps -a --filter "label=com.docker.compose.project=$project" --format '{{.Names}}\t{{.Image}}\t{{.Status}}'
}

verb_survey() {
  open_project "$1"
  require_recorded "$2" || return 1
  directory=$2
  if [ "${3:-}" = running ]; then survey_running; else survey; fi
}
