import { shellWord } from "../../text/shell-word.ts";
import { containerScript } from "./container-script.ts";
import { maintenanceDatabase } from "./restore-scripts.ts";
import type { PostgresBackups } from "./settings.ts";

/**
 * Ends with 0 only if the databases are still as in the backup that `restore-from` names, and if that backup can be restored without a person.
 * Otherwise it writes why not to `restore-denied`. It runs twice: while the application works, and after it was stopped (`quiesced` exists).
 * Only then the transaction id is proof, since no session is left that could still write. An answer is assigned before it is compared, so
 * that a command that fails ends the script, and an empty answer is unknown.
 */
export function writtenSinceScript(backups: PostgresBackups): string {
  const databases = backups.databases.map(shellWord).join(" ");
  return `${containerScript(backups)}deny() { printf '%s\\n' "$1" >"$SLUICE_CHANGE_DIR/restore-denied"; exit 1; }
maintenance=${shellWord(maintenanceDatabase(backups))}
backup=$(cat "$SLUICE_CHANGE_DIR/restore-from")
case $backup in
'') deny 'no backup was taken for this deploy.' ;;
${shellWord(backups.folder)}/"$project"-????????T??????Z) ;;
*) deny "the backup $backup is not in the folder of \\\`backup.postgres\\\`." ;;
esac
known() { [ -n "$1" ] || deny "$2 is unknown."; }
[ -r "$backup/evidence" ] || deny "the backup $backup has no evidence that can be read."
fact() { awk -v key="$1" '$1 == key { print $2; exit }' "$backup/evidence"; }
[ "$(ask "$maintenance" 'select rolsuper from pg_roles where rolname = current_user')" = t ] || deny "the role $user is not a superuser."
system=$(ask "$maintenance" 'select system_identifier from pg_control_system()')
known "$system" 'which database server runs'
[ "$system" = "$(fact system)" ] || deny "the backup $backup is of another database server."
if [ ! -e "$SLUICE_CHANGE_DIR/quiesced" ]; then
	sum=$(sed '$d' "$backup/evidence" | sha256sum | cut -d' ' -f1)
	known "$sum" 'whether the evidence is whole'
	[ "$sum" = "$(fact end)" ] || deny "the evidence of the backup $backup is damaged."
	known "$SLUICE_RELEASE" 'the release that runs'
	[ "$(fact release)" = "$SLUICE_RELEASE" ] || deny "the backup $backup was taken while another release ran."
	volume=$(fact volume)
	[ -z "$volume" ] || deny "the backup $backup has volumes, and files are not restored."
	size=0
	for database in ${databases}; do
		sum=$(awk -v database="$database" '$1 == "dump" && $2 == database { print $5 }' "$backup/evidence")
		[ -n "$sum" ] && [ "$(sha256sum <"$backup/$database.dump" | cut -d' ' -f1)" = "$sum" ] ||
			deny "the dump of $database in the backup $backup is missing or damaged."
		bytes=$(awk -v database="$database" '$1 == "dump" && $2 == database { print $3 }' "$backup/evidence")
		known "$bytes" "the size of $database"
		size=$((size + bytes))
	done
	data=$(ask "$maintenance" 'show data_directory')
	free=$(inside df -Pk "$data" </dev/null | awk 'NR == 2 { print $4 }')
	known "$free" 'how much disk space the database server has free'
	[ $((size / 1024 * 11 / 10)) -le "$free" ] || deny "a second copy of the databases needs $((size / 1024 * 11 / 10)) KiB, and the disk of the database server has $free KiB free."
	next=$(ask "$maintenance" 'select txid_snapshot_xmax(txid_current_snapshot())')
else
	for attempt in 1 2 3 4 5 6 7 8 9 10; do
		others=$(ask "$maintenance" "${OTHERS}")
		[ "$others" != 0 ] || break
		sleep 1
	done
	known "$others" 'which programs are connected to the databases'
	[ "$others" = 0 ] || deny "other programs can still write to the databases: \${others#* }."
	next=written
fi
for database in ${databases}; do
	sequences=$(ask "$database" "${SEQUENCES}")
	known "$sequences" "what the sequences of $database are"
	grep -qxF -e "sequences $database $sequences" "$backup/evidence" ||
		deny "a sequence of $database was used since the backup $backup, or its evidence does not have them."
done
before=$(fact transaction)
[ -n "$before" ] || deny "the backup $backup has no transaction id: transactions were open while it was begun, or an older version of Sluice took it."
# Assigns an id itself, and so is exact.
[ "$next" != written ] || next=$(ask "$maintenance" 'select txid_current()')
[ "$next" = $((before + 1)) ] ||
	deny "the databases were written to since the backup $backup (its transaction id is $before, and now it is $next)."
`;
}

/** Number and names of sessions of clients, and processes of extensions and subscriptions. What is left out serves the server itself, and cannot write rows. */
const OTHERS = `select count(*) || coalesce(' ' || string_agg(distinct coalesce(nullif(application_name, ''), backend_type, 'a session'), ', '), '') from pg_stat_activity where pid <> pg_backend_pid()
	and not (backend_type = 'walsender' and datname is null) and coalesce(backend_type, '') not in ('autovacuum launcher', 'autovacuum worker', 'logical replication launcher', 'parallel worker', 'background writer', 'checkpointer', 'walwriter', 'archiver', 'startup', 'walsummarizer', 'slotsync worker', 'io worker')`;

/** A value that is taken from a sequence does not always assign a transaction id. */
const SEQUENCES =
  "select md5(coalesce(string_agg(format('%I.%I %s', schemaname, sequencename, last_value), ',' order by schemaname, sequencename), '')) from pg_sequences";

/**
 * Part of the script that takes a backup: the id of a transaction after which nothing was written until the dumps began, and the values
 * of all sequences. The id is on the disk before it counts: a server that crashes could assign it again. Without it where other transactions
 * were open: they can end after the dumps.
 */
export function transactionFacts({ databases }: PostgresBackups): string {
  return `if [ "$(ask "$first" 'select rolsuper and not pg_is_in_recovery() from pg_roles where rolname = current_user')" = t ]; then
	for database in ${databases.map(shellWord).join(" ")}; do
		sequences=$(ask "$database" "${SEQUENCES}") || sequences=
		[ -z "$sequences" ] || printf 'sequences %s %s\\n' "$database" "$sequences" >>"$out/evidence"
	done
	transaction=$(session="$session -c synchronous_commit=local" && ask "$first" "select txid_current() || left(pg_logical_emit_message(true, 'backup', '')::text, 0)")
	[ "$(ask "$first" 'select txid_snapshot_xmin(txid_current_snapshot())')" != $((transaction + 1)) ] || printf 'transaction %s\\n' "$transaction" >>"$out/evidence"
fi
`;
}
