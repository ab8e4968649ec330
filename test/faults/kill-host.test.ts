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
    if (result.code !== 0) expect(result.error).toMatch(/runs again, verified|runs as before/);

    const again = await live.deploy(release, {}, { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: "2" });
    expect(again.error).toBe("");
    expect(again.outputs).toMatchObject({ result: "done", "running-version": release.tag });
    expect(await live.oneHealthyVersion()).toBe(release.tag);
  },
);

test("most of the kills hit a host program that still worked", () => {
  expect(hits).toBeGreaterThanOrEqual(MUST_HIT);
});
