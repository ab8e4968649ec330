# Backup: a command takes one under the lock, so that nothing is switched beneath it. It touches nothing that
# runs; the only thing to undo is a file that is half written.

# Reports the backup as its file, or as taken elsewhere.
step_backup() {
  [ -z "$backup_file" ] || name_backup || return 1
  printf '%s' "$backup_command" | base64 -d >"$change_dir/script-backup" ||
    { fail disk-full "The command cannot be written to $change_dir."; return 1; }
  run_script backup "$change_dir" && keep_backup && return 0
  discard_part "$change_dir"
  return 1
}

# A backup that is being written has a name that does not count as a backup.
name_backup() {
  backup_mark='{time}'
  backup_before=${backup_file%%"$backup_mark"*} backup_after=${backup_file#*"$backup_mark"}
  backup_to=$backup_before$(date -u +%Y%m%dT%H%M%SZ)$backup_after
  backup_part=$backup_to.part
  backup_folder=$(dirname "$backup_to")
  [ -d "$backup_folder" ] && [ -w "$backup_folder" ] ||
    { fail backup-folder "There is no folder $backup_folder that $(id -un) can write to."; return 1; }
  [ ! -e "$backup_to" ] && [ ! -e "$backup_part" ] || { fail backup-there "$backup_to exists already."; return 1; }
  room_for_backup || return 1
  printf '%s\n' "$backup_part" | write_file "$change_dir/part"
}

# The next backup is about as large as the last one.
room_for_backup() {
  backup_last=
  for backup_other in "$backup_before"????????T??????Z"$backup_after"; do
    [ -e "$backup_other" ] || continue
    [ -n "$backup_last" ] && [ -z "$(find "$backup_other" -prune -newer "$backup_last")" ] || backup_last=$backup_other
  done
  [ -n "$backup_last" ] || return 0
  backup_wants=$(($(bytes_of "$backup_last") / 1024)) backup_free=$(df -Pk "$backup_folder" | awk 'NR == 2 { print $4 }')
  case $backup_free in '' | *[!0-9]*) note "The free space of $backup_folder is unknown."; return 0 ;; esac
  [ "$backup_free" -gt "$backup_wants" ] ||
    fail disk-full "The last backup has $backup_wants KiB, and $backup_folder has $backup_free KiB of free space."
}

# Bytes of a file, or of all files in a folder.
bytes_of() { find "$1" -type f -exec stat -c %s {} + 2>/dev/null | awk '{ sum += $1 } END { printf "%.0f", sum }'; }

# Bytes of output in the log of a change. A backup that is sent there by mistake must not fill the disk.
LOUDEST=4194304

# script-NAME of a change's folder, to its end: NAME, the folder.
run_script() {
  rm -f "$change_dir/backup-code" "$change_dir/backup-session"
  with_variables backup_session "$2/script-$1" "$2" </dev/null 4<&- &
  backup_word=$(($(uptime_seconds) + 30))
  while [ ! -e "$change_dir/backup-code" ]; do
    ! stop_wanted && ! { [ "$may_stop" = 1 ] && [ -e "$change_dir/abort" ]; } || { end_session && fail aborted 'Stopped on request.'; return 1; }
    if [ "$(uptime_seconds)" -ge "$step_ends" ]; then
      end_session && fail backup-late 'The command had not ended when its time was up, and was stopped with all that it started.'
      return 1
    fi
    if [ -e "$change_dir/backup-session" ] && [ -z "$(session_members)" ] && [ ! -e "$change_dir/backup-code" ]; then
      fail backup-killed 'The command was killed from outside, and left no exit code.'
      return 1
    fi
    if [ "$(stat -c %s "$change_dir/log")" -gt "$LOUDEST" ]; then
      end_session || return 1
      truncate -s "$LOUDEST" "$change_dir/log"
      fail backup-loud "The command wrote more than $((LOUDEST / 1024)) KiB to its output, and was stopped."
      return 1
    fi
    backup_progress
    pause 0.2
  done
  alone_within 5 || { end_session && fail backup-unended 'The command ended, but processes that it started still ran, and were stopped.'; return 1; }
  backup_code=$(line_of "$change_dir/backup-code")
  [ "$backup_code" = 0 ] || fail backup-failed "The command ended with code $backup_code. Its output is in the log."
}

