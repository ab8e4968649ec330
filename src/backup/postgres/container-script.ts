import { shellWord } from "../../text/shell-word.ts";
import type { PostgresBackups } from "./settings.ts";

/**
 * The beginning of each script: finds the one container of the service, and defines how its programs are called. It is found
 * by its labels and not through Compose: files that were edited in the clone, or a variable that is missing, must not stand
 * in the way of a backup. A password is in the environment of the script, never an argument.
 */
export function containerScript({ project, service, user }: PostgresBackups): string {
  return `set -eu
project=${shellWord(project)} service=${shellWord(service)} user=${shellWord(user)}
stop() { printf '%s\\n' "$1" >&2; exit 1; }
container=$(docker ps -q --no-trunc --filter "label=com.docker.compose.project=$project" \\
	--filter "label=com.docker.compose.service=$service" --filter label=com.docker.compose.oneoff=False) ||
	stop 'The Docker engine does not answer.'
case $container in
'') stop "No container of the service $service runs in the project $project." ;;
*[!0-9a-f]*) stop "Several containers of the service $service run in the project $project." ;;
esac
# The limits that the server, the database or the role sets for sessions of users do not apply.
session='-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c default_transaction_read_only=off'
# shellcheck disable=SC2086 # two words, or none
inside() { docker exec -i -e PGOPTIONS="$session" \${PGPASSWORD+-e PGPASSWORD} "$container" "$@"; }
# database, statement
ask() { inside psql -XqAt -w -v ON_ERROR_STOP=1 -U "$user" -d "$1" -c "$2" </dev/null; }
`;
}

/**
 * Reads a dump in full, and prints the number of rows and the name of each table that is in it: `count_rows FILE`. The rows are
 * counted in the dump and not in the database, because what is in the dump is what a restore brings back.
 */
export const COUNT_ROWS = `count_rows() {
	{ inside pg_restore --data-only -f - <"$1" && printf '%s\\n' '\\whole'; } | LC_ALL=C awk '
		copying && $0 == "\\\\." { printf "%.0f %s\\n", rows, table; copying = 0; next }
		copying { rows++; next }
		$0 == "\\\\whole" { whole = 1; next }
		/^COPY / {
			text = substr($0, 6)
			quoted = 0
			for (i = 1; i <= length(text); i++) {
				c = substr(text, i, 1)
				if (c == "\\"") quoted = !quoted
				else if (c == " " && !quoted) break
			}
			if (quoted || $0 !~ / FROM stdin;$/) { unclear = 1; exit }
			table = substr(text, 1, i - 1); copying = 1; rows = 0
		}
		END { exit unclear || copying || !whole ? 3 : 0 }'
}
`;
