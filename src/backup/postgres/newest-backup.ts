import { StageFailure } from "../../failure/failure.ts";
import { cleanForeignLine } from "../../text/foreign-line.ts";
import { ask, type Ended, lastWords, type Place, requireProgram } from "../ask.ts";
import type { Newest } from "../evidence.ts";
import { type LastDrill, readDrill } from "./drill-record.ts";
import { drillStanding } from "./drill-standing.ts";
import { type PostgresEvidence, readEvidence } from "./evidence-file.ts";
import { EVIDENCE_LIMIT, findScript, readBackScript } from "./read-back-script.ts";
import type { PostgresBackups } from "./settings.ts";

export interface PostgresSource {
  readonly kind: "postgres";
  readonly backups: PostgresBackups;
  readonly env: Readonly<Record<string, string>>;
  readonly readTimeoutMs: number;
  /** Volumes and folders that a backup must have. */
  readonly volumes?: readonly string[];
}

/** A backup that was found, with its evidence. Its dumps are not read yet. */
export interface FoundBackup {
  readonly path: string;
  readonly bytes: number;
  readonly previous: { readonly path: string; readonly bytes: number } | undefined;
  /** Seconds since the epoch, by the host's clock. */
  readonly now: number;
  readonly evidence: PostgresEvidence;
  readonly lastDrill: LastDrill;
}

const LOOK_MS = 60_000;

export async function newestPostgres(place: Place, source: PostgresSource): Promise<Newest> {
  const found = await findBackup(place, source);
  const { path, bytes, previous, now, evidence, lastDrill } = found;
  return {
    found: {
      id: path,
      finishedAt: evidence.finished * 1000,
      size: bytes,
      previousSize: previous?.bytes,
      detail: [
        ...(previous === undefined ? [] : [`The one before it is ${previous.path}`]),
        `It was taken while ${evidence.version || "no recorded release"} ran, from PostgreSQL ${evidence.serverVersion} (${evidence.image})`,
      ],
    },
    clock: now * 1000,
    level: 2,
    reading: { level: 3, read: () => readBackup(place, source, found) },
    restored: drillStanding(lastDrill, {
      ...{ system: evidence.system, databases: source.backups.databases, volumes: source.volumes ?? [] },
    }),
  };
}

/** The newest backup, or the one with this path; throws when no backup has evidence. */
export async function findBackup(
  place: Place,
  { backups, readTimeoutMs, volumes = [] }: PostgresSource,
  path = "",
): Promise<FoundBackup> {
  const ended = await ask(place, `looking for backups in ${backups.folder}`, {
    script: findScript(backups, path),
    env: { LC_ALL: "C" },
    timeoutMs: Math.min(LOOK_MS, readTimeoutMs),
    outputLimit: EVIDENCE_LIMIT + 64 * 1024,
  });
  requirePrograms(ended, place);
  const [head = "", text = ""] = cutAt(ended.stdout, "\nevidence\n");
  const facts = new Map(head.split("\n").map((line) => cutAt(line, " ")));
  const trouble = facts.get("trouble");
  if (trouble !== undefined) throw troubleFailure(trouble, place);
  const [newest, previous] = [readSized(facts.get("newest")), readSized(facts.get("previous"))];
  const now = Number(facts.get("now"));
  if (newest === undefined || !(now > 0)) throw notUnderstood(backups.folder, place);
  const read = readEvidence(text);
  if (read.kind === "unreadable") throw refused(newest.path, place, `its evidence cannot be used: ${read.why}`);
  const missing = backups.databases.filter((name) => read.evidence.dumps.every(({ database }) => database !== name));
  if (missing.length > 0)
    throw refused(newest.path, place, `it does not have the database ${missing.join(", ")}`, OTHER);
  const unsaved = volumes.filter((name) => read.evidence.volumes.every(({ source }) => source !== name));
  if (unsaved.length > 0)
    throw refused(newest.path, place, `it does not have the volume ${unsaved.join(", ")}`, VOLUMES);
  const lastDrill = readDrill(Buffer.from(facts.get("drill") ?? "", "base64").toString("utf8"));
  return { ...newest, previous, now, evidence: read.evidence, lastDrill };
}

/** Reads every byte of a backup; gives sentences for people, and throws when it is not whole or of another system. */
export async function readBackup(place: Place, source: PostgresSource, found: FoundBackup): Promise<readonly string[]> {
  const { path, evidence } = found;
  const ended = await ask(place, `reading ${path} in full`, {
    script: readBackScript(
      source.backups,
      path,
      filesOf(evidence).map(({ name }) => name),
    ),
    env: { LC_ALL: "C", ...source.env },
    timeoutMs: source.readTimeoutMs,
    outputLimit: 1024 * 1024,
  });
  requirePrograms(ended, place);
  const fault = backupFault(evidence, ended);
  if (fault !== undefined) throw refused(path, place, fault.why, fault.todo);
  const rows = evidence.dumps.flatMap((dump) => [...dump.rows.values()]).reduce((sum, count) => sum + count, 0);
  return [
    `Read in full: pg_restore of the database's own container read every table of ${evidence.dumps.map(({ database }) => database).join(", ")}`,
    ...evidence.volumes.map(({ source, entries }) => `Read in full: ${entries} entries of ${source}`),
    `Its checksums are those of its evidence, which has ${rows} rows`,
    "It is of the database server that runs: the system identifiers are equal",
  ];
}