# The command, a file, in the application's folder and in a session of its own, so that all that it starts can be found.
backup_session() {
  cd "$directory" || exit 1
  export COMPOSE_PROJECT_NAME="$project" SLUICE_BACKUP_FILE="${backup_part:-}" SLUICE_RELEASE="$expect_current" SLUICE_CHANGE_DIR="$2"
  backup_script=$1
  # What is empty here counts as unset for Compose.
  COMPOSE_FILE=$(paste -sd : "$change_dir/compose-files") COMPOSE_PROFILES=$(paste -sd , "$change_dir/profiles")
  export COMPOSE_FILE COMPOSE_PROFILES
  # A dump that fails in front of a pipe is a failure; not every sh can tell.
  # shellcheck disable=SC3040 # some know it
  if command -v bash >/dev/null 2>&1; then set -- bash --noprofile --norc -eo pipefail
  elif (set -o pipefail) 2>/dev/null; then set -- sh -eo pipefail
  else set -- sh -e
  fi
  # shellcheck disable=SC2016 # for the inner shell
  exec setsid sh -c 'here=$1; shift
    printf "%s\n" $$ >"$here/session.new" && mv "$here/session.new" "$here/backup-session" || exit 1
    "$@"
    printf "%s\n" $? >"$here/code.new" && mv "$here/code.new" "$here/backup-code"' sluice-backup "$change_dir" "$@" "$backup_script"
}

backup_progress() {
  [ -n "${backup_part:-}" ] && [ "$(uptime_seconds)" -ge "$backup_word" ] || return 0
  backup_word=$(($(uptime_seconds) + 30))
  note "The backup has $(($(bytes_of "$backup_part") / 1024)) KiB so far."
}

# Processes of the command's session that live; a session can't be left without starting another.
session_members() {
  cat /proc/[0-9]*/stat 2>/dev/null | awk -v session="$(line_of "$change_dir/backup-session")" '
    { pid = $1; sub(/^.*\) /, "") }
    session != "" && $4 == session && $1 != "Z" { print pid }'
}

alone_within() {
  alone_ends=$(($(uptime_seconds) + $1))
  while [ -n "$(session_members)" ]; do
    [ "$(uptime_seconds)" -lt "$alone_ends" ] || return 1
    pause 0.2
  done
}

# Asks all of them to end, makes them end, and proves that they are gone.
end_session() {
  for signal in TERM KILL; do
    # shellcheck disable=SC2046 # one argument a process
    kill -s "$signal" $(session_members) 2>/dev/null
    alone_within 10 && return 0
  done
  fail backup-unended "The command could not be stopped: $(session_members | tr '\n' ' ')still run on this host."
}

# The file, or the folder, gets its name when it is complete according to its command.
keep_backup() {
  if [ -z "$backup_file" ]; then
    journal backup file '' bytes: 0
    return 0
  fi
  [ ! -L "$backup_part" ] && [ "$(bytes_of "$backup_part")" -gt 0 ] ||
    { fail backup-empty "The command ended with 0, but wrote nothing to \$SLUICE_BACKUP_FILE."; return 1; }
  find "$backup_part" -exec sync {} + ||
    { fail backup-unsynced "$backup_part could not be written to the disk in full. The error is in the log."; return 1; }
  [ ! -e "$backup_to" ] && mv "$backup_part" "$backup_to" ||
    { fail backup-there "$backup_part could not become $backup_to."; return 1; }
  rm -f "$change_dir/part"
  journal backup file "$backup_to" bytes: "$(bytes_of "$backup_to")"
  [ -z "$backup_keep" ] || forget_old_backups
}

# The newest ones stay, and those that the record of a kept release names.
forget_old_backups() {
  for backup_other in "$backup_before"????????T??????Z"$backup_after"; do printf '%s\n' "$backup_other"; done |
    sort -r | tail -n +"$((backup_keep + 1))" | while IFS= read -r backup_other; do
      ! grep -qxF -e "backup $backup_other" "$home"/releases/*/record 2>/dev/null || continue
      rm -rf "$backup_other" && note "Removed $backup_other: $backup_keep newer ones are kept."
    done
}

# What a change that ended, or died, has half written.
discard_part() {
  [ -e "$1/part" ] || return 0
  rm -rf "$(line_of "$1/part")" "$1/part"
}
