import { StageFailure } from "../stage/failure.ts";
import { type Ended, lastWords, type Place } from "./ask.ts";
import { readChecksum } from "./checksum.ts";
import { textOf } from "./file-format.ts";
import { isPacked } from "./pg-header.ts";
import type { Reading } from "./read-script.ts";
import { sqlTrouble } from "./sql-tail.ts";

/** What a file must stand against once it was read. */
export interface ReadFile {
  readonly path: string;
  /** The first unpacked bytes, as hex. */
  readonly head: string;
  /** The text of the `.sha256` beside it. */
  readonly checksums: string | undefined;
}

/** The sentences that reading a file in full allows; throws when it is not whole. */
export function judgeReading(ended: Ended, file: ReadFile, reading: Reading, place: Place): string[] {
  const facts = new Map(
    ended.stdout.split("\n").map((line) => [line.split(" ")[0] ?? "", line.slice(line.indexOf(" ") + 1)]),
  );
  const damaged = (why: string, todo = DAMAGED): StageFailure => damage(file.path, place, why, todo);
  const said = lastWords(ended.stderr, 2);
  const because = said === "" ? "" : `: ${said}`;
  if (facts.has("changed"))
    throw damaged(
      "it changed while it was read",
      "Run this when no backup is being written: let the job write under another name (`.part`) and rename at the end.",
    );
  const [unpacked, consumed] = [facts.get("unpack"), facts.get("consume")];
  if (ended.code !== 0 || unpacked === undefined || consumed === undefined)
    throw damaged(
      `the reading ended with code ${ended.code}${because}`,
      "Run it again; if it fails again, read the file by hand on that machine.",
    );
  const digest = judgeDigest(facts.get("digest"), file, damaged);
  // A reader that stops early also ends what feeds it: what went wrong is the reader's word.
  if (unpacked !== "0" && unpacked !== "141") throw damaged(`unpacking it ended with code ${unpacked}${because}`);
  if (consumed !== "0")
    throw damaged(`${readerOf(reading)} ended with code ${consumed}${because}`, readerTodo(reading, said));
  if (unpacked !== "0") throw damaged(`unpacking it ended with code ${unpacked}${because}`);
  if (file.head === "")
    throw damaged(
      "it is packed and holds nothing",
      "See what the job that made it said: a dump that fails in front of a pipe leaves such a file.",
    );
  const tail = judgeTail(facts.get("tail"), file, reading);
  if (tail !== undefined) throw damaged(tail);
  return [`Read in full: ${wayOf(reading)}`, ...digest, ...weakness(reading, file)];
}

const DAMAGED =
  "Make a new backup and run this again; and find out what damaged this one: a full disk, a copy that broke off, a failing disk.";

function damage(path: string, place: Place, why: string, todo: string): StageFailure {
  return new StageFailure({
    what: `On ${place.name}, the newest backup, ${path}, cannot be read in full: ${why}.`,
    means: "It could not be restored, or nobody knows whether it could. Nothing was changed.",
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
  return { "pg-custom": "pg_restore", tar: "tar", sql: "tail", anything: "the reading" }[reading.format.inside];
}

function readerTodo(reading: Reading, said: string): string {
  if (reading.by === "command")
    return "Run that command by hand with the file on its standard input, and see what it says.";
  if (reading.format.inside !== "pg-custom") return DAMAGED;
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
    tar: "tar read it to its end",
    sql: "the dump says that it is complete",
    anything: "",
  };
  return [unpacked, ways[inside]].filter((way) => way !== "").join(", ");
}

/** What a reading cannot see, said instead of hidden. */
function weakness(reading: Reading, file: ReadFile): string[] {
  if (reading.by === "command" || reading.format.packing !== "none" || file.checksums !== undefined) return [];
  if (reading.format.inside === "pg-custom" && isPacked(file.head) !== false) return [];
  return [
    "This file carries no checksum of what it holds: a byte that changed in the middle would show only if a `.sha256` lay beside it, or if it were packed",
  ];
}
