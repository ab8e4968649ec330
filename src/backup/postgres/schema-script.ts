import { shellWord } from "../../text/shell-word.ts";
import { containerScript } from "./container-script.ts";
import type { PostgresBackups } from "./settings.ts";

/**
 * Writes the schema of each database to $SLUICE_CHANGE_DIR/schema-facts, a fact a line: the lines of `pg_dump --schema-only` without
 * comments and its settings, and the newest row of each migration table. Two equal files are one schema. `none` where the application has no
 * container of the database.
 */
export function schemaScript(backups: PostgresBackups, tables: readonly string[]): string {
  return `facts=$SLUICE_CHANGE_DIR/schema-facts
[ -n "$(docker ps -aq --filter ${shellWord(`label=com.docker.compose.project=${backups.project}`)} \\
	--filter ${shellWord(`label=com.docker.compose.service=${backups.service}`)} --filter label=com.docker.compose.oneoff=False)" ] ||
	{ docker version >/dev/null && echo none >"$facts" && exit 0; exit 1; }
${containerScript(backups)}for attempt in 1 2 3 4 5 6 7 8 9 10; do
	! inside pg_isready -q -U "$user" </dev/null || break
	sleep 2
done
there=$(ask ${shellWord(connectTo(backups))} 'select datname from pg_database')
: >"$facts.new"
for database in ${backups.databases.map(shellWord).join(" ")}; do
	printf '%s\\n' "$there" | grep -qxF -e "$database" || { printf '%s: does not exist\\n' "$database" >>"$facts.new"; continue; }
	inside pg_dump -w -U "$user" --schema-only --lock-wait-timeout=20000 -d "$database" </dev/null >"$facts.dump" || stop "pg_dump of $database failed."
	sed -e '/^--/d' -e '/^\\\\restrict/d' -e '/^\\\\unrestrict/d' ${SETTINGS.map((name) => `-e '/^SET ${name} = /d'`).join(" ")} -e '/^SELECT pg_catalog.set_config/d' -e '/^$/d' -e 's/,$//' -e "s/^/$database: /" \\
		"$facts.dump" >>"$facts.new"
	printf '%s\\n' "${newestRows(tables)} \\\\gexec" | inside psql -XqAt -w -v ON_ERROR_STOP=1 -U "$user" -d "$database" -f - >"$facts.rows" ||
		stop "The migration tables of $database cannot be read."
	sed "s/^/$database: /" "$facts.rows" >>"$facts.new"
done
rm -f "$facts.dump" "$facts.rows"
mv "$facts.new" "$facts"
`;
}

/** What pg_dump sets for itself. Another line that begins with SET can be one of a function. */
const SETTINGS: readonly string[] = [
  ...["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "transaction_timeout"],
  ...["client_encoding", "standard_conforming_strings", "check_function_bodies", "xmloption", "client_min_messages"],
  ...["row_security", "default_tablespace", "default_table_access_method", "default_with_oids"],
];

/** A database that is always there. */
function connectTo({ databases }: PostgresBackups): string {
  return databases.includes("postgres") ? "template1" : "postgres";
}

/** Where the usual migration programs note what they have applied, and the column that grows with it. */
const KNOWN: readonly (readonly [table: string, column: string, program: string])[] = [
  ["flyway_schema_history", "installed_rank", "Flyway"],
  ["databasechangelog", "orderexecuted", "Liquibase"],
  ["alembic_version", "version_num", "Alembic"],
  ["django_migrations", "id", "Django"],
  ["schema_migrations", "version", "Rails, golang-migrate"],
  ["knex_migrations", "id", "Knex"],
  ["_prisma_migrations", "started_at", "Prisma"],
  ["migrations", "id", "TypeORM"],
  ["__drizzle_migrations", "id", "Drizzle"],
];

/** Tables that a migration program writes itself, by name. */
export const MIGRATION_TABLES: readonly string[] = KNOWN.map(([table]) => table);

/**
 * SQL that prints one statement for each migration table: it prints the number of its rows and the newest one. Of a configured table the
 * column is not known, so all rows count.
 */
function newestRows(tables: readonly string[]): string {
  const known = KNOWN.map(([table, column]) => `('${table}', '${column}')`).join(", ");
  const statement = `select format('select %L || count(*) || '' rows, the newest: '' || coalesce((select to_jsonb(t)::text from only %I.%I t order by %I desc limit 1), ''none'') from only %I.%I', nspname || '.' || relname || ': ', nspname, relname, k.place, nspname, relname)
	from (values ${known}) k (name, place) join pg_class c on lower(c.relname) = k.name join pg_namespace n on n.oid = c.relnamespace
	where relkind = 'r' and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = k.place and not attisdropped)`;
  if (tables.length === 0) return `${statement} order by 1`;
  const named = tables.map((name) => `'${name}'`).join(", ");
  return `${statement}
	union all select format('select %L || count(*) || '' rows, '' || md5(coalesce(string_agg(t::text, chr(10) order by t::text), '''')) from only %I.%I t', nspname || '.' || relname || ': ', nspname, relname)
	from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'r' and (relname in (${named}) or nspname || '.' || relname in (${named})) order by 1`;
}
