import { carryOut } from "../../src/deploy/change/carry-out.ts";
import { withoutOurOwn } from "../../src/deploy/change/own-change.ts";
import { outcomeFailure } from "../../src/deploy/refusals/explain.ts";
import { refusalFailure } from "../../src/deploy/refusals/refusal.ts";
import { decideBackup } from "../../src/deploy/take-backup.ts";
import type { StageFailure } from "../../src/failure/failure.ts";
import type { Survey } from "../../src/host/survey.ts";
import { type ChangeName, earlierChange } from "../../src/plan/change-id.ts";
import type { Outcome } from "../../src/plan/outcome.ts";
import type { Plan } from "../../src/plan/plan.ts";
import type { Host } from "../../src/ports/host.ts";
import { beganAt, renderTakenBackup, takenBackup } from "../../src/report/backups/taken-backup-report.ts";
import type { Stage, StageResult } from "../../src/stage/run-stage.ts";
import { type Named, nameIt, snapshotsBefore } from "./snapshots.ts";
import { readTakeInputs, type TakeInputs, type TakeWorld } from "./take-inputs.ts";

/** Takes one backup, under the lock of the application. `verify-backup` determines whether it is usable. */
export const takeBackup: Stage<TakeInputs, TakeWorld> = {
  name: "take-backup",
  read: readTakeInputs,
  run: take,
};

async function take(inputs: TakeInputs, world: TakeWorld): Promise<StageResult> {
  const { place, wanted } = inputs;
  world.log.info(`Taking a backup on ${place.target.host}: ${wanted.directory}, project ${wanted.project}.`);
  const host = await world.hosts.open(place);
  try {
    const before = withoutOurOwn(await host.survey(), world.run);
    const decided = decideBackup(before, wanted);
    if (!("kind" in decided)) throw refusalFailure(decided);
    return await act(host, before, decided, inputs, world);
  } finally {
    await host.close();
  }
}

async function act(host: Host, before: Survey, plan: Plan, inputs: TakeInputs, world: TakeWorld): Promise<StageResult> {
  const { place, variables } = inputs;
  const { log, run, cancellation } = world;
  const name: ChangeName = { runId: run.runId, job: run.job, kind: plan.kind };
  const known = await snapshotsBefore(inputs, world, earlierChange(name, before.changes).kind === "running");
  const outcome = await carryOut(
    { host, log, signal: cancellation.signal },
    {
      name,
      plan,
      origin: { actor: run.actor, run: run.runUrl },
      secrets: { registryUsername: "", registryPassword: "", variables },
      before,
    },
  );
  const failed = outcomeFailure(outcome, { ...place, version: "The backup" });
  const { taken, failure } = failed === undefined ? await nameIt(outcome, known, inputs, world) : lost(outcome, failed);
  const report = renderTakenBackup({ host: before.host.name, version: plan.version, outcome, taken, failure });
  const outputs = {
    result: resultOf(outcome, failure),
    backup: taken?.id ?? "",
    "began-at": beganAt(outcome),
    "size-bytes": taken?.bytes === undefined ? "" : String(taken.bytes),
    seconds: taken === undefined ? "" : String(taken.seconds),
    change: outcome.change,
  };
  if (failure !== undefined) return { outputs, report, failure };
  log.info(`The backup was taken${taken?.id ? `: ${taken.id}` : ""}. It was not read yet.`);
  return { outputs, report };
}

function lost(outcome: Outcome, failure: StageFailure): Named {
  return { taken: takenBackup(outcome), failure };
}

function resultOf({ difference, ending }: Outcome, failure: StageFailure | undefined): string {
  if (difference !== undefined) return "unknown";
  return failure !== undefined && ending.outcome === "done" ? "failed" : ending.outcome;
}
