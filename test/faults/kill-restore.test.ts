import { join } from "node:path";
import { whatTellsMost } from "../sandbox/deep.ts";
import { run } from "../sandbox/processes.ts";
import { killWorker, workerPid } from "../sandbox/worker.ts";
import { openRestoreScene, type RestoreScene } from "../stages/restore-scene.ts";

/** A host program that is killed at each step of a restore: the application never runs on half a database, and running it again is enough. */

let scene: RestoreScene;
let hits = 0;

beforeAll(async () => {
  scene = await openRestoreScene();
});

afterAll(() => scene.close());

const STEPS = [
  ["stop", "Stop the application, and verify that it is stopped …"],
  ["load", "Load the backup beside the database, and compare it …"],
  ["after load", "  load: done"],
  ["swap", "Swap the databases …"],
  ["after swap", "  swap: done"],
  ["restore", "Restore the recorded release …"],
  ["switch", "Switch the containers …"],
  ["await", "Wait until everything is healthy and stable …"],
  ["prove", "Verify that what runs is what was planned …"],
  ["record", "Record the release …"],
] as const;

const KILLS = whatTellsMost(STEPS, ([name]) => name, ["load", "swap", "after swap", "switch", "record"]);

test.each(KILLS)("the host program is killed at: %s", async (name, line) => {
  const backup = await scene.breakData();
  const wanted = await scene.version();
  const broken = await scene.orders();
  const id = `77${STEPS.findIndex(([one]) => one === name)}`;
  const step = await scene.start({ backup }, { GITHUB_RUN_ID: id });
  await step.saw(line);
  const pid = workerPid(join(scene.production.host.stateDirectory, scene.production.host.project));
  if (pid !== undefined) killWorker(pid, hits % 2 === 0 ? "with its children" : "alone");
  const result = await step.done;
  if (result.log.includes("has no worker any more, and no outcome is recorded")) hits++;
  await whole(wanted, broken);
  const again = await (await scene.start({ backup }, { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: "2" })).done;
  if (result.code !== 0) expect(again.error).toBe("");
  expect(await scene.orders()).toMatch(/^2000 /);
  expect(scene.version()).not.toBe(wanted);
  await whole(wanted, broken);
});

/** Either the new release with the data that it broke, or the one before with the data of before; nothing in between. */
async function whole(wanted: string, broken: string): Promise<void> {
  const { production } = scene;
  const [version, orders] = [scene.version(), await scene.orders()];
  if (version === wanted) expect(orders).toBe(broken);
  else expect(orders).toMatch(/^2000 /);
  expect(await scene.sql("select count(*) from log", "audit")).toBe(version === wanted ? "3" : "30");
  const services = (await scene.running()).filter((one) => !one.startsWith("db "));
  expect(services).toEqual([`web ${version} true`, `worker ${version} true`]);
  // A worker that is killed right after it has written its outcome leaves its mark, and the next change removes it.
  const pending = production.state("pending")?.trim();
  if (pending !== undefined) expect(production.state(`changes/${pending}/exit`)).toContain('"outcome":"done"');
  expect(production.state("hold")).toBeUndefined();
  expect((await scene.databases()).filter((one) => one.includes("_restore_"))).toEqual([]);
  const lock = join(production.host.stateDirectory, production.host.project, "lock");
  expect((await run(["flock", "-n", lock, "true"])).code).toBe(0);
}

test("most of the kills hit a host program that still worked", () => {
  expect(hits).toBeGreaterThanOrEqual(Math.floor(KILLS.length * 0.6));
});
