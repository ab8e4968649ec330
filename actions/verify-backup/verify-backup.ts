import type { Level, Newest } from "../../src/backup/evidence.ts";
import {
  ageOf,
  bytes,
  type Clocks,
  drillFinding,
  type Finding,
  judge,
  type Limits,
  levelFinding,
  refusal,
  span,
} from "../../src/backup/judge.ts";
import { newestBackup } from "../../src/backup/source.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import type { Shell } from "../../src/ports/shell.ts";
import {
  NOT_LOOKED,
  type NotVerified,
  renderBackup,
  renderNoBackup,
  renderNotVerified,
} from "../../src/report/backups/backup-report.ts";
import type { Details } from "../../src/report/page/stage-details.ts";
import type { Stage, StageResult } from "../../src/stage/run-stage.ts";
import { type BackupInputs, type BackupLook, type BackupWorld, readBackupInputs } from "./backup-inputs.ts";

/** Verifies that there is a backup to restore: recent, of the usual size, and read in full. */
export const verifyBackup: Stage<BackupInputs, BackupWorld> = {
  name: "verify-backup",
  read: readBackupInputs,
  run: verify,
};

/** The result, also of a refused backup. */
interface Judged {
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
  /** What is proven. */
  readonly level: Level;
  readonly failure: StageFailure | undefined;
}

async function verify(inputs: BackupInputs, world: BackupWorld): Promise<StageResult> {
  return inputs.kind === "look" ? await look(inputs, world) : notVerified(inputs.why, world);
}

/** Reported as a warning: the release verifies the backup itself, when it has its keys. */
function notVerified(why: NotVerified, world: BackupWorld): StageResult {
  const says = NOT_LOOKED[why];
  world.log.warning(`The backup was not verified: ${says}`);
  return { outputs: { ...NOTHING, result: "not-verified" }, report: renderNotVerified(says) };
}

async function look(inputs: BackupLook, world: BackupWorld): Promise<StageResult> {
  const shell = inputs.target === undefined ? world.shells.onRunner() : await world.shells.onHost(inputs.target);
  try {
    world.log.info(`Searching for the newest backup on ${shell.name} …`);
    const newest = await newestBackup(shell, inputs.source);
    const clocks = { runner: world.clock.now(), host: newest.clock };
    world.log.info(`The newest backup is ${newest.found.id}.`);
    const judged = await judgeNewest(newest, clocks, inputs, world);
    for (const { passed, says } of judged.findings) world.log.info(`${passed ? "✓" : "✗"} ${says}.`);
    for (const note of judged.notes) world.log.info(`  ${note}.`);
    return resultOf(newest, clocks, judged, shell);
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    // No backup was found that can be judged, and the outputs show that too.
    return { outputs: NOTHING, report: renderNoBackup(error, shell.name), failure: error };
  } finally {
    await shell.close();
  }
}

const NOTHING = {
  result: "refused",
  "backup-id": "",
  "finished-at": "",
  "age-seconds": "",
  "size-bytes": "",
  "previous-size-bytes": "",
  level: "0",
};

/** Checks without reading come first: an old backup need not be read. */
async function judgeNewest(newest: Newest, clocks: Clocks, inputs: BackupLook, world: BackupWorld): Promise<Judged> {
  const { found, reading } = newest;
  const wanted = inputs.limits.level;
  const findings = judge(found, inputs.limits, clocks);
  const refused = refusal(found.id, findings);
  if (refused !== undefined) return { findings, notes: found.detail, level: newest.level, failure: refused };
  // A sample is read whenever it was requested.
  if (reading === undefined || (wanted < 3 && reading.level >= 3))
    return proven(newest.level, { findings, notes: found.detail }, newest, wanted);
  world.log.info(reading.level >= 3 ? "Reading it in full …" : "Reading a sample of it …");
  try {
    const notes = [...found.detail, ...(await reading.read())];
    return withDrill(reading.level, { findings, notes }, newest, { limits: inputs.limits, clocks });
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    const unread = { passed: false, says: error.what.replace(/\.$/, ""), todo: error.todo };
    return { findings: [...findings, unread], notes: found.detail, level: newest.level, failure: error };
  }
}

interface DrillTerms {
  readonly limits: Limits;
  readonly clocks: Clocks;
}

/** What was read in full is proven to level 4 by a recent drill. Where a lower level is required, the state of the drill is a note. */
function withDrill(
  level: Level,
  { findings, notes }: Pick<Judged, "findings" | "notes">,
  newest: Newest,
  { limits, clocks }: DrillTerms,
): Judged {
  if (newest.restored === undefined || level < 3) return proven(level, { findings, notes }, newest, limits.level);
  const drill = drillFinding(newest.restored, limits, clocks);
  if (drill.passed || limits.level === 4) {
    const seen = { findings: [...findings, drill], notes };
    return drill.passed
      ? proven(4, seen, newest, limits.level)
      : { ...seen, level, failure: refusal(newest.found.id, [drill]) };
  }
  return proven(level, { findings, notes: [...notes, drill.says] }, newest, limits.level);
}

function proven(level: Level, seen: Pick<Judged, "findings" | "notes">, newest: Newest, wanted: Level): Judged {
  const finding = levelFinding(level, wanted);
  return { ...seen, findings: [...seen.findings, finding], level, failure: refusal(newest.found.id, [finding]) };
}

function resultOf({ found }: Newest, clocks: Clocks, judged: Judged, shell: Shell): StageResult {
  const { failure } = judged;
  const finishedAt = new Date(found.finishedAt).toISOString();
  const outputs = {
    result: failure === undefined ? "passed" : "refused",
    "backup-id": found.id,
    "finished-at": finishedAt,
    "age-seconds": String(Math.floor(ageOf(found, clocks) / 1000)),
    "size-bytes": String(found.size),
    "previous-size-bytes": found.previousSize === undefined ? "" : String(found.previousSize),
    level: failure === undefined ? String(judged.level) : "0",
  };
  const facts: [string, string][] = [
    ["Finished", `${finishedAt} (${span(ageOf(found, clocks))} ago)`],
    ["Size", bytes(found.size)],
    ["The one before", found.previousSize === undefined ? "" : bytes(found.previousSize)],
  ];
  const { findings, notes } = judged;
  const seen = { place: shell.name, id: found.id, facts };
  const report = renderBackup({ ...seen, passed: failure === undefined, findings, notes, todo: failure?.todo ?? "" });
  const details: Details<"backup"> = {
    ...{ kind: "backup", ...seen, notes: [...notes] },
    findings: findings.map(({ passed, says }) => ({ passed, says })),
  };
  return failure === undefined ? { outputs, report, details } : { outputs, report, details, failure };
}
