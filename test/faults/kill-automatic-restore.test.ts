import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { whatTellsMost } from "../sandbox/deep.ts";
import type { RunningStep, StepResult } from "../sandbox/step.ts";
import { killWorker, workerPid } from "../sandbox/worker.ts";
import { expectRestored, openQuietScene, type QuietScene } from "../stages/quiet-scene.ts";

/** A host program that is killed in a deploy with `on-schema-change: restore`: its settlement restores only if the restore had begun. */

let quiet: QuietScene;

beforeAll(async () => {
  quiet = await openQuietScene();
});

afterAll(() => quiet.scene.close());

async function kill(step: RunningStep): Promise<StepResult> {
  const { host } = quiet.scene.production;
  const pid = workerPid(join(host.stateDirectory, host.project));
  if (pid === undefined) throw new Error("The worker had ended already.");
  killWorker(pid, "with its children");
  const killed = await step.done;
  expect(killed.log).toContain("has no worker any more, and no outcome is recorded");
  return killed;
}

const LINES = [
  ["while the application is stopped", "Stop what can write to the databases"],
  ["while the backup is loaded", "so the databases are restored from it."],
  ["while a database is filled", "Loading sample into sample_restore_"],
  ["after the databases were swapped", "is swapped; the one before is kept"],
  ["while the release before is started", "rollback: switching the containers back …"],
] as const;

const KILLS = whatTellsMost(LINES, ([name]) => name, [
  "while a database is filled",
  "after the databases were swapped",
]);

test.each(KILLS)("%s: the settlement ends with the data of before and the release before", async (_, line) => {
  const { scene, customers } = quiet;
  const [before, data, backup] = [scene.version(), await customers(), await scene.take()];
  const step = await quiet.startDeploy({ inputs: { "backup-id": backup } });
  await step.saw(line);
  const killed = await kill(step);
  await expectRestored(quiet, killed.outputs, { before, data });
});

test("while the failed release still works: the settlement ends in a hold, and a restore brings the data of before back", async () => {
  const { scene, customers } = quiet;
  const [before, data, backup] = [scene.version(), await customers(), await scene.take()];
  const inputs = { "backup-id": backup, "health-timeout": "120s" };
  const step = await quiet.startDeploy({ inputs, worker: "sleep 1" });
  for (let tries = 0; (await scene.sql("select to_regclass('migrated') is null")) === "t"; tries++) {
    if (tries > 200) throw new Error("The migration was not applied.");
    await pause(100);
  }
  const killed = await kill(step);
  expect(killed.outputs).toMatchObject({ result: "held", "running-version": before });
  expect(killed.error).toContain("the change was interrupted, and what its containers did meanwhile is unknown.");
  expect((await scene.restore({ backup })).error).toBe("");
  expect(await customers()).toBe(data);
  expect(await quiet.restartPolicies()).toEqual(["unless-stopped"]);
});
