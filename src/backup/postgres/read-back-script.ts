import { shellWord } from "../../text/shell-word.ts";
import { containerScript } from "./container-script.ts";
import { drillFile } from "./drill-record.ts";
import type { PostgresBackups } from "./settings.ts";

/** Bytes of evidence that are read: a line for each of ten thousand tables fits. */
export const EVIDENCE_LIMIT = 4 * 1024 * 1024;

/**
 * Prints what is there, one fact a line: `now`, `newest` and `previous` (size and path), or one `trouble`; `drill` and the record
 * of the last one in Base64; then `evidence`, and the evidence as it is. With a path that one is read, and not the newest.
 */
export function findScript({ folder, project }: PostgresBackups, path = ""): string {
  return `set -u
folder=${shellWord(folder)} wanted=${shellWord(path)}
trouble() { printf 'trouble %s %s\\n' "$1" "$2"; exit 0; }
size() { find "$1" -type f -exec stat -c %s {} + | awk '{ sum += $1 } END { printf "%.0f", sum }'; }
for program in stat find awk head; do command -v "$program" >/dev/null || { echo "$program: not found" >&2; exit 127; }; done
printf 'now %s\\n' "$(date +%s)"
[ -d "$folder" ] || trouble no-folder "$folder"
[ -r "$folder" ] && [ -x "$folder" ] || trouble closed-folder "$folder"
newest= previous=
for one in "$folder"/${shellWord(project)}-????????T??????Z; do
	[ -d "$one" ] || continue
	case $newest in ?*) [ "$newest" != "$wanted" ] || break ;; esac
	previous=$newest newest=$one
done
[ -n "$newest" ] || trouble none "$folder"
[ -z "$wanted" ] || [ "$newest" = "$wanted" ] || trouble gone "$wanted"
[ -r "$newest" ] && [ -x "$newest" ] || trouble closed-folder "$newest"
[ -f "$newest/evidence" ] || trouble no-evidence "$newest"
[ -r "$newest/evidence" ] || trouble closed-file "$newest/evidence"
printf 'newest %s %s\\n' "$(size "$newest")" "$newest"
record=$folder/${shellWord(drillFile(project))}
[ ! -r "$record" ] || printf 'drill %s\\n' "$(head -c 65536 "$record" | base64 | tr -d '\\n')"
[ -z "$previous" ] || printf 'previous %s %s\\n' "$(size "$previous")" "$previous"
echo evidence
head -c ${EVIDENCE_LIMIT} "$newest/evidence"
`;
}

/**
 * Reads every file of a backup and prints `sum NAME SHA256` for each, `read NAME CODE` for each dump, `entries NAME COUNT` for each
 * archive (and ` broken` after it where its end is missing), `server` and `system` of
 * the database that runs. pg_restore is the one of the database's own container: the one that would restore it.
 */
export function readBackScript(backups: PostgresBackups, path: string, names: readonly string[]): string {
  const [first = ""] = backups.databases;
  return `${containerScript(backups)}cd ${shellWord(path)}
ask ${shellWord(first)} "select unnest(array['server ' || current_setting('server_version_num'),
	'system ' || (select system_identifier from pg_control_system())])"
for name in ${names.map(shellWord).join(" ")}; do
	if [ ! -f "$name" ]; then printf 'sum %s missing\\n' "$name"; continue; fi
	printf 'sum %s %s\\n' "$name" "$(sha256sum <"$name" | cut -d' ' -f1)"
	case $name in
	*.tar)
		{ tar -tf "$name" || echo '!'; } | awk -v name="$name" '$0 == "!" { broken = " broken"; next } { n++ } END { printf "entries %s %d%s\\n", name, n, broken }'
		continue
		;;
	*.dump) ;;
	*) continue ;;
	esac
	code=0
	inside pg_restore -f /dev/null <"$name" || code=$?
	printf 'read %s %s\\n' "$name" "$code"
done
echo whole
`;
}
