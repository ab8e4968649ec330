import { type DrillResult, drillBackup } from "../../src/backup/postgres/drill.ts";
import { findBackup } from "../../src/backup/postgres/newest-backup.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import type { Shell } from "../../src/ports/shell.ts";
import { renderDrill } from "../../src/report/backups/drill-report.ts";
import type { Stage, StageResult } from "../../src/stage/run-stage.ts";
import { type DrillInputs, type DrillWorld, readDrillInputs } from "./drill-inputs.ts";
import { closeIncident, type Incident, openIncident } from "./incident.ts";

/** Restores the newest backup into a container that is thrown away, and opens an incident when that fails. */
export const restoreDrill: Stage<DrillInputs, DrillWorld> = {
  name: "restore-drill",
  handsOnReport: true,
  read: readDrillInputs,
  run: drill,
};

/** What is known when a drill has ended, however it ended. */
interface Ended {
  readonly backup: string;
  readonly result: DrillResult | undefined;
  readonly failure: StageFailure | undefined;
}

async function drill(inputs: DrillInputs, world: DrillWorld): Promise<StageResult> {
  const ended = await attempt(inputs, world);
  const { failure, result, backup } = ended;
  const report = renderDrill({
    ...{ place: inputs.target.host, backup, failure, checks: inputs.checks.length },
    ...{ tables: result?.record.tables ?? 0, rows: result?.record.rows ?? 0, seconds: result?.seconds ?? 0 },
  });
  const { issue, failure: reportFailure } = await tell(inputs, ended, world);
  const outputs = {
    result: failure === undefined ? "passed" : "failed",
    backup,
    tables: String(result?.record.tables ?? ""),
    rows: String(result?.record.rows ?? ""),
    seconds: String(result?.seconds ?? ""),
    issue: issue === undefined ? "" : String(issue),
  };
  const failed = failure ?? reportFailure;
  return failed === undefined ? { outputs, report } : { outputs, report, failure: failed };
}

/** A host that does not answer and a backup that is missing are failed drills as well. */
async function attempt(inputs: DrillInputs, world: DrillWorld): Promise<Ended> {
  let backup = "";
  try {
    const shell = await world.shells.onHost(inputs.target);
    return await closing(shell, async () => {
      const found = await findBackup(shell, inputs.source);
      backup = found.path;
      world.log.info(`Restoring ${found.path} into a container on ${shell.name} …`);
      const result = await drillBackup(shell, inputs.source, found, {
        checks: inputs.checks,
        monotonic: () => world.clock.monotonic(),
      });
      const { tables, rows } = result.record;
      if (result.failure === undefined)
        world.log.info(`✓ It has ${tables} tables with ${rows} rows, as its evidence says.`);
      return { backup, result, failure: result.failure };
    });
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    return { backup, result: undefined, failure: error };
  }
}

async function closing<T>(shell: Shell, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await shell.close();
  }
}

interface Told {
  readonly issue: number | undefined;
  readonly failure: StageFailure | undefined;
}

async function tell(inputs: DrillInputs, { failure }: Ended, world: DrillWorld): Promise<Told> {
  const { incidentLabel: label, token, source, requester } = inputs;
  if (label === undefined) return { issue: undefined, failure: undefined };
  const { run, log } = world;
  const incident: Incident = { run, label, project: source.backups.project, requester };
  try {
    const forge = world.forge(token);
    const issue =
      failure === undefined ? await closeIncident(forge, incident) : await openIncident(forge, incident, failure);
    if (issue !== undefined) log.info(`The incident is issue #${issue}.`);
    return { issue, failure: undefined };
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    // The drill's own failure is the more important one, and both are shown.
    log.warning(`The incident could not be written: ${error.what} ${error.todo}`);
    return { issue: undefined, failure: error };
  }
}
