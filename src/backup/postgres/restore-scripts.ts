import { shellWord } from "../../text/shell-word.ts";
import { containerScript } from "./container-script.ts";
import type { PostgresBackups } from "./settings.ts";

/** What is put in the place of the databases: a backup, or databases that an earlier restore kept. */
export type Replacement =
  | { readonly kind: "backup"; readonly path: string; readonly checks: readonly string[] }
  /** The one whose path is in `restore-from` of the change's folder: it is not known yet when the plan is made. */
  | { readonly kind: "taken"; readonly checks: readonly string[] }
  /** `time`: that of their names, NAME_broken_TIME. */
  | { readonly kind: "kept"; readonly time: string };

/** Names of databases have 63 bytes, and `_restore_` with a time has 23. */
export const LONGEST_NAME = 40;

/** The database in which statements about other databases run. */
export function maintenanceDatabase({ databases }: PostgresBackups): string {
  return databases.includes("postgres") ? "template1" : "postgres";
}

/** The moment of a restore is in the names of its databases. It is written down before the first of them is made. */
function beginning(backups: PostgresBackups, replacement: Replacement): string {
  const incoming = replacement.kind === "kept" ? `\${1}_broken_${replacement.time}` : "${1}_restore_$time";
  return `${containerScript(backups)}maintenance=${shellWord(maintenanceDatabase(backups))}
databases=${shellWord(backups.databases.join(" "))}
mark=$SLUICE_CHANGE_DIR/restore-time
incoming() { printf '%s' "${incoming}"; }
kept() { printf '%s' "\${1}_broken_$time"; }
for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	! inside pg_isready -q -U "$user" </dev/null || break
	sleep 2
done
exists() { [ "$(ask "$maintenance" "select count(*) from pg_database where datname = '$1'")" = 1 ]; }
# Ends the sessions of these databases, those of programs that an interrupted try left included.
end_sessions() {
	for ended in "$@"; do
		ask "$maintenance" "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '$ended' and pid <> pg_backend_pid()" >/dev/null
	done
}
# Statements for all databases at once, in one transaction: either each has its new name, or none has.
rename_all() {
	for attempt in 1 2 3 4 5; do
		# shellcheck disable=SC2046 # one word a database
		end_sessions $databases $(for database in $databases; do incoming "$database"; echo; kept "$database"; echo; done)
		! ask "$maintenance" "begin; $1 commit" || return 0
		printf 'The databases could not be renamed (attempt %s of 5).\\n' "$attempt" >&2
	done
	return 1
}
`;
}

/**
 * Fills databases beside those that are used, and compares them: all tables and numbers of rows with the evidence, and the
 * user's own statements. What a dump does not contain is taken over from the database that is replaced: its owner, its
 * privileges, its settings and its comment.
 */
export function loadScript(backups: PostgresBackups, replacement: Replacement): string {
  const start = `${beginning(backups, replacement)}time=$(date -u +%Y%m%d%H%M%S)
printf '%s\\n' "$time" >"$mark.new"
sync "$mark.new"
mv "$mark.new" "$mark"
`;
  if (replacement.kind === "kept")
    return `${start}for database in $databases; do
	exists "$(incoming "$database")" || stop "There is no database $(incoming "$database")."
done
`;
  const path = replacement.kind === "backup" ? shellWord(replacement.path) : '$(cat "$SLUICE_CHANGE_DIR/restore-from")';
  return `${start}backup=${path}
for database in $databases; do
	new=$(incoming "$database")
	create=$(ask "$maintenance" "${CREATE}")
	ask "$maintenance" "$create" >/dev/null
	printf 'Loading %s into %s.\\n' "$database" "$new"
	(session="$session -c synchronous_commit=off" && inside pg_restore -w -U "$user" --exit-on-error -d "$new" <"$backup/$database.dump") ||
		stop "pg_restore of $database failed."
	# A commit that waits for the disk, and with it for all commits before it; also where those of the server do not wait.
	(session="$session -c synchronous_commit=local" && ask "$new" "select pg_logical_emit_message(true, 'restore', '')") >/dev/null
	awk -v key="rows $database " 'index($0, key) == 1 { print substr($0, length(key) + 1) }' "$backup/evidence" >"$SLUICE_CHANGE_DIR/rows-wanted"
	printf '%s\\n' "${COUNT_TABLES} \\\\gexec" | inside psql -XqAt -w -v ON_ERROR_STOP=1 -U "$user" -d "$new" -f - >"$SLUICE_CHANGE_DIR/rows-found"
	LC_ALL=C awk '
		{ name = $0; sub(/^[^ ]* /, "", name) }
		FILENAME == ARGV[1] { found[name] = $1 + 0; least[name] = $1 ~ /[+]$/; next }
		!(name in found) || (least[name] ? found[name] < $1 : found[name] != $1)
	' "$SLUICE_CHANGE_DIR/rows-found" "$SLUICE_CHANGE_DIR/rows-wanted" >"$SLUICE_CHANGE_DIR/rows-missing"
	[ ! -s "$SLUICE_CHANGE_DIR/rows-missing" ] || {
		head -n 20 "$SLUICE_CHANGE_DIR/rows-missing" >&2
		stop "These tables of $database (rows, name) do not have the rows that the evidence of the backup names."
	}
	printf '%s: the rows of its tables (%s) are as many as the evidence says.\\n' "$database" "$(wc -l <"$SLUICE_CHANGE_DIR/rows-wanted" | tr -d ' ')"
	printf '%s\\n' "${CARRY_OVER} \\\\gexec" | inside psql -XqAt -w -v ON_ERROR_STOP=1 -U "$user" -d "$maintenance" -f - >/dev/null
done
first=$(incoming "\${databases%% *}")
${replacement.checks.map(checkLines).join("")}`;
}