interface BackupFault {
  readonly why: string;
  readonly todo?: string;
}

/** Pure. What the answer of the script that reads a backup in full has against it; undefined for nothing. */
function backupFault(evidence: PostgresEvidence, ended: Ended): BackupFault | undefined {
  const lines = ended.stdout.split("\n");
  const errors = lastWords(ended.stderr, 3);
  if (ended.code !== 0 || !lines.includes("whole"))
    return { why: `it could not be read${errors === "" ? "" : `: ${errors}`}`, todo: RUNS };
  const value = (key: string): string => lines.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1) ?? "";
  if (value("system") !== evidence.system)
    return {
      why: `it is of another database server: its system identifier is ${evidence.system}, and the one that runs has ${value("system")}`,
      todo: OTHER,
    };
  for (const { name, sha256 } of filesOf(evidence)) {
    const sum = value(`sum ${name}`);
    if (sum === "missing") return { why: `its file ${name} is missing` };
    if (sum !== sha256) return { why: `the SHA-256 of ${name} is not the one in its evidence` };
  }
  const unread = evidence.dumps.find(({ name }) => value(`read ${name}`) !== "0")?.name;
  if (unread !== undefined)
    return { why: `pg_restore ended with code ${value(`read ${unread}`)} on ${unread}: ${errors}` };
  const cut = evidence.volumes.find(({ name, entries }) => value(`entries ${name}`) !== String(entries));
  if (cut === undefined) return undefined;
  return { why: `the archive ${cut.name} of ${cut.source} cannot be read, or does not have ${cut.entries} entries` };
}

function filesOf({
  dumps,
  globals,
  volumes,
}: PostgresEvidence): readonly { readonly name: string; readonly sha256: string }[] {
  return [...dumps, globals, ...volumes];
}

const DAMAGED = "Take a new backup, and find out what damaged this one: a full disk, a failing disk, or a person.";
const OTHER =
  "Correct `backup.postgres`: its service, databases and folder must belong together. After the data folder of a database was made anew, take a new backup.";
const VOLUMES = "It was taken before `backup.volumes` named it: take a new backup. Or correct `backup.volumes`.";
const RUNS =
  "The container of the database must run: its pg_restore reads the backup. See what is reported, then run this again.";

function refused(path: string, place: Place, why: string, todo = DAMAGED): StageFailure {
  return new StageFailure({
    what: `On ${place.name}, the backup ${path} is refused: ${cleanForeignLine(why)}.`,
    means: "It cannot be relied on for a restore. Nothing was changed.",
    todo,
  });
}

const TROUBLES: Readonly<Record<string, { readonly is: string; readonly todo: string }>> = {
  "no-folder": {
    is: "does not exist",
    todo: "Create it for the deploy user, or correct `backup.postgres.folder`; and see whether its disk is mounted.",
  },
  "closed-folder": { is: "is a folder that this user cannot read", todo: "Make the deploy user its owner." },
  "closed-file": { is: "is a file that this user cannot read", todo: "Make the deploy user its owner." },
  none: { is: "has no backup of this project", todo: "Take one with take-backup." },
  gone: { is: "does not exist", todo: "Name a backup that is there: list the folder `backup.postgres.folder`." },
  "no-evidence": { is: "has no evidence, so take-backup did not write it or it is damaged", todo: DAMAGED },
};

function troubleFailure(text: string, place: Place): StageFailure {
  const [kind, what] = cutAt(text, " ");
  const known = TROUBLES[kind];
  if (known === undefined) return notUnderstood(what, place);
  return new StageFailure({
    what: `On ${place.name}, ${cleanForeignLine(what)} ${known.is}.`,
    means: "No backup can be proven, so there may be none. Nothing was changed.",
    todo: known.todo,
  });
}

function notUnderstood(folder: string, place: Place): StageFailure {
  return new StageFailure({
    what: `On ${place.name}, the search in ${folder} gave an answer that cannot be understood.`,
    means: "Whether there is a backup is not known. Nothing was changed.",
    todo: "The host needs sh, stat, find, head, date and awk.",
  });
}

function requirePrograms(ended: Ended, place: Place): void {
  requireProgram(ended, place, "a program that reading needs", "Install it there. Docker must be usable by this user.");
}

function readSized(text: string | undefined): { readonly path: string; readonly bytes: number } | undefined {
  const [, bytes, path] = /^(\d+) (\/.+)$/.exec(text ?? "") ?? [];
  return path === undefined ? undefined : { path, bytes: Number(bytes) };
}

function cutAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + mark.length)];
}
