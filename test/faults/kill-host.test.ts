import { readFileSync } from "node:fs";
import { join } from "node:path";
import { killWorker, workerPid } from "../sandbox/worker.ts";
import { type KillingGround, MUST_HIT, openKillingGround, POINTS } from "./killing.ts";

let live: KillingGround;
let hits = 0;

beforeAll(async () => {
  live = await openKillingGround();
});

afterAll(() => live.close());

test.each(POINTS)(
  "the host program is killed at point %d of the switch: settled at once, and running it again brings the release",
  async (point) => {
    const run = `72${point}`;
    const { step, release, before } = await live.reach(point, run);
    const pid = workerPid(join(live.host.stateDirectory, live.host.project));
    if (pid !== undefined) killWorker(pid, point % 2 === 0 ? "with its children" : "alone");
    const result = await step.done;
    if (result.log.includes("has no worker any more, and no outcome is recorded")) hits++;
    const running = await live.oneHealthyVersion();
    expect(result.outputs["running-version"]).toBe(running);
    expect(running).toBe(result.code === 0 ? release.tag : before);
    if (result.outputs["result"] === "returned") expect(lastLine()).toMatchObject(rolledBack(release.tag, run, point));
    if (result.code !== 0) expect(result.error).toMatch(/runs again, verified|runs as before/);

    const again = await live.deploy(release, {}, { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: "2" });
    expect(again.error).toBe("");
    expect(again.outputs).toMatchObject({ result: "done", "running-version": release.tag });
    expect(await live.oneHealthyVersion()).toBe(release.tag);
  },
);

/** Also a settlement that brings the release before back is in the history, as the rollback of the deploy that was interrupted. */
function rolledBack(version: string, run: string, point: number): object {
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  // The first kill can come before the step has begun.
  const switched = point === 0 ? expect.stringMatching(/^$|Z$/) : time;
  const change = expect.stringMatching(new RegExp(`^${run}\\.`));
  return { kind: "deploy", outcome: "returned", version, change, switched, undone: time };
}

function lastLine(): unknown {
  const history = readFileSync(join(live.host.stateDirectory, live.host.project, "history"), "utf8");
  return JSON.parse(history.trim().split("\n").at(-1) ?? "");
}

test("most of the kills hit a host program that still worked", () => {
  expect(hits).toBeGreaterThanOrEqual(MUST_HIT);
});
