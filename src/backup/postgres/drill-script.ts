import { shellWord } from "../../text/shell-word.ts";
import { containerScript } from "./container-script.ts";
import { drillFile } from "./drill-record.ts";
import type { PostgresEvidence } from "./evidence-file.ts";
import { COUNT_TABLES, maintenanceDatabase } from "./restore-scripts.ts";
import type { PostgresBackups } from "./settings.ts";

export interface WantedDrill {
  readonly path: string;
  readonly evidence: PostgresEvidence;
  /** Statements that must each return true in the first database. */
  readonly checks: readonly string[];
  /** The container ends by itself after that time, also when the script was killed. */
  readonly lifeSeconds: number;
}

/** Containers of a drill have it, with the name of the project. */
export const DRILL_LABEL = "sluice.restore-drill";

/** The server has about ten, and a session or two. */
const PROCESSES = 200;

/** Room for the server itself and its write-ahead log. */
const SPARE_KIB = 512 * 1024;

/**
 * Restores a backup into a server of its own: in a new container of the image that the database runs, without network, without
 * anything mounted, with at most half of the memory, and with the lowest share of the processor. The database that is used only
 * tells facts that a dump does not have. Prints `rows DATABASE COUNT TABLE` for each table, `check RESULT` for each statement, and
 * `whole` at the end. The container is removed in every case: by the script, by the next drill, or when its life ends.
 */
export function drillScript(backups: PostgresBackups, wanted: WantedDrill): string {
  const { path, evidence, checks, lifeSeconds } = wanted;
  const dumps = evidence.dumps.filter(({ database }) => backups.databases.includes(database));
  const [first = ""] = backups.databases;
  const sizes = [...dumps.map(({ databaseBytes }) => databaseBytes), ...evidence.volumes.map(({ bytes }) => bytes)];
  const needed = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 1024);
  return `${containerScript(backups)}maintenance=${shellWord(maintenanceDatabase(backups))}
remove_drills() {
	drills=$(docker ps -aq --filter "label=${DRILL_LABEL}=$project") || return 0
	# shellcheck disable=SC2086 # one word a container
	[ -z "$drills" ] || docker rm -f -v $drills >/dev/null 2>&1 || :
}
trap 'remove_drills' EXIT
trap 'exit 129' HUP INT TERM PIPE
remove_drills

cd ${shellWord(path)}
${[...dumps, evidence.globals, ...evidence.volumes].map(({ name, sha256 }) => `[ "$(sha256sum <${shellWord(name)} | cut -d' ' -f1)" = ${sha256} ] || stop ${shellWord(`The SHA-256 of ${name} is not the one in the evidence.`)}\n`).join("")}
image=$(docker inspect --format '{{.Image}}' "$container")
server=$(ask "$maintenance" "select current_setting('server_version_num')::int / 10000")
owner=$(inside stat -c %u:%g "$(ask "$maintenance" 'show data_directory')" </dev/null)
# The first role of a server cannot be dropped or renamed, so the new server must begin with the same one.
role=$(ask "$maintenance" 'select rolname from pg_roles where oid = 10')
role_in_sql=$(ask "$maintenance" 'select quote_ident(rolname) from pg_roles where oid = 10')
libraries=$(ask "$maintenance" "select replace(current_setting('shared_preload_libraries'), '''', '''''')")

memory=$(docker info --format '{{.MemTotal}}')
drill=$(docker run -d --rm --pull never --network none --label "${DRILL_LABEL}=$project" --user "$owner" --cap-drop ALL \\
	--security-opt no-new-privileges --pids-limit ${PROCESSES} --memory $((memory / 2)) --memory-swap $((memory / 2)) \\
	--cpu-shares 128 --oom-score-adj 1000 --shm-size 256m --no-healthcheck \\
	--entrypoint sleep "$image" ${lifeSeconds})
inside_drill() { docker exec -i -e PGOPTIONS="$session" "$drill" "$@"; }
ask_drill() { inside_drill psql -XqAt -w -v ON_ERROR_STOP=1 -h /tmp -U "$role" -d "$1" -c "$2" </dev/null; }
free=$(inside_drill df -Pk /tmp </dev/null | awk 'NR == 2 { print $4 }')
needed=$((${needed} * 12 / 10 + ${SPARE_KIB}))
[ "$free" -gt "$needed" ] || stop "A drill needs $needed KiB on the disk of the engine, and $free KiB are free."
inside_drill sh -euc 'PATH=$PATH:/usr/lib/postgresql/$1/bin:/usr/local/pgsql/bin
	initdb -D /tmp/drill --username="$2" --auth=trust --encoding=UTF8 --no-locale --no-sync </dev/null >/dev/null
	cat >>/tmp/drill/postgresql.conf
	pg_ctl -D /tmp/drill -l /tmp/drill.log -w -t 60 start >/dev/null || { tail -n 5 /tmp/drill.log >&2; exit 1; }' \\
	drill "$server" "$role" <<SETTINGS || stop 'The server of the drill does not start.'
listen_addresses = ''
unix_socket_directories = '/tmp'
shared_preload_libraries = '$libraries'
fsync = off
full_page_writes = off
synchronous_commit = off
autovacuum = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 256MB
SETTINGS

# Tablespaces are folders that only the other server has. The first role exists already.
grep -vxF -e "CREATE ROLE $role_in_sql;" globals.sql |
	grep -vE '^(CREATE|ALTER|COMMENT ON) TABLESPACE |^(GRANT|REVOKE) .* ON TABLESPACE ' |
	inside_drill psql -Xq -w -v ON_ERROR_STOP=1 -h /tmp -U "$role" -d template1 -f - >/dev/null ||
	stop 'The roles of the backup cannot be created.'
for database in ${dumps.map(({ database }) => shellWord(database)).join(" ")}; do
	inside_drill pg_restore -w -h /tmp -U "$role" --clean --if-exists --create --exit-on-error --no-tablespaces \\
		-d template1 <"$database.dump" || stop "pg_restore of $database failed."
	printf '%s\\n' "${COUNT_TABLES} \\\\gexec" |
		inside_drill psql -XqAt -w -v ON_ERROR_STOP=1 -h /tmp -U "$role" -d "$database" -f - | sed "s/^/rows $database /"
done
${checks.map((sql) => `answer=$(ask_drill ${shellWord(first)} ${shellWord(sql)}) || answer=failed\nprintf 'check %s\\n' "$(printf %s "$answer" | head -n 1)"\n`).join("")}${evidence.volumes.map(({ name }) => extractVolume(name)).join("")}echo whole
`;
}

/** Prints `entries NAME COUNT` of an archive that was extracted in the container. */
function extractVolume(name: string): string {
  const word = shellWord(name);
  return `entries=$(inside_drill sh -euc 'mkdir /tmp/volume
	tar -C /tmp/volume -xvf - >/tmp/entries
	wc -l </tmp/entries
	chmod -R u+rwx /tmp/volume
	rm -rf /tmp/volume' <${word}) || stop ${shellWord(`The archive ${name} cannot be extracted.`)}
printf 'entries %s %s\\n' ${word} "$(printf %s "$entries" | tr -d ' ')"
`;
}

/** Puts the record of a drill beside the backups. It has its name only when it is complete. */
export function recordScript({ folder, project }: PostgresBackups, record: string): string {
  return `set -eu
umask 077
cd ${shellWord(folder)}
printf '%s' ${shellWord(record)} >${shellWord(`${drillFile(project)}.part`)}
mv ${shellWord(`${drillFile(project)}.part`)} ${shellWord(drillFile(project))}
`;
}
