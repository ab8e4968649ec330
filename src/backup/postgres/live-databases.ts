import { StageFailure } from "../../failure/failure.ts";
import { shellWord } from "../../text/shell-word.ts";
import { ask, lastWords, type Place } from "../ask.ts";
import { containerScript } from "./container-script.ts";
import type { PostgresSource } from "./newest-backup.ts";
import { COUNT_TABLES, maintenanceDatabase } from "./restore-scripts.ts";
import type { PostgresBackups } from "./settings.ts";

/** The databases as they are now, as far as a restore depends on it. */
export interface LiveDatabases {
  /** `server_version_num`. */
  readonly server: number;
  /** KiB that are free where the server keeps its data. */
  readonly freeKiB: number;
  readonly databases: readonly LiveDatabase[];
  /** Of all databases on the server, by name. */
  readonly sizes: ReadonlyMap<string, number>;
  /** What forbids that a database gets another name, as sentences. */
  readonly obstacles: readonly string[];
  /** Roles that own something in the backup, and that the server does not have. */
  readonly missingRoles: readonly string[];
}

export interface LiveDatabase {
  readonly name: string;
  readonly rows: ReadonlyMap<string, number | Uncounted>;
  /** The newest value of each requested column that the database has, as Postgres writes it. */
  readonly newest: ReadonlyMap<string, string>;
}

/** Why the rows of a table are not compared: a session, such as that of a migration, locks it; or a part of them is not in a dump. */
export type Uncounted = "locked" | "of an extension";

/** A column whose values grow with time. Its table may be written with its schema. */
export interface NewestColumn {
  readonly table: string;
  readonly column: string;
}

/** What a restore needs to know besides: the files of its backup, for their owners, and columns for the person who approves it. */
export interface Question {
  readonly dumps: readonly string[];
  readonly newest: readonly NewestColumn[];
}

/** Reads what is there now. */
export async function lookAtDatabases(
  place: Place,
  { backups, readTimeoutMs }: PostgresSource,
  question: Question,
): Promise<LiveDatabases> {
  const ended = await ask(place, "looking at the databases", {
    script: lookScript(backups, question),
    env: { LC_ALL: "C" },
    timeoutMs: readTimeoutMs,
    outputLimit: 8 * 1024 * 1024,
  });
  const lines = ended.stdout.split("\n");
  if (ended.code === 0 && lines.includes("whole")) return readLook(lines);
  const said = lastWords(ended.stderr, 2);
  throw new StageFailure({
    what: `On ${place.name}, the databases cannot be read${said === "" ? "" : `: ${said}`}.`,
    means: "What a restore would replace is not known. Nothing was changed.",
    todo: "The container of the database must run, and the databases must exist. A restore connects through the socket in the container, which must not ask for a password (`local all all trust`, the default of the official image): the host program can put the databases back without the runner only then.",
  });
}

/**
 * Tables that cannot be read until a session ends, because it locks them or one of their indexes. One that waits for such a lock stands
 * before all readers that come later.
 */
const LOCKED =
  "select coalesce(indrelid, relation) from pg_locks left join pg_index on indexrelid = relation where mode = 'AccessExclusiveLock' and relation is not null and database = (select oid from pg_database where datname = current_database())";

function lookScript(backups: PostgresBackups, { dumps, newest }: Question): string {
  const names = backups.databases.map((name) => `'${name}'`).join(", ");
  return `${containerScript(backups)}newest() {
	[ -n "$(ask "$database" "select to_regclass('$1')")" ] || return 0
	if [ "$(ask "$database" "select to_regclass('$1')::oid in (${LOCKED})")" = t ]; then value='unknown, because the table is locked'
	else value=$(ask "$database" "select max($2) from $1") || stop "The newest value of $1.$2 in $database cannot be read."
	fi
	printf 'newest %s %s %s\\n' "$database" "$1.$2" "$(printf '%s' "$value" | head -n 1)"
}
maintenance=${shellWord(maintenanceDatabase(backups))}
session="$session -c lock_timeout=30s"
[ "$(ask "$maintenance" 'select rolsuper from pg_roles where rolname = current_user')" = t ] || stop "The role $user is not a superuser."
ask "$maintenance" "select 'server ' || current_setting('server_version_num')
	union all select 'size ' || pg_database_size(oid) || ' ' || datname from pg_database where datallowconn
	union all select 'obstacle the logical replication slot ' || slot_name || ' belongs to ' || database from pg_replication_slots where database in (${names})
	union all select 'obstacle the prepared transaction ' || gid || ' is open in ' || database from pg_prepared_xacts where database in (${names})
	union all select 'obstacle a subscription belongs to ' || datname from pg_subscription s join pg_database d on d.oid = s.subdbid where datname in (${names})"
data=$(ask "$maintenance" 'show data_directory')
printf 'free %s\\n' "$(inside df -Pk "$data" </dev/null | awk 'NR == 2 { print $4 }')"
for database in ${backups.databases.map(shellWord).join(" ")}; do
	printf 'database %s\\n' "$database"
	${newest.map(({ table, column }) => `newest ${shellWord(table)} ${shellWord(column)}\n\t`).join("")}ask "$database" "select 'locked $database ' || format('%I.%I', nspname, relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'r' and c.oid in (${LOCKED})"
	rows=$(printf '%s\\n' "${COUNT_TABLES} and c.oid not in (${LOCKED}) \\\\gexec" | inside psql -XqAt -w -v ON_ERROR_STOP=1 -U "$user" -d "$database" -f -) ||
		stop "The rows of $database cannot be counted."
	printf '%s\\n' "$rows" | sed "s/^/rows $database /"
done
ask "$maintenance" "select 'role ' || rolname from pg_roles"
for dump in ${dumps.map(shellWord).join(" ")}; do
	inside pg_restore --list <"$dump" | awk '!/^;/ && !/ $/ { print "owner " $NF }' | sort -u
done
echo whole
`;
}

function readLook(lines: readonly string[]): LiveDatabases {
  const all = (key: string): string[] =>
    lines.flatMap((line) => (line.startsWith(`${key} `) ? [line.slice(key.length + 1)] : []));
  const counts = (key: string): Map<string, number> =>
    new Map(
      all(key).flatMap((text) => {
        const [, count, name] = /^(\d+) (.+)$/.exec(text) ?? [];
        return name === undefined ? [] : [[name, Number(count)]];
      }),
    );
  const locked = (name: string): [string, Uncounted][] => all(`locked ${name}`).map((table) => [table, "locked"]);
  const extensions = (name: string): [string, Uncounted][] =>
    all(`rows ${name}`).flatMap((text) => {
      const [, table] = /^\d+\+ (.+)$/.exec(text) ?? [];
      return table === undefined ? [] : [[table, "of an extension"]];
    });
  const roles = all("role");
  return {
    server: Number(all("server")[0]),
    freeKiB: Number(all("free")[0]),
    databases: all("database").map((name) => ({
      ...{
        name,
        rows: new Map<string, number | Uncounted>([...locked(name), ...extensions(name), ...counts(`rows ${name}`)]),
      },
      newest: new Map(all(`newest ${name}`).map((text) => [text.split(" ")[0] ?? "", text.replace(/^\S+ ?/, "")])),
    })),
    sizes: counts("size"),
    obstacles: all("obstacle"),
    // pg_restore lists role names without quotes: only the last part of a name with blanks is known.
    missingRoles: all("owner").filter((owner) => !roles.some((role) => role === owner || role.endsWith(` ${owner}`))),
  };
}
