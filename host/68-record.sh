# Record: the release store. A release is kept with everything that its way back needs.

step_record() {
  new=$(release_dir "$change")
  if [ "$wanted" = "$new" ]; then
    keep_untracked "$new" || { because record-failed "Configuration could not be copied to $new."; return 1; }
    write_record "$new" || { because record-failed "The record could not be written to $new."; return 1; }
    bounded git -C "$top" update-ref "refs/sluice/releases/$change" "$commit" ||
      { because record-failed "Git could not keep a reference to $commit."; return 1; }
  fi
  basename "$wanted" | write_file "$home/current" || { because record-failed "Cannot write to $home/current."; return 1; }
  forget_old_releases
  forget_old_changes
}

write_record() {
  previous=$(line_of "$home/current")
  # The same version again is no new way back: its predecessor stays the predecessor.
  if [ -n "$previous" ] && [ "$(field "$(release_dir "$previous")/record" version)" = "$version" ]; then
    previous=$(field "$(release_dir "$previous")/record" previous)
  fi
  {
    printf 'format 1\nversion %s\ncommit %s\nprevious %s\nat %s\n' "$version" "$commit" "$previous" "$(now)"
    printf 'project %s\ndirectory %s\nkind %s\nactor %s\nrun %s\n' "$project" "$directory" "$kind" "$actor" "$run"
  } | write_file "$1/record"
}

# Newest first by record; the one that runs and the one before it are never forgotten.
forget_old_releases() {
  forget_current=$(line_of "$home/current")
  forget_previous=$(field "$(release_dir "$forget_current")/record" previous)
  for forget_dir in "$home"/releases/*/; do
    [ -f "$forget_dir/record" ] || continue
    printf '%s %s\n' "$(field "$forget_dir/record" at)" "$(basename "$forget_dir")"
  done | sort -r | tail -n +"$((keep + 1))" | while read -r _ old; do
    case $old in "$forget_current" | "$forget_previous") continue ;; esac
    rm -rf "$(release_dir "$old")"
    bounded git -C "$top" update-ref -d "refs/sluice/releases/$old"
  done
  cut -f3 "$home"/releases/*/images 2>/dev/null | sort -u >"$change_dir/kept-images"
  bounded docker image ls --no-trunc --format '{{.Repository}}:{{.Tag}} {{.ID}}' \
    "$(retained_name x | cut -d: -f1)" 2>/dev/null | while read -r name id; do
    grep -qx "$id" "$change_dir/kept-images" || docker rmi "$name" >/dev/null 2>&1
  done
}

forget_old_changes() {
  find "$home/changes" -mindepth 1 -maxdepth 1 -type d -exec stat -c '%Y %n' {} + | sort -rn | tail -n +51 |
    while read -r _ old; do [ ! -e "$old/exit" ] || rm -rf "$old"; done
}
