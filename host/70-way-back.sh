# The way back: a recorded release, from the store, without Git's remote and without the registry.

# Files and image names as the release had them. A person's edits in the checkout are kept aside, never lost.
step_restore() { restore_release "$wanted"; }

restore_release() {
  restore_commit=$(field "$1/record" commit)
  locate_checkout || return 1
  dirty_files >"$change_dir/dirty" || { because checkout-unreadable "git status failed in $directory."; return 1; }
  [ -n "$in_our_hands" ] || while IFS= read -r file; do displace "$file"; done <"$change_dir/dirty"
  checkout_git checkout --force --detach --quiet "$restore_commit" 2>&1 && is_checked_out "$restore_commit" ||
    { because checkout-failed "git checkout of $restore_commit failed."; return 1; }
  restore_untracked "$1" || { because disk-full "Kept configuration could not be put back."; return 1; }
  restore_images "$1"
}

# After a failed switch: back to what ran before, proven; or a hold and what to do by hand.
way_back() {
  failed_code=$why_code failed_text=$why_text back=$(line_of "$home/current")
  may_stop='' in_our_hands=1
  if [ -z "$back" ]; then
    rm -f "$home/pending"
    conclude failed "$failed_code" "$failed_text There is no release before this one, so there is no way back: the containers stay as they are."
    return
  fi
  back_dir=$(release_dir "$back")
  journal undo to "$back" version "$(field "$back_dir/record" version)" code "$failed_code" text "$failed_text"
  within "$undo_deadline"
  # A switch that broke off left the engine at work, and containers between two names.
  [ "$step" != switch ] || step_quiet || note "The engine did not come to rest: $why_text"
  if bring_up "$back_dir"; then
    rm -f "$home/pending"
    conclude returned "$failed_code" "$failed_text"
  else
    hold_for "$back_dir" "$failed_text Then the way back failed: $why_text"
  fi
}

bring_up() {
  for part in restore_release switch_to await_release prove_release; do
    journal undoing part "$part"
    "$part" "$1" || { [ "$part" = switch_to ] && step_quiet && within "$undo_deadline" && "$part" "$1"; } || return 1
  done
}

# Nothing more may happen by itself: a person must look. `pending` stays, so that the next change waits and reconciles.
hold_for() {
  object at "$(now)" change "$change" code "$why_code" text "$2" compose "$1/compose.yml" directory "$directory" |
    write_file "$home/hold"
  note "By hand: docker compose -p $project --project-directory $directory -f $1/compose.yml up -d --pull never --no-build --remove-orphans"
  conclude held "$why_code" "$2"
}

# Settling: an interrupted change is brought to an end, whatever it was: the recorded release runs, proven.
settle() {
  if [ ! -e "$home/pending" ]; then
    finish_the_dead
    conclude 'done' settled 'Nothing was left to settle.'
    return
  fi
  settled=$(line_of "$home/pending") back=$(line_of "$home/current")
  in_our_hands=1 switched=1
  if ! do_step quiet 300; then hold_or_fail; return; fi
  if [ -z "$back" ]; then
    finish_change "$settled" failed interrupted 'The first release was interrupted; there is none before it to return to.'
    rm -f "$home/pending"
    conclude failed interrupted 'The first release was interrupted; there is none before it to return to. Run it again.'
    return
  fi
  wanted=$(release_dir "$back")
  for settle_step in restore switch await prove; do
    do_step "$settle_step" "$undo_deadline" || { hold_for "$wanted" "Settling failed: $why_text"; return; }
  done
  rm -f "$home/pending"
  if [ "$back" = "$settled" ] || [ "$back" = "$(field "$home/changes/$settled/plan" target)" ]; then
    finish_change "$settled" 'done' settled 'Interrupted after its record was written; proven afterwards.'
    conclude 'done' settled "The interrupted change had reached its end; the release is proven."
  else
    finish_change "$settled" returned interrupted 'Interrupted while it switched; the release before it was brought back and proven.'
    conclude returned interrupted 'The interrupted change was undone: the release before it runs, proven.'
  fi
}

hold_or_fail() { conclude failed "$why_code" "Settling could not begin: $why_text"; }

finish_change() {
  [ -d "$home/changes/$1" ] && [ ! -e "$home/changes/$1/exit" ] || return 0
  object outcome "$2" code "$3" text "$4" at "$(now)" running "$(line_of "$home/current")" |
    write_file "$home/changes/$1/exit"
}
