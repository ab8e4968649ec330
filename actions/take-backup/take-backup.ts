import { carryOut } from "../../src/deploy/carry-out.ts";
import { outcomeFailure } from "../../src/deploy/explain.ts";
import { withoutOurOwn } from "../../src/deploy/own-change.ts";
import { refusalFailure } from "../../src/deploy/refusal.ts";
import { decideBackup } from "../../src/deploy/take-backup.ts";
import type { Plan } from "../../src/plan/plan.ts";
import type { Survey } from "../../src/plan/survey.ts";
import { renderTakenBackup, type TakenBackup, takenBackup } from "../../src/report/taken-backup-report.ts";
import type { Stage, StageResult } from "../../src/stage/run-stage.ts";
import type { Host } from "../../src/world/host-program.ts";
import { readTakeInputs, type TakeInputs, type TakeWorld } from "./take-inputs.ts";

/** One backup now, under the lock of the application. Whether it is any good, verify-backup finds out. */
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

async function act(
  host: Host,
  before: Survey,
  plan: Plan,
  { place, variables }: TakeInputs,
  { log, run, cancellation }: TakeWorld,
): Promise<StageResult> {
  const outcome = await carryOut(
    { host, log, signal: cancellation.signal },
    {
      name: { runId: run.runId, job: run.job, kind: plan.kind },
      plan,
      origin: { actor: run.actor, run: run.runUrl },
      secrets: { registryUsername: "", registryPassword: "", variables },
      before,
    },
  );
  const failure = outcomeFailure(outcome, { ...place, version: "The backup" });
  const taken = takenBackup(outcome);
  const report = renderTakenBackup({ host: before.host.name, version: plan.version, outcome, taken, failure });
  const outputs = outputsOf(outcome.contradiction === undefined ? outcome.ending.outcome : "unknown", taken);
  if (failure !== undefined) return { outputs: { ...outputs, change: outcome.change }, report, failure };
  log.info(`The backup was taken${taken?.file ? `: ${taken.file}` : ""}. Nobody has read it yet.`);
  return { outputs: { ...outputs, change: outcome.change }, report };
}

function outputsOf(result: string, taken: TakenBackup | undefined): Record<string, string> {
  const isFile = taken !== undefined && taken.file !== "";
  return {
    result,
    backup: taken?.file ?? "",
    "size-bytes": isFile ? String(taken.bytes) : "",
    seconds: taken === undefined ? "" : String(taken.seconds),
  };
}
