# Lock: one change at a time. Held on descriptor 9, which every child inherits: while a child lives, so does the lock.

# Waits a little, because a survey takes the lock for an instant to check whether it is free.
take_lock() {
  exec 9>>"$home/lock"
  flock -w "$1" 9 || return 1
  object change "$change" kind "$kind" version "${version:-}" actor "${actor:-}" run "${run:-}" since "$(now)" \
    pid: $$ boot "$(line_of /proc/sys/kernel/random/boot_id)" | write_file "$home/owner"
}

# Whether a process holds a lock file. A lock that cannot be read counts as held.
is_held() {
  [ -e "$1" ] || return 1
  ! (exec 7>>"$1" && flock -n 7) 2>/dev/null
}

# Every change also holds its own `alive` (descriptor 8) as long as it or a child of it lives.
take_alive() {
  exec 8>>"$change_dir/alive"
  flock 8
}

# How many questions of a limited key are answered at a time: of each kind of key, since a rollback does not wait for lookers.
# Descriptor 5 holds the turn, and what the question started holds it as well.
take_turn() {
  [ -n "${SLUICE_KEY:-}" ] || return 0
  for turn in 1 2 3 4 5 6 7 8; do
    exec 5>>"$(state_root)/.turn-$SLUICE_KEY-$turn"
    ! flock -n 5 || return 0
  done
  return 1
}
