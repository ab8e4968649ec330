import { StageFailure } from "../../failure/failure.ts";
import { ask, type Ended, type Place, requireProgram } from "../ask.ts";
import type { Newest } from "../evidence.ts";
import { type FileFormat, formatOf, type Packing, PG_CUSTOM, packingOf } from "./file-format.ts";
import { judgeReading } from "./file-reading.ts";
import { findScript } from "./find-script.ts";
import { type FoundFiles, readFoundFiles } from "./found-file.ts";
import { lookScript, type Reading, readScript } from "./read-script.ts";

/** Backups as files: the newest match is the backup, the one before it its measure. */
export interface FilesSource {
  readonly kind: "files";
  /** A file, a folder, or a pattern. */
  readonly path: string;
  /** The user's own way to read a file; empty for the way that its kind has. */
  readonly read: string;
  /** Name of the database that the dump must be of; empty where it is not compared. */
  readonly database: string;
  /** Words before `pg_restore`, for one that lives in a container. */
  readonly pgRestoreVia: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly readTimeoutMs: number;
}

const LOOK_MS = 60_000;

export async function newestFile(place: Place, source: FilesSource): Promise<Newest> {
  const ended = await ask(place, `looking for ${source.path}`, {
    script: findScript(source.path),
    env: { LC_ALL: "C" },
    timeoutMs: Math.min(LOOK_MS, source.readTimeoutMs),
    outputLimit: 256 * 1024,
  });
  requirePrograms(ended, place);
  const files = readFoundFiles(ended.stdout, source.path, place);
  return {
    found: {
      id: files.newest.path,
      finishedAt: files.newest.changedAt,
      size: files.newest.size,
      previousSize: files.previous?.size,
      detail: files.previous === undefined ? [] : [`The one before it is ${files.previous.path}`],
    },
    clock: files.clock,
    level: 2,
    reading: { level: 3, read: () => readFile(place, source, files) },
  };
}

async function readFile(place: Place, source: FilesSource, files: FoundFiles): Promise<string[]> {
  const { path } = files.newest;
  const { reading, head } = await readingOf(place, source, files);
  const ended = await ask(place, `reading ${path} in full`, {
    script: readScript({ path, isFolder: files.isFolder, wantsDigest: files.checksums !== undefined }, reading),
    env: { LC_ALL: "C", ...source.env },
    timeoutMs: source.readTimeoutMs,
    outputLimit: 64 * 1024,
  });
  requirePrograms(ended, place);
  const file = { path, head, checksums: files.checksums, database: source.database };
  return judgeReading(ended, file, reading, place);
}

async function readingOf(
  place: Place,
  source: FilesSource,
  { newest: { path }, head, isFolder }: FoundFiles,
): Promise<{ readonly reading: Reading; readonly head: string }> {
  if (source.read !== "") return { reading: { by: "command", command: source.read }, head };
  if (isFolder)
    return {
      reading: { by: "format", format: folderFormat(path, head, place), pgRestoreVia: source.pgRestoreVia },
      head,
    };
  const name = path.split("/").at(-1) ?? "";
  const packed = packingOf(name, head);
  if (packed.kind === "refused") throw unknownKind(path, packed.why, place);
  const { packing } = packed;
  const inner = packing === "none" ? head : await lookInside(place, source, path, packing);
  const seen = formatOf(name, packing, inner);
  if (seen.kind === "refused") throw unknownKind(path, seen.why, place);
  return { reading: { by: "format", format: seen.format, pgRestoreVia: source.pgRestoreVia }, head: inner };
}

function folderFormat(path: string, head: string, place: Place): FileFormat {
  if (head.startsWith(PG_CUSTOM)) return { packing: "none", inside: "pg-folder" };
  throw unknownKind(path, "its toc.dat does not begin as the table of contents of a PostgreSQL dump", place);
}

async function lookInside(place: Place, source: FilesSource, path: string, packing: Packing): Promise<string> {
  const ended = await ask(place, `looking into ${path}`, {
    script: lookScript(path, packing),
    env: { LC_ALL: "C" },
    timeoutMs: Math.min(LOOK_MS, source.readTimeoutMs),
    outputLimit: 64 * 1024,
  });
  requirePrograms(ended, place);
  return ended.stdout.trim();
}

function requirePrograms(ended: Ended, place: Place): void {
  requireProgram(
    ended,
    place,
    "a program that reading needs",
    "Install it there (pg_restore comes with `postgresql-client`, of the database's own major version), or name a container that has pg_restore with `pg-restore-via`, or give your own command as `read`.",
  );
}

function unknownKind(path: string, why: string, place: Place): StageFailure {
  return new StageFailure({
    what: `On ${place.name}, the newest backup, ${path}, cannot be judged: ${why}.`,
    means: "Either it is damaged at its very beginning, or Sluice does not know how to read it. Nothing was changed.",
    todo: "Sluice knows custom dumps of pg_dump, plain SQL dumps, tar archives, and gzip, zstd, xz and bzip2 around them. For others set `read` to a command that reads the file from standard input and ends with 0 only when it is whole; else make a new backup.",
  });
}
