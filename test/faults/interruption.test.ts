import { goLive, type Live } from "./live-release.ts";

let live: Live;

beforeAll(async () => {
  live = await goLive();
});

afterAll(() => live.close());

afterEach(() => live.sandbox.registry.crawl(undefined));

const SLOW = 180_000;

test.each(["SIGINT", "SIGTERM"] as const)(
  "row 29: %s before the switch: the host stops, untouched, and the lock is free",
  async (signal) => {
    const release = await live.next({ payloadKiB: 8192 });
    const before = await live.running();
    live.sandbox.registry.crawl(100_000);
    const step = await live.startDeploy(release);
    await step.saw("Pull the images …");
    expect(step.child.kill(signal)).toBe(true);
    const result = await step.done;
    expect(result.log).toContain("The run was cancelled, so the host is asked to stop.");
    expect(result.code).toBe(1);
    expect(result.error).toContain("was cancelled before anything was switched.");
    expect(result.error).toContain("Nothing was changed on the host: v1.0.0 runs as before.");
    expect(result.outputs).toMatchObject({ result: "aborted", "running-version": "v1.0.0" });
    expect(await live.running()).toBe(before);
    await live.mustRun("v1.0.0");
  },
  SLOW,
);

test(
  "row 30: SIGTERM during the switch: the host finishes, and the runner tells how",
  async () => {
    const release = await live.next();
    const step = await live.startDeploy(release);
    await step.saw("Switch the containers …");
    expect(step.child.kill("SIGTERM")).toBe(true);
    const result = await step.done;
    expect(result.log).toContain("a switch that has begun is completed by the host");
    expect(result.outputs).toMatchObject({ result: "done", "running-version": release.tag });
    await live.mustRun(release.tag);
  },
  SLOW,
);

test(
  "rows 30 and 31: a runner that is killed during the switch: the host finishes; running again attaches or finds it done",
  async () => {
    const release = await live.next({ variant: "slow-start" });
    const run = { GITHUB_RUN_ID: "4711" };
    const step = await live.startDeploy(release, {}, run);
    await step.saw("Switch the containers …");
    step.child.kill("SIGKILL");
    expect((await step.done).code).toBeNull();
    expect(live.state("pending")?.trim()).toBe("4711.release.deploy.1");
    const again = await live.deploy(release, {}, { ...run, GITHUB_RUN_ATTEMPT: "2" });
    expect(again.log).toContain(
      "The change 4711.release.deploy.1 of this run is still being carried out on the host. It is followed, and no other change is started.",
    );
    expect(again.error).toBe("");
    expect(again.outputs).toMatchObject({
      result: "done",
      change: "4711.release.deploy.1",
      "running-version": release.tag,
    });
    await live.mustRun(release.tag);

    const finished = await live.deploy(release, {}, { ...run, GITHUB_RUN_ATTEMPT: "3" });
    expect(finished.error).toBe("");
    expect(finished.outputs).toMatchObject({ result: "done", change: "4711.release.deploy.2" });
  },
  SLOW,
);

test(
  "row 31: a runner that is killed before the switch: running again goes on, nothing is done twice",
  async () => {
    const release = await live.next({ payloadKiB: 4096 });
    const run = { GITHUB_RUN_ID: "4712" };
    live.sandbox.registry.crawl(200_000);
    const step = await live.startDeploy(release, {}, run);
    await step.saw("Pull the images …");
    step.child.kill("SIGKILL");
    expect((await step.done).code).toBeNull();
    live.sandbox.registry.crawl(undefined);
    const again = await live.deploy(release, {}, { ...run, GITHUB_RUN_ATTEMPT: "2" });
    expect(again.error).toBe("");
    expect(again.outputs).toMatchObject({
      result: "done",
      change: "4712.release.deploy.1",
      "running-version": release.tag,
    });
    await live.mustRun(release.tag);
  },
  SLOW,
);

test(
  "row 32: a second deploy at the same time is refused, and names the holder with its run",
  async () => {
    const release = await live.next({ variant: "slow-start" });
    const first = await live.startDeploy(release, {}, { GITHUB_RUN_ID: "5001", GITHUB_ACTOR: "bob" });
    await first.saw("Wait until everything is healthy");
    const second = await live.deploy(await live.next(), {}, { GITHUB_RUN_ID: "5002" });
    expect(second.code).toBe(1);
    expect(second.error).toMatch(
      new RegExp(
        `Another change holds the lock: deploy ${release.tag} by bob, since .*https://github\\.example/example/app/actions/runs/5001`,
      ),
    );
    expect(second.error).toContain("Wait until it has ended, then run this again.");
    const status = await live.status();
    expect(status.outputs).toMatchObject({ state: "changing" });
    expect((await first.done).error).toBe("");
    await live.mustRun(release.tag);
  },
  SLOW,
);

test(
  "row 32: two that start at the very same time: one wins, the other is refused inside the lock",
  async () => {
    const release = await live.next();
    const [left, right] = await Promise.all([
      live.deploy(release, {}, { GITHUB_RUN_ID: "6001" }),
      live.deploy(release, {}, { GITHUB_RUN_ID: "6002" }),
    ]);
    expect([left.code, right.code].sort()).toEqual([0, 1]);
    const loser = left.code === 1 ? left : right;
    expect(loser.error).toMatch(/[Aa]nother change holds the lock|The plan was made when the release/);
    await live.mustRun(release.tag);
  },
  SLOW,
);
