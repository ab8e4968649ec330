import { type KillingGround, MUST_HIT, openKillingGround, POINTS } from "./killing.ts";

let live: KillingGround;
let hits = 0;

beforeAll(async () => {
  live = await openKillingGround();
});

afterAll(() => live.close());

test.each(POINTS)(
  "the runner is killed at point %d of the switch: running it again is all that is needed",
  async (point) => {
    const run = `70${point}`;
    const { step, release } = await live.reach(point, run);
    step.child.kill("SIGKILL");
    const killed = await step.done;
    if (killed.code === null) hits++;
    const again = await live.deploy(release, {}, { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: "2" });
    expect(again.error).toBe("");
    expect(again.outputs).toMatchObject({ result: "done", "running-version": release.tag });
    expect(await live.oneHealthyVersion()).toBe(release.tag);
  },
);

test("most of the kills hit a runner that still worked", () => {
  expect(hits).toBeGreaterThanOrEqual(MUST_HIT);
});
