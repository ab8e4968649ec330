# Journal: what a change did, one JSON line an event; written as it happens and never rewritten.

journal() {
  journal_event=$1
  shift
  object event "$journal_event" at "$(now)" up: "$(uptime_seconds)" "$@" >>"$change_dir/journal"
}

# A line for the person who watches.
note() { journal note text "$1"; }

# Why a step failed: a code for machines, a text for people. Returns 1 so that a step can end with it.
because() {
  why_code=$1
  why_text=$2
  return 1
}

# Ends the change: outcome, code, text. What was written first stays.
conclude() {
  [ ! -e "$change_dir/exit" ] || return 0
  unwatch_events
  report_downtime
  object outcome "$1" code "$2" text "$3" at "$(now)" running "$(line_of "$home/current")" |
    write_file "$change_dir/exit"
  journal ended outcome "$1" code "$2" text "$3"
  object at "$(now)" began "$(began)" change "$change" kind "${kind:-}" version "${version:-}" outcome "$1" code "$2" \
    running "$(line_of "$home/current")" actor "${actor:-}" run "${run:-}" >>"$home/history"
}

# When the change's first event was written.
began() { sed -n '1s/^.*"at":"\([^"]*\)".*$/\1/p' "$change_dir/journal" 2>/dev/null; }
