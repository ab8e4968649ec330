import type { Shell } from "../ports/shell.ts";
import { cleanForeignLine } from "../text/foreign-line.ts";
import type { TrailPart } from "./forge-trail.ts";

const TIMEOUT_MS = 60_000;
const OUTPUT_LIMIT = 256 * 1024;

/** Lines of a part that are shown: a comment holds 65,536 characters. */
const LINES = 60;

/**
 * Which keys can log in, by fingerprint and comment alone, and who has logged in. Each part has its exit code and the number of its
 * lines; lines of programs are indented, so that none of them can begin a part. OpenSSH reads a second file by default. Attempts that
 * failed are only counted: a public host has thousands a day, among which a login could not be seen. `last` prints two lines after
 * its entries.
 */
const SCRIPT = `case $FILE in '~/'*) FILE=$HOME/\${FILE#'~/'} ;; esac
part() {
  name=$1; shift
  out=$("$@" 2>&1); code=$?
  printf '== %s %s %s\\n' "$name" "$code" "$(printf '%s\\n' "$out" | wc -l | tr -d ' ')"
  printf '%s\\n' "$out" | tail -n ${LINES} | cut -c 1-300 | sed 's/^/  /'
}
keys() {
  ssh-keygen -lf "$FILE" || return
  for other in "$HOME/.ssh/authorized_keys" "$HOME/.ssh/authorized_keys2"; do
    [ -s "$other" ] && [ ! "$other" -ef "$FILE" ] || continue
    echo "$other:"
    ssh-keygen -lf "$other" || :
  done
}
sshd_log() {
  case " $(id -u) $(id -Gn) " in
    ' 0 '* | *' adm '* | *' systemd-journal '*) ;;
    *) echo 'the deploy user is not in the group systemd-journal or adm'; return 126 ;;
  esac
  command -v journalctl >/dev/null || { echo 'journalctl is missing'; return 127; }
  log=$(journalctl -q --no-pager -o short-iso -t sshd -t sshd-session --since "@$SINCE" 2>&1) || { printf '%s\\n' "$log"; return 1; }
  printf '%s\\n' "$log" | awk '$3 ~ /^sshd(-session)?\\[[0-9]+\\]:$/ && $4 == "Accepted" { print; next } /Failed|Invalid/ { failed++ } END { print failed + 0, "attempts failed" }'
}
part keys keys
part logins last -w -n ${LINES - 2} "$(id -un)"
part sshd sshd_log
`;

const TITLES: Readonly<Record<string, string>> = {
  keys: "Keys of the deploy user on the host",
  logins: "Last logins on the host",
  sshd: "Logins that sshd has accepted",
};

export interface HostTrailPlace {
  /** The file with the keys of the deploy user. */
  readonly file: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

export async function hostTrail(shell: Pick<Shell, "run">, { file, since }: HostTrailPlace): Promise<TrailPart[]> {
  const env = { FILE: file, SINCE: String(Math.floor(since / 1000)) };
  const answer = await shell.run({ script: SCRIPT, env, timeoutMs: TIMEOUT_MS, outputLimit: OUTPUT_LIMIT });
  if (answer.kind === "exit") return readHostTrail(answer.stdout);
  const reason = answer.kind === "unknown" ? answer.reason : "the host did not answer in time";
  return Object.values(TITLES).map((title) => ({ title, kind: "unread", reason }));
}

/** Pure. A part that is missing is unread. Only the line ends of the script end a line: texts of others can contain further ones. */
function readHostTrail(text: string): TrailPart[] {
  const found = new Map(
    `\n${text}`.split("\n== ").flatMap((block) => {
      const [, name = "", code = "", count = "", body = ""] = /^(\w+) (\d+) (\d+)\n([\s\S]*)$/.exec(block) ?? [];
      return name === "" ? [] : [[name, { code, count: Number(count), body }] as const];
    }),
  );
  return Object.entries(TITLES).map(([name, title]): TrailPart => {
    const part = found.get(name);
    const lines = (part?.body ?? "")
      .split("\n")
      .map((line) => cleanForeignLine(line.trim()))
      .filter((line) => line !== "");
    if (part?.code !== "0") return { title, kind: "unread", reason: lines.at(-1) ?? "the host did not answer" };
    const shown = part.count > LINES ? `${title} (the last ${LINES} of ${part.count} lines)` : title;
    return { title: shown, kind: "read", head: [title], rows: lines.map((line) => [line]) };
  });
}
