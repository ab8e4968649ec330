# Lock: one change at a time. Held on descriptor 9, which every child inherits: while a child lives, so does the lock.

# Waits a little, because a survey takes the lock for an instant to see whether it is free.
take_lock() {
  exec 9>>"$home/lock"
  flock -w "$1" 9 || return 1
  object change "$change" kind "$kind" version "${version:-}" actor "${actor:-}" run "${run:-}" since "$(now)" \
    pid: $$ boot "$(line_of /proc/sys/kernel/random/boot_id)" | write_file "$home/owner"
}

# Whether somebody holds a lock file. A lock that cannot be read counts as held.
is_held() {
  [ -e "$1" ] || return 1
  ! (exec 7>>"$1" && flock -n 7) 2>/dev/null
}

# Every change also holds its own `alive` (descriptor 8) as long as it or a child of it lives.
take_alive() {
  exec 8>>"$change_dir/alive"
  flock 8
}
