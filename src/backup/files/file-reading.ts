import { StageFailure } from "../../failure/failure.ts";
import { cleanForeignLine } from "../../text/foreign-line.ts";
import { type Ended, lastWords, type Place } from "../ask.ts";
import { readChecksum } from "./checksum.ts";
import { databaseOf } from "./dumped-database.ts";
import { textOf } from "./file-format.ts";
import { isPacked } from "./pg-header.ts";
import type { Reading } from "./read-script.ts";
import { sqlTrouble } from "./sql-tail.ts";

/** What a file is compared with after it was read. */
export interface ReadFile {
  readonly path: string;
  /** The first unpacked bytes, as hex. */
  readonly head: string;
  /** The text of the `.sha256` beside it. */
  readonly checksums: string | undefined;
  /** Name of the database that it must be of; empty where it is not compared. */
  readonly database: string;
}

/** The sentences that reading a file in full allows; throws when it is not whole. */
export function judgeReading(ended: Ended, file: ReadFile, reading: Reading, place: Place): string[] {
  const facts = new Map(
    ended.stdout.split("\n").map((line) => [line.split(" ")[0] ?? "", line.slice(line.indexOf(" ") + 1)]),
  );
  const damaged = (why: string, todo = DAMAGED): StageFailure => damage(file.path, place, why, todo);
  const said = lastWords(ended.stderr, 2);
  const detail = said === "" ? "" : `: ${said}`;
  if (facts.has("changed"))
    throw damaged(
      "it changed while it was read",
      "Run this when no backup is being written: let the job write under another name (`.part`) and rename at the end.",
    );
  const [unpacked, consumed] = [facts.get("unpack"), facts.get("consume")];
  if (ended.code !== 0 || unpacked === undefined || consumed === undefined)
    throw damaged(
      `the reading ended with code ${ended.code}${detail}`,
      "Run it again; if it fails again, read the file by hand on that machine.",
    );
  const digest = judgeDigest(facts.get("digest"), file, damaged);
  // A reader that stops early also ends the unpacking before it: then the reader's error is the cause.
  if (unpacked !== "0" && unpacked !== "141") throw damaged(`unpacking it ended with code ${unpacked}${detail}`);
  if (consumed !== "0")
    throw damaged(`${readerOf(reading)} ended with code ${consumed}${detail}`, readerTodo(reading, said));
  if (unpacked !== "0") throw damaged(`unpacking it ended with code ${unpacked}${detail}`);
  if (file.head === "")
    throw damaged(
      "it is packed and holds nothing",
      "See what the job that made it said: a dump that fails in front of a pipe leaves such a file.",
    );
  const tail = judgeTail(facts.get("tail"), file, reading);
  if (tail !== undefined) throw damaged(tail);
  return [`Read in full: ${wayOf(reading)}`, ...judgeDatabase(file, damaged), ...digest, ...weakness(reading, file)];
}

const DAMAGED =
  "Make a new backup and run this again; and find out what damaged this one: a full disk, a copy that broke off, a failing disk.";

function damage(path: string, place: Place, why: string, todo: string): StageFailure {
  return new StageFailure({
    what: `On ${place.name}, the newest backup, ${path}, cannot be read in full: ${why}.`,
    means: "It cannot be restored, or it is unknown whether it can. Nothing was changed.",
    todo,
  });
}

function judgeDigest(
  digest: string | undefined,
  file: ReadFile,
  damaged: (why: string, todo?: string) => StageFailure,
): string[] {
  if (file.checksums === undefined) return [];
  const wanted = readChecksum(file.checksums, file.path.split("/").at(-1) ?? "");
  if (wanted === undefined)
    throw damaged(
      `${file.path}.sha256 lies beside it, but holds no checksum of it`,
      "Write it with `sha256sum FILE >FILE.sha256`, or remove it.",
    );
  if (digest?.split(" ")[0]?.toLowerCase() !== wanted)
    throw damaged(`its SHA-256 is not the one in ${file.path}.sha256`);
  return ["Its SHA-256 is the one that lies beside it"];
}

