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
remember() {
  object at "${journal_time:-$(now)}" began "$(began "${change_dir:-}")" switched "$(switch_began "${change_dir:-}")" undone "$(undo_began "${change_dir:-}")" \
    change "$change" kind "${kind:-}" version "${version:-}" outcome "$1" code "$2" \
    text "$3" running "$(line_of "$home/current")" actor "${actor:-}" run "${run:-}" schema "${schema_state:-}" override "${override_hold:+$(printf '%s' "$override_hold" | base64 -d)}" |
    append_to_history
}

# The line of a change that a settlement has ended: outcome, code. It follows the settlement's own line, and has the time of its end.
remember_settled() {
  object at "$journal_time" began "$(began "$settled_dir")" switched "$(switch_began "$settled_dir")" undone "$(began "$change_dir")" \
    change "$settled" kind "$(field "$settled_dir/plan" kind)" version "$(field "$settled_dir/plan" version)" outcome "$1" code "$2" \
    text '' running "$(line_of "$home/current")" actor "$(field "$settled_dir/plan" actor)" run "$(field "$settled_dir/plan" run)" schema "${schema_state:-}" |
    append_to_history
}

# Written whole, not appended: what a full disk once cut off stays a line of its own.
append_to_history() { { tail -n 999 "$home/history" 2>/dev/null | awk 1; cat; } | write_file "$home/history"; }

# When the first event of a change was written, the first switch began, or the automatic rollback began; empty for none.
began() { [ -z "$1" ] || sed -n '1s/^.*"at":"\([^"]*\)".*$/\1/p' "$1/journal" 2>/dev/null; }
switch_began() { time_of '"step":"switch","state":"begins"' "$1"; }
undo_began() { time_of '"event":"undo",' "$1"; }
time_of() { [ -z "$2" ] || sed -n "/$1/{s/^.*\"at\":\"\([^\"]*\)\".*\$/\1/p;q;}" "$2/journal" 2>/dev/null; }
