# Schema: whether a release fits the databases as they are. A deploy keeps in releases/ID/schema of the release that it replaces what the
# schema was until then, and a rollback to that release compares. The plan brings the script that knows the databases.

# Writes the schema to $change_dir/schema-facts. $1: the script.
read_schema() {
  [ "$1" = "$change_dir/script-schema" ] || cp "$1" "$change_dir/script-schema" || { fail disk-full "Cannot write to $change_dir."; return 1; }
  rm -f "$change_dir/schema-facts"
  why_text='it printed nothing.'
  run_script schema "$change_dir" && [ -s "$change_dir/schema-facts" ] && return 0
  [ "$why_code" = aborted ] || fail schema-unknown "The schema of the database cannot be read: $why_text"
  return 1
}

# Before the switch.
step_schema() {
  schema_of=$(line_of "$home/current")
  [ -n "$schema_of" ] || return 0
  schema_dir=$(release_dir "$schema_of")/schema
  if [ -e "$home/pending" ]; then
    note 'A switch was interrupted, so the schema is not the one of the release before it by now.'
    [ ! -f "$schema_dir/facts" ] || return 0
    printf 'unknown\n' >"$change_dir/schema-facts"
  else
    read_schema "$change_dir/script-schema" || return 1
    [ "$(line_of "$change_dir/schema-facts")" != none ] || { note 'There is no database yet.'; rm -rf "$schema_dir"; return 0; }
  fi
  rm -rf "$schema_dir" "$schema_dir.new"
  mkdir "$schema_dir.new" && cp "$change_dir/script-schema" "$change_dir/schema-facts" "$schema_dir.new" &&
    printf 'by %s\nversion %s\nbackward-compatible %s\nfailed-release %s\ndatabase-service %s\nbackup %s\n' "$change" "$version" \
      "${backward_compatible:-no}" "$failed_release" "$(field "$change_dir/plan" database-service)" "$backup_id" >"$schema_dir.new/switch" &&
    mv "$schema_dir.new/schema-facts" "$schema_dir.new/facts" && mv "$schema_dir.new" "$schema_dir" ||
    fail disk-full "Cannot write to $home."
}

# After the switch, for the report: whether it changed. It never fails a release that is healthy.
step_compare() {
  schema_dir=$(release_dir "$(line_of "$home/current")")/schema
  [ -f "$schema_dir/facts" ] || return 0
  if ! read_schema "$schema_dir/script-schema"; then
    journal schema state unknown text "$why_text"
  elif cmp -s "$change_dir/schema-facts" "$schema_dir/facts"; then
    journal schema state unchanged text ''
  elif is_compatible; then
    journal schema state compatible text "$(schema_differences)"
  else
    journal schema state changed text "$(schema_differences)"
  fi
}

# The release that replaced this one declared it, and is the one from which is rolled back.
is_compatible() {
  [ "$(field "$schema_dir/switch" backward-compatible)" = yes ] || return 1
  case $(field "$schema_dir/switch" by) in "$change" | "$(line_of "$home/pending")") return 0 ;; esac
  [ "$(field "$schema_dir/switch" version)" = "$(field "$(release_dir "$(line_of "$home/current")")/record" version)" ]
}

schema_differences() {
  LC_ALL=C sort "$schema_dir/facts" >"$change_dir/schema-before"
  LC_ALL=C sort "$change_dir/schema-facts" >"$change_dir/schema-now"
  LC_ALL=C comm -3 "$change_dir/schema-before" "$change_dir/schema-now" >"$change_dir/schema-differs"
  # The first column is of before. A text in quotes can be the password of a subscription or of a foreign server. The mark behind a line
  # that is cut tells the redaction of secrets that a part of one may stand before it.
  awk -v quote="'" 'NR > 4 { more++; next }
    { sign = sub(/^\t/, "") ? "+" : "-"; if (at = index($0, quote)) $0 = substr($0, 1, at) "..." quote
      printf "%s%s %s%s", (NR > 1) ? "; " : "", sign, substr($0, 1, 120), (length($0) > 120) ? "…" : "" }
    END { if (more) printf "; and %d more", more }' "$change_dir/schema-differs"
}

# Whether the release in $1 can run on the databases as they are. Of a release that no deploy with a step `schema` has replaced nothing
# is known, and it can.
schema_fits() {
  schema_dir=$1/schema
  [ -f "$schema_dir/facts" ] && [ "$schema_change" != allow ] || return 0
  read_schema "$schema_dir/script-schema" || return 1
  ! cmp -s "$change_dir/schema-facts" "$schema_dir/facts" || { schema_state=unchanged; note "The schema of the database is the one on which $(field "$1/record" version) ran."; return 0; }
  ! is_compatible || { note "The schema has changed, and $(field "$schema_dir/switch" version) declares that it is backward-compatible."; return 0; }
  fail schema-changed "The schema of the database is not the one on which $(field "$1/record" version) ran: $(schema_differences)"
}

# Whether the host may go to the release in $1 by itself. What the change in the folder $2 started is stopped before anything is compared:
# a migration could go on in it.
fits_unattended() {
  [ -f "$1/schema/facts" ] || return 0
  within 180
  stop_spares=$2/before
  { [ ! -f "$stop_spares" ] || stop_application "$2" "$(field "$1/schema/switch" database-service)"; } && stop_spares='' && schema_fits "$1" && return 0
  stop_spares=
  case $why_code in schema-changed | schema-unknown) ;; *) fail schema-unknown "The schema of the database could not be compared: $why_text" ;; esac
  [ "$why_code" = schema-changed ] && restore_automatically "$1" "$2"
}

# The release before is not started on a schema that it does not know: the one that failed continues, or is stopped, and a person decides.
# $1: the release before. $2: what failed. $3: folder of the change whose containers were stopped.
hold_for_schema() {
  schema_code=$why_code schema_text=$why_text
  schema_service=$(field "$1/schema/switch" database-service) schema_backup=$(field "$1/schema/switch" backup)
  [ -z "${restore_stuck:-}" ] || { hold_for "$1" "$2$schema_text. An automatic restore failed, and the databases could not be put back as they were: $restore_denied"; return; }
  within 120
  if [ "$(field "$1/schema/switch" failed-release)" = stop ] && ! is_unswitched "$3"; then
    stop_application "$3" "$schema_service" || note "$why_text"
  else
    start_again "$3"
  fi
  stop_service=$schema_service
  schema_stays='is stopped'
  if ! list_application; then schema_stays='may run on, since the engine does not list its containers'
  elif grep -q '^[^ ]* [^ ]* running ' "$change_dir/application"; then schema_stays='runs on'; fi
  why_code=$schema_code
  schema_runs="$(field "$1/record" version) was not started on it, and $(field "$1/schema/switch" version) $schema_stays."
  ! is_unswitched "$3" || schema_runs="The switch had not begun, and $(field "$1/record" version) $schema_stays."
  hold_for "$1" "$2$schema_text. $schema_runs${schema_backup:+ The backup from before its switch is $schema_backup.}${restore_denied:+ The databases were not restored automatically: $restore_denied}"
}

# Containers that were stopped before the comparison.
start_again() {
  [ -s "$1/stopped" ] || return 0
  awk '$3 == "running" || $3 == "restarting" { print $1 }' "$1/stopped" | while read -r id; do
    ask_engine start "$id" >/dev/null || note "The container $id could not be started again."
  done
  allow_restarts "$1" || note "$why_text"
}
