import { StageFailure } from "../../failure/failure.ts";
import { shellWord } from "../../text/shell-word.ts";
import { ask, type Ended, type Place, requireProgram } from "../ask.ts";
import type { Newest } from "../evidence.ts";
import { readLocks, readSnapshots, readTotalSize, type Snapshot } from "./restic-answers.ts";
import { requireRestic } from "./restic-trouble.ts";

/** Which snapshots, and how to get at them. */
export interface ResticRepository {
  /** Which snapshots count; empty for any. */
  readonly host: string;
  readonly tags: readonly string[];
  readonly paths: readonly string[];
  /** RESTIC_REPOSITORY, RESTIC_PASSWORD and what else the repository needs. */
  readonly env: Readonly<Record<string, string>>;
}

export interface ResticSource extends ResticRepository {
  readonly kind: "restic";
  /** `100%` reads everything; less is a sample. */
  readonly subset: string;
  readonly readTimeoutMs: number;
}

const LONGEST_LOOK_MS = 10 * 60_000;
const ANSWER_LIMIT = 16 * 1024 * 1024;
/** Makes no lock that would stop a backup, and no cache. */
const LOOK = "restic --no-lock --no-cache";

/** All that the filters let through, the newest first. */
export async function listSnapshots(place: Place, source: ResticRepository): Promise<readonly Snapshot[]> {
  const listed = await run(place, source, "listing the snapshots", `${LOOK} snapshots --json${filters(source)}`);
  const snapshots = readSnapshots(listed.stdout);
  if (snapshots === undefined) throw notUnderstood(place, "list of snapshots");
  return snapshots;
}

export async function newestSnapshot(place: Place, source: ResticSource): Promise<Newest> {
  const snapshots = await listSnapshots(place, source);
  const [newest] = snapshots;
  if (newest === undefined) throw noSnapshot(place, source);
  const others = [...new Set(snapshots.map(({ row }) => row))].filter((row) => row !== newest.row);
  if (others.length > 0 && !isFiltered(source)) throw manyRows(newest.row, others);
  const previous = snapshots.find(({ id, row }) => id !== newest.id && row === newest.row);
  return {
    found: {
      id: newest.id,
      finishedAt: timeOf(newest),
      size: await sizeOf(place, source, newest),
      previousSize: previous === undefined ? undefined : await sizeOf(place, source, previous),
      detail: [...timeDetail(newest), ...others.map((row) => `Not verified, although the filters match it: ${row}`)],
    },
    clock: undefined,
    level: 2,
    reading: { level: isWhole(source.subset) ? 3 : 2, read: () => check(place, source) },
  };
}

/** Whether a subset, as restic has it, is all of the data. */
export function isWhole(subset: string): boolean {
  return /^100(\.0+)?%$/.test(subset) || subset === "1/1";
}

/** Words for restic; the first one has a blank before it. */
export function filters({ host, tags, paths }: ResticRepository): string {
  // Several --tag would mean any of them; one with commas means all.
  const tag = tags.length === 0 ? [] : ["--tag", tags.join(",")];
  const words = [...(host === "" ? [] : ["--host", host]), ...tag, ...paths.flatMap((path) => ["--path", path])];
  return words.map((word) => ` ${shellWord(word)}`).join("");
}

function isFiltered({ host, tags, paths }: ResticRepository): boolean {
  return host !== "" || tags.length > 0 || paths.length > 0;
}

function timeOf({ began, ended, dated }: Snapshot): number {
  return dated ? began : (ended ?? began);
}

function timeDetail({ ended, dated }: Snapshot): string[] {
  if (dated) return ["It was made with a date of its own (`--time`), and that counts as its time"];
  if (ended !== undefined) return [];
  return ["This version of restic records only when a backup began, so that counts as its time"];
}

async function sizeOf(place: Place, source: ResticSource, snapshot: Snapshot): Promise<number> {
  if (snapshot.size !== undefined) return snapshot.size;
  const script = `${LOOK} stats --json --mode restore-size ${shellWord(snapshot.id)}`;
  const size = readTotalSize((await run(place, source, "measuring a snapshot", script)).stdout);
  if (size === undefined) throw notUnderstood(place, "size of a snapshot");
  return size;
}

/** An exclusive lock is reported: `--no-lock` ignores it, and the next backup does not. */
async function requireUnlocked(place: Place, source: ResticSource): Promise<string[]> {
  const script = `set -e
ids=$(${LOOK} --quiet list locks)
for id in $ids; do ${LOOK} cat lock "$id"; done
`;
  const locks = readLocks((await run(place, source, "reading the locks", script)).stdout);
  if (locks === undefined) throw notUnderstood(place, "list of locks");
  const exclusive = locks.find((lock) => lock.exclusive);
  if (exclusive === undefined) {
    return locks.map(({ holder, since }) => `The repository is in use by ${holder} since ${since}`);
  }
  throw new StageFailure({
    what: `The restic repository is locked exclusively by ${exclusive.holder} since ${exclusive.since}.`,
    means:
      "A prune or a check uses it, or ended without removing its lock: then the next backup will fail. What is read meanwhile proves nothing. Nothing was changed.",
    todo: "Wait until it is done; when that process is gone, remove the stale lock with `restic unlock`.",
  });
}

async function check(place: Place, source: ResticSource): Promise<string[]> {
  const busy = await requireUnlocked(place, source);
  const script = `restic --no-lock check ${shellWord(`--read-data-subset=${source.subset}`)}`;
  await run(place, source, "reading the repository", script, source.readTimeoutMs);
  return [`restic checked the repository's structure and read ${source.subset} of its data`, ...busy];
}

async function run(
  place: Place,
  source: ResticRepository & { readonly readTimeoutMs?: number },
  doing: string,
  script: string,
  timeoutMs = Math.min(LONGEST_LOOK_MS, source.readTimeoutMs ?? LONGEST_LOOK_MS),
): Promise<Ended> {
  const ended = await ask(place, `restic, ${doing},`, {
    script,
    env: { LC_ALL: "C", ...source.env },
    timeoutMs,
    outputLimit: ANSWER_LIMIT,
  });
  requireProgram(ended, place, "restic", "Install restic there, or set `where` to the machine that has it.");
  requireRestic(ended, doing, place);
  return ended;
}

function notUnderstood(place: Place, what: string): StageFailure {
  return new StageFailure({
    what: `On ${place.name}, restic's ${what} cannot be understood.`,
    means: "Whether there is a backup is not known. Nothing was changed.",
    todo: "Run `restic snapshots --json` there by hand; restic 0.14 and later are known to work.",
  });
}

function noSnapshot(place: Place, source: ResticSource): StageFailure {
  const wanted = filters(source).trim();
  return new StageFailure({
    what: `On ${place.name}, the restic repository has no snapshot${wanted === "" ? "" : ` for ${wanted}`}.`,
    means: "There is no backup that could be restored. Nothing was changed.",
    todo: "Make a backup; or correct the filters `restic-host`, `restic-tags`, `restic-paths`.",
  });
}

function manyRows(newest: string, others: readonly string[]): StageFailure {
  const all = [newest, ...others].slice(0, 10).map((row) => `- ${row}`);
  return new StageFailure({
    what: `The restic repository holds backups of different things:\n${all.join("\n")}`,
    means: "A fresh backup of one would hide that another is old, so Sluice does not choose. Nothing was changed.",
    todo: "Say which one with `restic-host`, `restic-tags` or `restic-paths`; use one step for each that matters.",
  });
}
