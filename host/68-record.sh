# Record: the release store. A release is kept with everything that a rollback to it needs.

step_record() {
  rm -f "$change_dir/reserve"
  new=$(release_dir "$change")
  if [ "$wanted" = "$new" ]; then
    observe "$new" "$commit" >"$new/observed"
    write_record "$new" || { fail record-failed "The record could not be written to $new."; return 1; }
    own_git update-ref "refs/sluice/releases/$change" "$commit" ||
      { fail record-failed "Git could not keep a reference to $commit."; return 1; }
  fi
  printf '%s\n' "${wanted##*/}" | write_file "$home/current" || { fail record-failed "Cannot write to $home/current."; return 1; }
  # What it ran on until it was replaced no longer matters: it runs.
  rm -rf "$wanted/schema"
  # From here on a restore is done, and nothing undoes it by itself.
  rm -f "$change_dir/script-undo"
  forget_old_releases
}

write_record() {
  previous=$(line_of "$home/current")
  # The same version again is no release to roll back to: its predecessor stays the predecessor.
  if [ -n "$previous" ] && [ "$(field "$(release_dir "$previous")/record" version)" = "$version" ]; then
    previous=$(field "$(release_dir "$previous")/record" previous)
  fi
  {
    printf 'format 1\nversion %s\ncommit %s\nprevious %s\nat %s\n' "$version" "$commit" "$previous" "$(now)"
    printf 'project %s\ndirectory %s\nkind %s\nactor %s\nrun %s\nbackup %s\n' "$project" "$directory" "$kind" "$actor" "$run" "$backup_id"
  } | write_file "$1/record"
}

# Newest first by record; the one that runs and the one before it are never forgotten.
forget_old_releases() {
  forget_current=$(line_of "$home/current")
  forget_previous=$(field "$(release_dir "$forget_current")/record" previous)
  awk '$1 == "at" { n = split(FILENAME, part, "/"); print $2, part[n - 1] }' "$home"/releases/*/record | sort -r | tail -n +"$((keep + 1))" |
    while read -r _ old; do
      case $old in "$forget_current" | "$forget_previous") continue ;; esac
      rm -rf "$(release_dir "$old")"
    done
  # What could not be removed is no reason to undo the release.
  :
}