function checkLines(sql: string): string {
  return `answer=$(ask "$first" ${shellWord(sql)}) || stop ${shellWord(`The check failed: ${sql}`)}
[ "$answer" = t ] || stop ${shellWord(`The check did not return true: ${sql}`)}
`;
}

export function swapScript(backups: PostgresBackups, replacement: Replacement): string {
  return `${beginning(backups, replacement)}time=$(cat "$mark")
statements=
for database in $databases; do
	statements="$statements alter database \\"$database\\" rename to \\"$(kept "$database")\\";"
	statements="$statements alter database \\"$(incoming "$database")\\" rename to \\"$database\\";"
done
rename_all "$statements"
for database in $databases; do
	exists "$(kept "$database")" && exists "$database"
	printf '%s is swapped; the one before is kept as %s.\\n' "$database" "$(kept "$database")"
done
`;
}

/**
 * A swap that another process of an interrupted try still makes cannot come after this: it would have to rename a database
 * that is then gone, and a transaction that cannot rename one renames none.
 */
export function undoScript(backups: PostgresBackups, replacement: Replacement): string {
  const drop =
    replacement.kind === "kept"
      ? ""
      : `for database in $databases; do
	end_sessions "$(incoming "$database")"
	ask "$maintenance" "drop database if exists \\"$(incoming "$database")\\"" >/dev/null
done
`;
  return `${beginning(backups, replacement)}time=$(cat "$mark")
swapped() { exists "$(kept "\${databases%% *}")"; }
put_back() {
	statements=
	for database in $databases; do
		statements="$statements alter database \\"$database\\" rename to \\"$(incoming "$database")\\";"
		statements="$statements alter database \\"$(kept "$database")\\" rename to \\"$database\\";"
	done
	rename_all "$statements"
}
if swapped; then put_back; fi
${drop}if swapped; then put_back; fi
${drop}! swapped || stop 'The databases could not be put back.'
for database in $databases; do exists "$database" || stop "There is no database $database."; done
`;
}

/** Gives the statement that makes the new database as the one that is used was made. Later servers have further columns. */
const CREATE = `select format('create database %I owner %I template template0 encoding %L tablespace %I connection limit %s', '$new', pg_get_userbyid(datdba), pg_encoding_to_char(encoding), spcname, datconnlimit)
	|| coalesce(format(' lc_collate %L', d.datcollate), '') || coalesce(format(' lc_ctype %L', d.datctype), '')
	|| case to_jsonb(d)->>'datlocprovider' when 'i' then format(' locale_provider icu icu_locale %L', coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale')) || coalesce(format(' icu_rules %L', to_jsonb(d)->>'daticurules'), '')
		when 'b' then format(' locale_provider builtin builtin_locale %L', to_jsonb(d)->>'datlocale') else '' end
	from pg_database d join pg_tablespace t on t.oid = d.dattablespace where d.datname = '$database'`;

/**
 * Rows and name of each table, as pg_dump writes the name. A plus follows the number where the table belongs to an extension: a dump has
 * only those of its rows that the extension does not make itself. Temporary tables are those of other sessions.
 */
export const COUNT_TABLES = `select format('select count(*) || %L || %L from only %I.%I', case when exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e') then '+ ' else ' ' end, format('%I.%I', nspname, relname), nspname, relname)
	from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'r' and relpersistence <> 't' and nspname !~ '^pg_(catalog|toast)' and nspname <> 'information_schema'`;

/** Settings whose value is a list are kept as SQL has them. */
const LISTS =
  "('search_path', 'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries', 'shared_preload_libraries', 'unix_socket_directories')";

const CARRY_OVER = `select statement from (
	select 1 as place, format('revoke all on database %I from public, %I', '$new', pg_get_userbyid(datdba)) as statement from pg_database where datname = '$database' and datacl is not null
	union all
	select 2, format('grant %s on database %I to %s%s', privilege_type, '$new', case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end, case when is_grantable then ' with grant option' else '' end)
		from pg_database, aclexplode(datacl) where datname = '$database'
	union all
	select 3, format('alter %s set %s to %s', case setrole when 0 then format('database %I', '$new') else format('role %I in database %I', pg_get_userbyid(setrole), '$new') end, name,
		case when value = '\\"\\"' then quote_literal('') when name in ${LISTS} then value else quote_literal(value) end)
		from (select setrole, left(one, strpos(one, '=') - 1) as name, substr(one, strpos(one, '=') + 1) as value
			from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase, unnest(setconfig) one where d.datname = '$database') settings
	union all
	select 4, format('comment on database %I is %L', '$new', shobj_description(oid, 'pg_database')) from pg_database where datname = '$database' and shobj_description(oid, 'pg_database') is not null
	) all_statements order by place`;
