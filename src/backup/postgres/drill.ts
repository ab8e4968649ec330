import { StageFailure } from "../../failure/failure.ts";
import { cleanForeignLine } from "../../text/foreign-line.ts";
import { ask, type Ended, lastWords, type Place, requireProgram } from "../ask.ts";
import { type DrillRecord, writeDrill } from "./drill-record.ts";
import { drillScript, recordScript } from "./drill-script.ts";
import type { FoundBackup, PostgresSource } from "./newest-backup.ts";

export interface DrillRequest {
  readonly checks: readonly string[];
  /** Milliseconds of a clock that only goes forward. */
  readonly monotonic: () => number;
}

export interface DrillResult {
  readonly record: DrillRecord;
  readonly seconds: number;
  readonly failure: StageFailure | undefined;
}

/** How much longer a container lives than its script may take. */
const SPARE_SECONDS = 120;

/** Restores a backup into a container of its own, compares it with its evidence, and records the result beside the backups. */
export async function drillBackup(
  place: Place,
  source: PostgresSource,
  found: FoundBackup,
  { checks, monotonic }: DrillRequest,
): Promise<DrillResult> {
  const began = monotonic();
  const ran = await restoreInContainer(place, source, found, checks);
  const seconds = Math.round((monotonic() - began) / 1000);
  const { path, evidence } = found;
  const record: DrillRecord = {
    at: found.now + seconds,
    passed: ran.failure === undefined,
    why: ran.failure?.what ?? "",
    ...{ backup: path, system: evidence.system, databases: source.backups.databases },
    volumes: evidence.volumes.map((volume) => volume.source),
    ...{ tables: ran.rows.size, rows: [...ran.rows.values()].reduce((sum, count) => sum + count, 0) },
  };
  const unrecorded = await keepRecord(place, source, record);
  return { record, seconds, failure: ran.failure ?? unrecorded };
}

interface Ran {
  /** By database and table. */
  readonly rows: ReadonlyMap<string, number>;
  readonly failure: StageFailure | undefined;
}

async function restoreInContainer(
  place: Place,
  source: PostgresSource,
  { path, evidence }: FoundBackup,
  checks: readonly string[],
): Promise<Ran> {
  const lifeSeconds = Math.ceil(source.readTimeoutMs / 1000) + SPARE_SECONDS;
  try {
    const ended = await ask(place, `the restore of ${path} into a container`, {
      script: drillScript(source.backups, { path, evidence, checks, lifeSeconds }),
      env: { LC_ALL: "C", ...source.env },
      timeoutMs: source.readTimeoutMs,
      outputLimit: 8 * 1024 * 1024,
    });
    requireProgram(ended, place, "a program that the drill needs", "Docker must be usable by this user.");
    return compare(ended, { place, path, evidence, checks }, source.backups.databases);
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    return { rows: new Map(), failure: error };
  }
}

interface Expected extends Pick<FoundBackup, "path" | "evidence"> {
  readonly place: Place;
  readonly checks: readonly string[];
}

/** Pure. All that the restored databases must have: each table of the evidence with its rows, and `true` for each check. */
function compare(
  { code, stdout, stderr }: Ended,
  { place, path, evidence, checks }: Expected,
  databases: readonly string[],
): Ran {
  const lines = stdout.split("\n");
  const rows = new Map(
    lines.flatMap((line) => {
      const [, database, count, table] = /^rows (\S+) (\d+)\+? (.+)$/.exec(line) ?? [];
      return table === undefined ? [] : [[`${database} ${table}`, Number(count)] as const];
    }),
  );
  const failed = (why: string, todo: string): Ran => ({ rows, failure: drillFailure(path, place, why, todo) });
  if (code !== 0 || !lines.includes("whole"))
    return failed(`it could not be restored: ${lastWords(stderr, 3) || `the script ended with code ${code}`}`, RESTORE);
  const wrong = evidence.dumps
    .filter(({ database }) => databases.includes(database))
    .flatMap(({ database, rows: wanted }) =>
      [...wanted].flatMap(([table, count]) => {
        const restored = rows.get(`${database} ${table}`);
        // An extension has made further rows itself.
        if (lines.includes(`rows ${database} ${restored}+ ${table}`) && (restored ?? 0) > count) return [];
        return restored === count ? [] : [`${database} ${table} has ${restored ?? "no"} rows instead of ${count}`];
      }),
    );
  if (wrong.length > 0)
    return failed(`restored, it is not what its evidence says: ${wrong.slice(0, 5).join("; ")}`, RESTORE);
  const incomplete = evidence.volumes.filter(({ name, entries }) => !lines.includes(`entries ${name} ${entries}`));
  if (incomplete.length > 0)
    return failed(
      `these archives do not have their entries: ${incomplete.map(({ source }) => source).join(", ")}`,
      RESTORE,
    );
  const answers = lines.flatMap((line) => (line.startsWith("check ") ? [line.slice("check ".length)] : []));
  const untrue = checks.filter((_, at) => answers[at] !== "t");
  if (untrue.length > 0) return failed(`these checks did not return true: ${untrue.join("; ")}`, CHECKS);
  return { rows, failure: undefined };
}

/** Gives the failure when there is no record. */
async function keepRecord(
  place: Place,
  { backups }: PostgresSource,
  record: DrillRecord,
): Promise<StageFailure | undefined> {
  const ended = await place.run({
    script: recordScript(backups, writeDrill(record)),
    env: { LC_ALL: "C" },
    timeoutMs: 60_000,
    outputLimit: 1024,
  });
  if (ended.kind === "exit" && ended.code === 0) return undefined;
  const said = ended.kind === "exit" ? lastWords(ended.stderr) : ended.kind;
  return new StageFailure({
    what: `On ${place.name}, the result of the restore drill (${record.passed ? "passed" : cleanForeignLine(record.why)}) could not be recorded: ${said}.`,
    means: "`verify-backup` does not know of this drill.",
    todo: `Let this user write to ${backups.folder}, and see whether its disk is full.`,
  });
}

const RESTORE =
  "Restore this backup by hand into a container (docs/restore.md, A new server), and see what is reported. Take a new backup, and start the drill again.";
const CHECKS =
  "Find out whether the data or the statement is wrong: `backup.postgres.restore-checks` must each return true for a backup that is good.";

function drillFailure(path: string, place: Place, why: string, todo: string): StageFailure {
  return new StageFailure({
    what: `On ${place.name}, the restore drill of ${path} failed: ${cleanForeignLine(why)}.`,
    means:
      "If the data were lost now, this backup would not bring them back. The database that is used was not changed.",
    todo,
  });
}
