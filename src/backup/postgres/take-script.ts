import { shellWord } from "../../text/shell-word.ts";
import { COUNT_ROWS, containerScript } from "./container-script.ts";
import type { PostgresBackups } from "./settings.ts";
import { measureVolumes, saveVolumes } from "./volumes.ts";
import { transactionFacts } from "./written-since-script.ts";

/**
 * Writes one backup into the folder $SLUICE_BACKUP_FILE: a custom dump of each database, the roles of the server, and the
 * evidence, whose last line is a checksum of all others. Each dump is read back in full. The host program writes the folder to
 * the disk and gives it its name afterwards, or removes it.
 */
export function takeScript(backups: PostgresBackups, volumes: readonly string[] = []): string {
  const [first = ""] = backups.databases;
  return `${containerScript(backups)}${COUNT_ROWS}
out=$SLUICE_BACKUP_FILE first=${shellWord(first)}
mkdir "$out"
began=$(date +%s)
facts=$(ask "$first" "select unnest(array[
	'server ' || current_setting('server_version_num'),
	'server-version ' || current_setting('server_version'),
	'system ' || (select system_identifier from pg_control_system())])")
superuser=$(ask "$first" 'select rolsuper from pg_roles where rolname = current_user')
total=0 sizes=
for database in ${backups.databases.map(shellWord).join(" ")}; do
	size=$(ask "$database" 'select pg_database_size(current_database())')
	total=$((total + size)) sizes="$sizes $database:$size"
done
${measureVolumes(volumes)}# The host program has compared the free space with the last backup. The first one is compared with the databases.
last=
for one in ${shellWord(backups.folder)}/"$project"-????????T??????Z; do [ ! -f "$one/evidence" ] || last=$one; done
free=$(df -Pk "$out" | awk 'NR == 2 { print $4 }')
[ -n "$last" ] || [ "$free" -gt $((total / 1024)) ] ||
	stop "The data has $((total / 1024)) KiB, and the disk of the backups has $free KiB free."

# file → its size and checksum
fingerprint() { printf '%s %s' "$(stat -c %s "$1")" "$(sha256sum <"$1" | cut -d' ' -f1)"; }

{
	printf 'format 1\\nproject %s\\nservice %s\\n' "$project" "$service"
	printf 'release %s\\nversion %s\\ncommit %s\\n' "$SLUICE_RELEASE" "$SLUICE_VERSION" "$SLUICE_SHA"
	docker inspect --format 'image {{.Config.Image}}{{println}}image-id {{.Image}}' "$container"
	printf 'image-digest %s\\n' "$(docker image inspect --format '{{join .RepoDigests " "}}' "$(docker inspect --format '{{.Image}}' "$container")")"
	printf '%s\\nbegan %s\\n' "$facts" "$began"
} >"$out/evidence"
${transactionFacts(backups)}
for pair in $sizes; do
	database=\${pair%:*} dump=$out/\${pair%:*}.dump
	printf 'Dumping %s, which has %s bytes.\\n' "$database" "\${pair##*:}"
	inside pg_dump -w -U "$user" -Fc --lock-wait-timeout=60000 -d "$database" </dev/null >"$dump" ||
		stop "pg_dump of $database failed."
	fingerprint=$(fingerprint "$dump")
	rows=$(count_rows "$dump") || stop "The dump of $database cannot be read back in full."
	printf 'dump %s %s %s\\n' "$database" "\${pair##*:}" "$fingerprint" >>"$out/evidence"
	printf '%s\\n' "$rows" | sed -n "s/^./rows $database &/p" >>"$out/evidence"
done

passwords=
[ "$superuser" = t ] || passwords=--no-role-passwords
inside pg_dumpall -w -U "$user" -l "$first" --globals-only $passwords </dev/null >"$out/globals.sql" || stop 'pg_dumpall failed.'
grep -q '^-- PostgreSQL database cluster dump complete' "$out/globals.sql" || stop 'What pg_dumpall wrote is cut off.'
printf 'globals %s %s\\n' "$(fingerprint "$out/globals.sql")" "\${passwords:-with-passwords}" >>"$out/evidence"
${saveVolumes(volumes)}printf 'finished %s\\n' "$(date +%s)" >>"$out/evidence"
checksum=$(sha256sum <"$out/evidence" | cut -d' ' -f1)
printf 'end %s\\n' "$checksum" >>"$out/evidence"
`;
}
