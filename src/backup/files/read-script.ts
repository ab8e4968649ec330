import { shellWord } from "../../text/shell-word.ts";
import { type FileFormat, HEAD_BYTES, type Inside, type Packing } from "./file-format.ts";

/** How a file is to be read: as what it is, or by the user's own command. */
export type Reading =
  | { readonly by: "format"; readonly format: FileFormat; readonly pgRestoreVia: readonly string[] }
  | { readonly by: "command"; readonly command: string };

const UNPACK: Readonly<Record<Packing, string>> = {
  none: "cat",
  gzip: "gzip -dc",
  zstd: "zstd -dc -q",
  xz: "xz -dc",
  bzip2: "bzip2 -dc",
};

/** Bytes of a file's end that are read: the last line of a dump, or the two empty blocks of a tar archive. */
export const TAIL_BYTES = 1024;

const HEX = "od -An -v -tx1 | tr -d ' \\n'";

/** Prints the first unpacked bytes of a packed file, as hex. */
export function lookScript(path: string, packing: Packing): string {
  return `${needs([UNPACK[packing].split(" ")[0] ?? ""])}${UNPACK[packing]} <${shellWord(path)} 2>/dev/null | head -c ${HEAD_BYTES} | ${HEX}\n`;
}

export interface FileToRead {
  readonly path: string;
  readonly isFolder: boolean;
  readonly wantsDigest: boolean;
}

const FILE_STATE = `stat -L -c '%s %Y %i' -- "$f"`;

/**
 * Reads a file to its end and prints `unpack`, `consume` (exit codes), `tail`, `digest` (where wanted) and `changed`.
 * What is left in the pipe is drained, so that the unpacking reaches its last checksum.
 */
export function readScript({ path, isFolder, wantsDigest }: FileToRead, reading: Reading): string {
  const every = isFolder ? `find -L "$f" -type f -exec stat -L -c '%n %s %Y %i' -- {} + | sort` : FILE_STATE;
  const state = `"$(${every})"`;
  // A folder has no bytes of its own: its reader is given the name.
  return `set -u
${needs(programs(reading, wantsDigest))}f=${shellWord(path)}
before=${state}
{ { ${unpack(reading)} <${isFolder ? "/dev/null" : '"$f"'}; echo "unpack $?" >&3; } | { ${consume(reading)}; s=$?; cat >/dev/null; echo "consume $s" >&3; }; } 3>&1 >/dev/null
${wantsDigest ? `printf 'digest %s\\n' "$(sha256sum <"$f")"\n` : ""}[ ${state} = "$before" ] || echo changed
`;
}

function unpack(reading: Reading): string {
  return reading.by === "command" ? "cat" : UNPACK[reading.format.packing];
}

function consume(reading: Reading): string {
  if (reading.by === "command") return `SLUICE_BACKUP_FILE="$f" sh -c ${shellWord(reading.command)}`;
  return CONSUME[reading.format.inside](reading.pgRestoreVia);
}

const TAIL = `printf 'tail %s\\n' "$(tail -c ${TAIL_BYTES} | ${HEX})" >&3`;

const CONSUME: Readonly<Record<Inside, (via: readonly string[]) => string>> = {
  // Not --list: that reads the table of contents only, and accepts a dump that was cut off behind it.
  "pg-custom": (via) => [...via.map(shellWord), "pg_restore -f /dev/null"].join(" "),
  "pg-folder": (via) => [...via.map(shellWord), 'pg_restore -f /dev/null -Fd "$f"'].join(" "),
  // The copy that tar does not read shows the two empty blocks at its end.
  tar: () => `{ { tee /dev/fd/4 | ${TAIL}; } 4>&1 | { tar -tf -; t=$?; cat; (exit "$t"); }; }`,
  sql: () => TAIL,
  anything: () => "cat",
};

function programs(reading: Reading, wantsDigest: boolean): string[] {
  const common = ["stat", "cat", ...(wantsDigest ? ["sha256sum"] : [])];
  if (reading.by === "command") return common;
  const { format, pgRestoreVia } = reading;
  const inside: Readonly<Record<Inside, readonly string[]>> = {
    "pg-custom": [pgRestoreVia[0] ?? "pg_restore"],
    "pg-folder": ["find", "sort", pgRestoreVia[0] ?? "pg_restore"],
    tar: ["tar"],
    sql: ["tail", "od"],
    anything: [],
  };
  return [...common, UNPACK[format.packing].split(" ")[0] ?? "", ...inside[format.inside]];
}

function needs(names: readonly string[]): string {
  const words = names.map(shellWord).join(" ");
  return `for program in ${words}; do command -v "$program" >/dev/null || { printf '%s: not found\\n' "$program" >&2; exit 127; }; done\n`;
}
