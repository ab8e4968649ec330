import { createHash } from "node:crypto";
import { StageFailure } from "../failure/failure.ts";
import type { Shell } from "../ports/shell.ts";
import { cleanForeignLine } from "../text/foreign-line.ts";

/** The file on the host, in which the deploy user's keys are. One character a byte. */
export interface AuthorizedKeysFile {
  read(): Promise<string>;
  /** Replaces the file at once, and only if it still has the content that was read. */
  replace(content: string, by: string): Promise<void>;
}

const TIMEOUT_MS = 30_000;
/** Bytes of the file: it is passed in a variable, and Linux limits one to 128 KiB. */
const FILE_LIMIT = 64 * 1024;

/** A link is followed, so that the file behind it is replaced and the link stays. */
const FIND = `case $FILE in '~/'*) FILE=$HOME/\${FILE#'~/'} ;; esac
file=$(readlink -f -- "$FILE") && [ -f "$file" ] || { echo "There is no file $FILE" >&2; exit 3; }
`;

const READ = `${FIND}
[ "$(wc -c <"$file")" -le ${FILE_LIMIT} ] || { echo "$file has more than ${FILE_LIMIT} bytes" >&2; exit 4; }
base64 <"$file" | tr -d '\\n'
`;

/**
 * Mode and owner stay. A file that an attempt before left, because it was killed, is removed. The lock on the folder ends with the
 * script: of two replacements at once the second one finds that the file was changed.
 */
const REPLACE = `set -eu
umask 077
${FIND}
exec 9<"\${file%/*}/"
flock -w 20 9 || { echo "another replacement of $file does not end" >&2; exit 7; }
rm -f -- "$file".sluice.??????
new=$(mktemp "$file.sluice.XXXXXX")
trap 'rm -f -- "$new"' EXIT
cp -p -- "$file" "$new"
chmod u+w "$new"
printf %s "$CONTENT" | base64 -d >"$new"
[ "$(sha256sum <"$new" | cut -d' ' -f1)" = "$WANTED" ] || { echo "$new could not be written in full" >&2; exit 6; }
chmod "$(stat -c %a "$file")" "$new"
sync
[ "$(sha256sum <"$file" | cut -d' ' -f1)" = "$EXPECTED" ] || { echo "$file was changed meanwhile" >&2; exit 5; }
mv -f -- "$new" "$file"
`;

export function authorizedKeysFile(shell: Pick<Shell, "name" | "run">, path: string): AuthorizedKeysFile {
  const run = async (what: string, script: string, env: Readonly<Record<string, string>>): Promise<string> => {
    const limits = { timeoutMs: TIMEOUT_MS, outputLimit: 2 * FILE_LIMIT };
    const answer = await shell.run({ script, env: { FILE: path, ...env }, ...limits });
    if (answer.kind === "exit" && answer.code === 0) return answer.stdout;
    throw answer.kind === "exit" ? refused(what, shell.name, answer.stderr) : unknown(what, shell.name);
  };
  return {
    read: async () => Buffer.from(await run(`read ${path}`, READ, {}), "base64").toString("latin1"),
    replace: async (content, by) => {
      const bytes = Buffer.from(by, "latin1");
      const digests = { EXPECTED: digest(Buffer.from(content, "latin1")), WANTED: digest(bytes) };
      await run(`change ${path}`, REPLACE, { CONTENT: bytes.toString("base64"), ...digests });
    },
  };
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function refused(what: string, host: string, stderr: string): StageFailure {
  const said = cleanForeignLine(stderr.trim().split("\n").at(-1) ?? "").replace(/\.$/, "");
  return new StageFailure({
    what: `The deploy user cannot ${what} on ${host}: ${said || "the host gives no reason"}.`,
    means: "The file is as it was before this step. The key of the login can still log in.",
    todo: "Set `authorized-keys` to the file that sshd reads for this user (`sudo sshd -T -C user=USER | grep -i authorizedkeysfile` on the host); the user must be able to write it and its folder. Then run this again.",
  });
}

function unknown(what: string, host: string): StageFailure {
  return new StageFailure({
    what: `It is unknown whether the host ${host} did ${what}: the connection was lost, or the host did not answer in time.`,
    means: "The file has either its old or its new content, and no part of one. A key that can log in was not removed.",
    todo: "Check the connection, then run this again: it continues where it stopped.",
  });
}
