import { createHash } from "node:crypto";

/** What take-backup writes beside its dumps: lines of a key and its value. A restore is compared with it. */
export interface PostgresEvidence {
  /** Release that ran while the backup was taken; `none` for no recorded one. */
  readonly release: string;
  readonly version: string;
  readonly image: string;
  /** `server_version_num`, such as 150008. */
  readonly server: number;
  readonly serverVersion: string;
  /** The server's system identifier: initdb gives each cluster its own. */
  readonly system: string;
  /** Seconds since the epoch, by the host's clock. */
  readonly began: number;
  readonly finished: number;
  readonly dumps: readonly Dump[];
  readonly globals: FileFact;
  readonly volumes: readonly SavedVolume[];
}

/** A tar archive of a volume or a folder. */
export interface SavedVolume extends FileFact {
  /** Name of the volume, or path of the folder. */
  readonly source: string;
  readonly entries: number;
}

export interface FileFact {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Dump extends FileFact {
  readonly database: string;
  /** Bytes of the database when it was dumped. */
  readonly databaseBytes: number;
  /** Rows of each table, by the name as SQL has it. */
  readonly rows: ReadonlyMap<string, number>;
}

/** Either the evidence, or the reason why it is missing. */
export type ReadEvidence =
  | { readonly kind: "evidence"; readonly evidence: PostgresEvidence }
  | { readonly kind: "unreadable"; readonly why: string };

/** The names become paths and words of scripts: they are only those that take-backup gives. */
const DUMP = /^dump ([A-Za-z_][A-Za-z0-9_.-]*) (\d+) (\d+) ([0-9a-f]{64})$/;
const VOLUME = /^volume (volume-\d+\.tar) (\d+) ([0-9a-f]{64}) (\d+) (.+)$/;

export function readEvidence(text: string): ReadEvidence {
  const end = /(?:^|\n)end ([0-9a-f]{64})\n$/.exec(text);
  if (end === null) return unreadable("it is cut off: its last line is not its checksum");
  const body = text.slice(0, text.lastIndexOf("end "));
  if (createHash("sha256").update(body).digest("hex") !== end[1])
    return unreadable("its checksum is not that of its lines, so it was damaged or edited");
  const lines = body.split("\n").filter((line) => line !== "");
  const one = (key: string): string => lines.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1) ?? "";
  const globals = /^(\d+) ([0-9a-f]{64}) /.exec(one("globals"));
  const numbers = { server: Number(one("server")), began: Number(one("began")), finished: Number(one("finished")) };
  const dumps = lines.flatMap((line) => readDump(line, lines));
  const volumes = lines.flatMap(readVolume);
  if (one("format") !== "1") return unreadable(`its format is "${one("format")}", and 1 is known here`);
  if (lines.filter((line) => /^(dump|volume) /.test(line)).length !== dumps.length + volumes.length)
    return unreadable("it names a file that take-backup does not write");
  if (globals === null || dumps.length === 0 || !/^\d+$/.test(one("system")) || !Object.values(numbers).every(isCount))
    return unreadable("it lacks facts that each backup has");
  return {
    kind: "evidence",
    evidence: {
      ...numbers,
      ...{ release: one("release"), version: one("version"), image: one("image") },
      ...{ serverVersion: one("server-version"), system: one("system"), dumps },
      volumes,
      globals: { name: "globals.sql", bytes: Number(globals[1]), sha256: globals[2] ?? "" },
    },
  };
}

function readDump(line: string, lines: readonly string[]): readonly Dump[] {
  const [, database, databaseBytes, bytes, sha256] = DUMP.exec(line) ?? [];
  if (database === undefined || sha256 === undefined) return [];
  const rows = new Map<string, number>();
  for (const row of lines) {
    const [, of, count, table] = /^rows (\S+) (\d+) (.+)$/.exec(row) ?? [];
    if (of === database && table !== undefined) rows.set(table, Number(count));
  }
  const name = `${database}.dump`;
  return [{ name, database, databaseBytes: Number(databaseBytes), bytes: Number(bytes), sha256, rows }];
}

function readVolume(line: string): readonly SavedVolume[] {
  const [, name, bytes, sha256, entries, source] = VOLUME.exec(line) ?? [];
  if (name === undefined || sha256 === undefined || source === undefined) return [];
  return [{ name, bytes: Number(bytes), sha256, entries: Number(entries), source }];
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

function unreadable(why: string): ReadEvidence {
  return { kind: "unreadable", why };
}
