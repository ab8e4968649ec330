# Verbs: what can be asked of this program.

# start PROJECT CHANGE <plan: takes the plan from standard input, starts the worker, says whether it began.
verb_start() {
  open_project "$1"
  open_change "$2"
  if ! mkdir "$change_dir" 2>/dev/null; then
    object kind started change "$change" again: true
    return 0
  fi
  cat >"$change_dir/received"
  # Secrets never share a file with the plan, which stays.
  sed '/^secrets$/,/^end$/{/^end$/!d;}' "$change_dir/received" >"$change_dir/plan"
  sed -n '/^secrets$/,/^end$/{/^secrets$/d;/^end$/d;p;}' "$change_dir/received" >"$change_dir/secrets"
  rm -f "$change_dir/received"
  start_worker 5
}

# settle PROJECT CHANGE DIRECTORY: ends what an interrupted change left.
verb_settle() {
  open_project "$1"
  open_change "$2"
  within_limits "$3" || return 1
  mkdir "$change_dir" 2>/dev/null || { object kind started change "$change" again: true; return 0; }
  printf 'sluice-plan 1\nkind settle\ndirectory %s\n' "$3" >"$change_dir/plan"
  { [ ! -e "$home/pending" ] || grep -E '^(interval|passes|undo-deadline|one-shot) ' "$home/changes/$(line_of "$home/pending")/plan" 2>/dev/null
    printf 'end\n'; } >>"$change_dir/plan"
  start_worker 180
}

# return PROJECT CHANGE DIRECTORY [RELEASE [ACTOR [RUN]]]: settles, or goes back to the release before. For a key that may
# do nothing else. With RELEASE it leaves that one and no other.
verb_return() {
  open_project "$1"
  open_change "$2"
  # Asked twice, it goes back once: what runs now is what the first asking came to.
  [ ! -d "$change_dir" ] || { object kind started change "$change" again: true; return 0; }
  return_current=$(line_of "$home/current")
  [ -z "${4:-}" ] || [ "$4" = "${return_current:-none}" ] ||
    { refuse changed-meanwhile "The release $4 was to be left; now ${return_current:-none} runs."; return 1; }
  [ ! -e "$home/pending" ] || { verb_settle "$1" "$2" "$3"; return; }
  within_limits "$3" && one_step_only || return 1
  return_target=$(field "$(release_dir "${return_current:-none}")/record" previous)
  [ -n "$return_target" ] && [ -f "$(release_dir "$return_target")/record" ] ||
    { refuse no-previous "No release before ${return_current:-none} is kept."; return 1; }
  return_plan "$3" "${5:-}" "${6:-}" | verb_start "$1" "$2"
}

# How long things may take, and which services are meant to end, is as it was for the release that is left.
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

# A key that may only go back (host/keys/only) names no other checkout than the one that is recorded.
within_limits() {
  [ "${SLUICE_KEY:-}" = return ] || return 0
  limits_directory=$(field "$(release_dir "$(line_of "$home/current")")/record" directory)
  [ "$1" = "$limits_directory" ] ||
    { refuse other-directory "This key may only go back in ${limits_directory:-a checkout that is recorded}; asked was $1."; return 1; }
}

# Nor does it go back twice in a row, to releases that nobody remembers.
one_step_only() {
  [ "${SLUICE_KEY:-}" = return ] || return 0
  case $(grep -E '"kind":"(deploy|rollback|adopt)"' "$home/history" 2>/dev/null | grep '"outcome":"done"' | tail -n 1) in
    *'"kind":"rollback"'*) refuse already-back 'The last change went back already, and this key goes one step only.'; return 1 ;;
  esac
}

refuse() { object kind refused code "$1" text "$2"; }

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
    setsid sh "$0" work "$project" "$change" "$1" </dev/null >>"$change_dir/log" 2>&1 &
  fi
  start_ends=$(($(uptime_seconds) + $1 + 20))
  while [ "$(uptime_seconds)" -lt "$start_ends" ]; do
    [ ! -e "$change_dir/began" ] && [ ! -e "$change_dir/exit" ] || { object kind started change "$change" again: false; return 0; }
    pause 0.1
  done
  object kind refused code no-worker text "The change $change did not begin; see $change_dir/log."
}

verb_work() {
  open_project "$1"
  open_change "$2"
  lock_patience=${3:-5}
  exec >>"$change_dir/log" 2>&1 </dev/null
  work
}

# follow PROJECT CHANGE JOURNAL-OFFSET LOG-OFFSET: frames `J n`, `L n`, `H`, and at the end `X n` or `D`.
verb_follow() {
  open_project "$1"
  open_change "$2"
  [ -d "$change_dir" ] || usage "there is no change $change"
  journal_at=$3 log_at=$4 beat=0
  while :; do
    follow_alive=1
    is_held "$change_dir/alive" || follow_alive=
    follow_exit=
    [ ! -e "$change_dir/exit" ] || follow_exit=1
    send_from J "$change_dir/journal" "$journal_at" && journal_at=$((journal_at + sent))
    send_from L "$change_dir/log" "$log_at" && log_at=$((log_at + sent))
    if [ "$sent_any" = 1 ]; then sent_any=0; continue; fi
    if [ -n "$follow_exit" ] && [ -z "$follow_alive" ]; then
      printf 'X %s\n' "$(wc -c <"$change_dir/exit" | tr -d ' ')"
      cat "$change_dir/exit"
      return 0
    fi
    # Not alive and no last word, seen twice: nobody works on this change any more.
    if [ -z "$follow_alive" ] && [ ! -e "$change_dir/exit" ]; then
      [ -z "${seen_dead:-}" ] || { printf 'D\n'; return 0; }
      seen_dead=1
      pause 1
      continue
    fi
    seen_dead='' beat=$((beat + 1))
    [ $((beat % 10)) != 0 ] || printf 'H\n' || return 1
    pause 0.3
  done
}

FRAME_LIMIT=65536
sent_any=0
send_from() {
  sent=0
  size=$(wc -c <"$2" 2>/dev/null) || return 1
  sent=$((size - $3))
  [ "$sent" -gt 0 ] || return 1
  [ "$sent" -le "$FRAME_LIMIT" ] || sent=$FRAME_LIMIT
  printf '%s %s\n' "$1" "$sent"
  tail -c +"$(($3 + 1))" "$2" | head -c "$sent"
  sent_any=1
}

# abort PROJECT CHANGE cancel|return: asks a change to stop at its next safe step.
verb_abort() {
  open_project "$1"
  open_change "$2"
  [ -d "$change_dir" ] || usage "there is no change $change"
  case $3 in cancel | return) ;; *) usage "abort wants cancel or return; got '$3'" ;; esac
  printf '%s\n' "$3" >"$change_dir/abort"
  object kind asked change "$change" wish "$3"
}

# freeze PROJECT <reason: no deploys until unfreeze. A rollback stays possible.
verb_freeze() {
  open_project "$1"
  object since "$(now)" said "$(head -c 1000 | tr '\n' ' ')" | write_file "$home/freeze"
  object kind frozen said: "$(line_of "$home/freeze")"
}

verb_unfreeze() {
  open_project "$1"
  rm -f "$home/freeze"
  object kind unfrozen
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
  directory=$2
  survey
}
