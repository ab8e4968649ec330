# Journal: what a change did, one JSON line an event; written as it happens and never rewritten.

journal() {
  journal_event=$1
  shift
  tell_time
  [ "$uptime_now" = "${journal_second:-}" ] || journal_second=$uptime_now journal_time=$(now)
  object event "$journal_event" at "$journal_time" up: "$uptime_now" "$@" >>"$change_dir/journal"
}

# A line for the log of the runner.
note() { journal note text "$1"; }

# Why a step failed: a code for machines, a text for people. Returns 1 so that a step can end with it.
fail() {
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
  remember "$1" "$2" ""
}

# One line of the history: outcome, code, text. A change has the time of its journal's last event: what was rolled back is known by it.
# Written whole, not appended: what a full disk once cut off stays a line of its own.
remember() {
  {
    tail -n 999 "$home/history" 2>/dev/null | awk 1
    object at "${journal_time:-$(now)}" began "$(began)" switched "$(switch_began "${change_dir:-}")" change "$change" kind "${kind:-}" version "${version:-}" outcome "$1" code "$2" \
      text "$3" running "$(line_of "$home/current")" actor "${actor:-}" run "${run:-}" schema "${schema_state:-}" override "${override_hold:+$(printf '%s' "$override_hold" | base64 -d)}"
  } | write_file "$home/history"
}

# When the change's first event was written.
began() { [ -z "${change_dir:-}" ] || sed -n '1s/^.*"at":"\([^"]*\)".*$/\1/p' "$change_dir/journal" 2>/dev/null; }

# When the first switch of a change began; empty for none.
switch_began() {
  [ -z "$1" ] || sed -n '/"step":"switch","state":"begins"/{s/^.*"at":"\([^"]*\)".*$/\1/p;q;}' "$1/journal" 2>/dev/null
}
