import { type KillingGround, MUST_HIT, openKillingGround, POINTS } from "./killing.ts";

let live: KillingGround;
let hits = 0;

beforeAll(async () => {
  live = await openKillingGround();
});

afterAll(() => live.close());

test.each(POINTS)(
  "the connection is killed at point %d of the switch: the runner finds back and tells the truth",
  async (point) => {
    const { step, release, before } = await live.reach(point, `71${point}`);
    const { connections } = live.host.ssh.link;
    // By turns: a reset on the way, and the session's process on the host.
    if (point % 2 === 0) live.host.ssh.link.cut();
    else for (const pid of await live.host.ssh.sessionPids()) process.kill(pid, "SIGKILL");
    const result = await step.done;
    if (live.host.ssh.link.connections > connections) hits++;
    const running = await live.oneHealthyVersion();
    expect(result.outputs["running-version"]).toBe(running);
    expect(running).toBe(result.code === 0 ? release.tag : before);
    // No one but the network was at fault, and the host does not need the network.
    expect(result.error).toBe("");
  },
);

test("most of the kills hit a connection that was still needed", () => {
  expect(hits).toBeGreaterThanOrEqual(MUST_HIT);
});
