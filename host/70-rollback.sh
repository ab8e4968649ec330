# Rollback: a recorded release, from the store, without Git's remote and without the registry.

# Tracked files and image names as the release had them. A person's changes to tracked files are kept aside, never lost.
step_restore() { restore_release "$wanted"; }

restore_release() {
  restore_commit=$(field "$1/record" commit)
  locate_checkout && follow_clone || return 1
  own_git cat-file -e "$restore_commit^{tree}" 2>/dev/null ||
    { fail checkout-unreadable "The commit $restore_commit of this release is no longer in $home/git."; return 1; }
  give_to_clone "$restore_commit" || return 1
  place_files "$restore_commit" 2>&1 && is_checked_out "$restore_commit" ||
    { fail checkout-failed "The files of $restore_commit could not be placed in $top."; return 1; }
  while IFS= read -r file; do
    journal differs path "$top/$file" why 'The release tracks it, but this file is the host'"'"'s own; it was left as it is.'
  done <"$change_dir/in-the-way"
  report_observed "$1"
  restore_images "$1"
}

# Files of the host that are not what they were when the release was recorded. They are allowed to differ, and a report lists
# them.
report_observed() {
  [ -f "$1/observed" ] || return 0
  observe "$1" "$restore_commit" | cut -f2,3 | sort -u >"$change_dir/observed-now"
  cut -f2,3 "$1/observed" | sort -u | comm -3 - "$change_dir/observed-now" | sed "s/^$TAB//" | cut -f1 | sort -u | head -n 20 |
    while IFS= read -r file; do
      journal differs path "$file" why 'It is not what it was when this release was recorded; it was left as it is.'
    done
}

# After a failed switch, also that of a rollback: a verified rollback to the release before, or a hold with instructions.
roll_back() {
  failed_code=$why_code failed_text=$why_text back=$(line_of "$home/current")
  may_stop=
  rm -f "$change_dir/reserve"
  if [ -z "$back" ]; then
    rm -f "$home/pending"
    conclude failed "$failed_code" "$failed_text There is no release before this one, so there is nothing to roll back to: the containers stay as they are."
    return
  fi
  back_dir=$(release_dir "$back")
  journal undo to "$back" version "$(field "$back_dir/record" version)" code "$failed_code" text "$failed_text"
  within "$undo_deadline"
  resume_unswitched "$change_dir"
  undo_restore "$change_dir" || { hold_for "$back_dir" "$failed_text Then the databases could not be put back: $why_text"; return; }
  # A switch that broke off may have left the engine at work, and containers between two names.
  [ "$step" != switch ] || step_quiet || note "The engine did not become idle: $why_text"
  fits_unattended "$back_dir" "$change_dir" || { hold_for_schema "$back_dir" "$failed_text " "$change_dir"; return; }
  within "$undo_deadline"
  if bring_up "$back_dir"; then
    rm -rf "$back_dir/schema"
    rm -f "$home/pending"
    [ "$kind" != deploy ] || rm -rf "$(release_dir "$change")"
    conclude returned "$failed_code" "$failed_text${restored_text:-}"
  else
    hold_for "$back_dir" "$failed_text Then the automatic rollback failed: $why_text"
  fi
}

bring_up() {
  for part in restore_release switch_to await_release prove_release; do
    journal undoing part "$part"
    "$part" "$1" || { prepare_retry "$part" && "$part" "$1"; } || return 1
  done
}

# A part that failed because of what the interrupted change left is tried once more.
prepare_retry() {
  case $1 in
    restore_release) remove_dead_locks ;;
    switch_to) within "$undo_deadline" && step_quiet ;;
    *) return 1 ;;
  esac
}

# Nothing more may happen automatically: a person must inspect the host. `pending` stays, so that the next change waits and
# reconciles.
hold_for() {
  hold_text=$2${restored_text:-}$(name_quiesced "${settled_dir:-$change_dir}")
  object at "$(now)" change "$change" code "$why_code" text "$hold_text" compose "$1/compose.yml" directory "$directory" \
    release "$(basename "$1")" version "$(field "$1/record" version)" | write_file "$home/hold"
  conclude held "$why_code" "$hold_text"
}

# Settlement: an interrupted change of any kind is brought to an end: the recorded release runs, verified.
settle() {
  if [ ! -e "$home/pending" ]; then
    finish_the_dead
    conclude 'done' settled 'There was nothing to settle.'
    return
  fi
  settled=$(line_of "$home/pending") back=$(line_of "$home/current")
  switched=1
  do_step quiet 300 || { conclude failed "$why_code" "Settling could not begin: $why_text"; return; }
  if [ -z "$back" ]; then
    first='The first release was interrupted; there is no earlier release to roll back to.'
    finish_change "$settled" failed interrupted "$first"
    rm -rf "$(release_dir "$settled")"
    rm -f "$home/pending"
    conclude failed interrupted "$first Run it again."
    return
  fi
  wanted=$(release_dir "$back") settled_dir=$home/changes/$settled
  schema_change=$(field "$settled_dir/plan" schema-change)
  fits_unattended "$wanted" "$settled_dir" || { hold_for_schema "$wanted" 'The change was interrupted while it switched. ' "$settled_dir"; return; }
  take_over_stopped "$settled_dir" || { hold_for "$wanted" "Settling failed: $why_text"; return; }
  for settle_step in restore switch await prove; do
    do_step "$settle_step" "$undo_deadline" || { hold_for "$wanted" "Settling failed: $why_text"; return; }
  done
  rm -f "$home/pending"
  rm -rf "$wanted/schema"
  if [ -z "${restore_undone:-}" ] && { [ "$back" = "$settled" ] || [ "$back" = "$(field "$home/changes/$settled/plan" target)" ]; }; then
    finish_change "$settled" 'done' settled 'Interrupted after its record was written; proven afterwards.'
    conclude 'done' settled "The interrupted change had reached its end; the release is verified."
    remember_settled 'done' settled
  else
    # Killed while it was recorded: no change ended with this release.
    [ "$settled" = "$back" ] || rm -rf "$(release_dir "$settled")"
    finish_change "$settled" returned interrupted "Interrupted while it switched; the release before it was brought back and proven.${restored_text:-}"
    conclude returned interrupted "The interrupted change was rolled back: the release before it runs, verified.${restored_text:-}"
    remember_settled returned interrupted
  fi
}

finish_change() {
  [ -d "$home/changes/$1" ] && [ ! -e "$home/changes/$1/exit" ] || return 0
  object outcome "$2" code "$3" text "$4" at "$(now)" running "$(line_of "$home/current")" |
    write_file "$home/changes/$1/exit"
}