function judgeDatabase(
  { head, database: wanted }: ReadFile,
  damaged: (why: string, todo?: string) => StageFailure,
): string[] {
  const database = databaseOf(head);
  if (wanted !== "" && database !== wanted)
    throw damaged(
      database === undefined
        ? `it does not say of which database it is, and ${wanted} is wanted`
        : `it is a dump of the database ${cleanForeignLine(database)}, and ${wanted} is wanted`,
      "Correct `path` or `backup.database`. A custom dump, a dump in a folder and a dump of MySQL name their database; other files do not, and cannot be compared.",
    );
  return database === undefined ? [] : [`It is a dump of the database ${cleanForeignLine(database)}`];
}

function judgeTail(tail: string | undefined, file: ReadFile, reading: Reading): string | undefined {
  if (reading.by === "command") return undefined;
  const { inside } = reading.format;
  if (inside === "sql") return sqlTrouble(textOf(file.head), textOf(tail ?? ""));
  if (inside === "tar" && !/^(00){1024}$/.test(tail ?? ""))
    return "it does not end with the two empty blocks of a tar archive, so it was cut off";
  return undefined;
}

function readerOf(reading: Reading): string {
  if (reading.by === "command") return "the command `read`";
  return { "pg-custom": "pg_restore", "pg-folder": "pg_restore", tar: "tar", sql: "tail", anything: "the reading" }[
    reading.format.inside
  ];
}

function readerTodo(reading: Reading, said: string): string {
  if (reading.by === "command")
    return "Run that command by hand with the file on its standard input, and see what it says.";
  const { inside } = reading.format;
  if (inside !== "pg-custom" && inside !== "pg-folder") return DAMAGED;
  if (inside === "pg-folder" && reading.pgRestoreVia.length > 0 && /toc\.dat/.test(said))
    return "The program that `pg-restore-via` names must see the folder at the same path: mount it into the container, for example `docker run --rm -v /srv/backups:/srv/backups:ro postgres:17`.";
  if (/unsupported version/i.test(said))
    return "This pg_restore is older than the dump. Use the one of the database's own version: set `pg-restore-via`, for example to `docker exec -i CONTAINER`.";
  if (/no such container|is not running|docker daemon|no such image|unable to find image/i.test(said))
    return "Correct `pg-restore-via`: it must begin a program with standard input open, for example `docker exec -i CONTAINER`.";
  return DAMAGED;
}

function wayOf(reading: Reading): string {
  if (reading.by === "command") return "by the configured command";
  const { packing, inside } = reading.format;
  const unpacked = packing === "none" ? "" : `${packing} unpacked it to its end`;
  const ways = {
    "pg-custom": "pg_restore read every table of it",
    "pg-folder": "pg_restore read every table of it",
    tar: "tar read it to its end",
    sql: "the dump says that it is complete",
    anything: "",
  };
  return [unpacked, ways[inside]].filter((way) => way !== "").join(", ");
}

/** What a reading cannot detect is reported. */
function weakness(reading: Reading, file: ReadFile): string[] {
  if (reading.by === "command" || reading.format.packing !== "none" || file.checksums !== undefined) return [];
  const { inside } = reading.format;
  if ((inside === "pg-custom" || inside === "pg-folder") && isPacked(file.head) !== false) return [];
  if (inside === "pg-folder")
    return [
      "The files of this folder carry no checksum of what they hold: one that was cut off or changed would show only if they were packed (`pg_dump -Fd` without `-Z0`)",
    ];
  if (inside === "sql")
    return [
      "A plain SQL dump carries no checksum: only its end was checked, and a byte or a line that changed in the middle does not show. A `.sha256` next to it, or compression, would show it",
    ];
  return [
    "This file carries no checksum of what it holds: a byte that changed in the middle would show only if a `.sha256` lay beside it, or if it were packed",
  ];
}
