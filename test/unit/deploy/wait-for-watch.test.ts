import { waitForWatch } from "../../../src/deploy/watched/wait-for-watch.ts";
import { watchedRelease } from "../../../src/deploy/watched/watched-release.ts";
import { StageFailure } from "../../../src/failure/failure.ts";
import type { EndedChange, Survey } from "../../../src/host/survey.ts";
import type { Forge } from "../../../src/ports/forge.ts";
import type { RunContext } from "../../../src/ports/world.ts";
import { createClock, createLog } from "../../fakes/stage-world.ts";
import { createRelease, createSurvey } from "../../fakes/survey.ts";

const RUNS = "https://github.example/acme/shop/actions/runs";
const MINUTE = 60_000;
const LIMITS = { limitMs: 120 * MINUTE, watchMs: 30 * MINUTE };

/** A host on which the run 77 deployed v1.2.0 at the time of the clock. */
function hostWith(more: Partial<EndedChange> = {}): Survey {
  const current = createRelease({ release: "r2", version: "v1.2.0" });
  const at = new Date(1_800_000_000_000).toISOString();
  const change = { at, began: at, kind: "deploy", version: "v1.2.0", outcome: "done", running: "r2" };
  const before = { ...change, version: "v1.1.0", running: "r1", actor: "ada", run: `${RUNS}/70` };
  return createSurvey({
    current,
    history: [before, { ...change, actor: "ada", run: `${RUNS}/77/attempts/1`, ...more }],
  });
}

/** The same host after the run 79 has deployed another release. */
function replacedBy(version: string): Survey {
  const { history } = hostWith();
  const at = new Date(1_800_000_600_000).toISOString();
  const change = { at, began: at, kind: "deploy", version, outcome: "done", running: "r3", actor: "bob" };
  const current = createRelease({ release: "r3", version });
  return createSurvey({ current, history: [...history, { ...change, run: `${RUNS}/79` }] });
}

const ROLLED_BACK = createSurvey({ current: createRelease({ version: "v1.1.0" }) });

const job = (status: string, minutesAgo = 0) => ({
  ...{ id: 1, name: "Release v1.2.0", status },
  created_at: new Date(1_800_000_000_000 - minutesAgo * MINUTE).toISOString(),
});
const underWay = { run: { head_sha: "a", status: "in_progress" }, jobs: [job("completed"), job("in_progress")] };
const atGate = { run: { head_sha: "a", status: "waiting" }, jobs: [job("completed"), job("waiting")] };
const ended = { run: { head_sha: "a", status: "completed", conclusion: "success" }, jobs: [] };

interface Known {
  readonly run: unknown;
  readonly jobs: readonly unknown[];
}

/** What the forge knows of the run 77, one answer after the other; this run is 78. An error is the forge's refusal. */
function scene(answers: readonly (Known | undefined | StageFailure)[], own: unknown = { head_sha: "b" }) {
  const left = [...answers];
  let now: Known | undefined;
  const asked: string[] = [];
  const forge = {
    read: async (path: string) => {
      asked.push(path);
      if (path.endsWith("/78")) return own;
      const next = left.length > 1 ? left.shift() : left[0];
      if (next instanceof StageFailure) throw next;
      now = next;
      return now?.run;
    },
    list: async () => now?.jobs ?? [],
  } as unknown as Forge;
  const clock = createClock();
  const log = createLog();
  const stop = new AbortController();
  const run = { runId: "78", repository: "acme/shop", runUrl: `${RUNS}/78/attempts/1` } as RunContext;
  return { asked, clock, log, stop, world: { forge, clock, log, run, cancellation: { signal: stop.signal } } };
}

const host = (...surveys: readonly Survey[]) => {
  const left = [...surveys];
  return { survey: async () => (left.length > 1 ? left.shift() : left[0]) as Survey };
};
const silent = new StageFailure({ what: "The forge refused to read it: 403.", means: "", todo: "" });

test("a release whose run is at work is waited for, with a line that names it and its expected end", async () => {
  const { world, clock, log } = scene([underWay, underWay, underWay, ended]);
  await waitForWatch(host(hostWith()), LIMITS, world);
  expect(clock.slept).toEqual([20_000, 20_000, 20_000]);
  const end = new Date(1_800_000_000_000 + 30 * MINUTE).toISOString().slice(11, 16);
  expect(log.lines[0]).toBe(
    `v1.2.0 is being watched until about ${end} UTC, in ${RUNS}/77/attempts/1. This release waits until that has ended, 120 min at most.`,
  );
});

test("progress is shown every five minutes, also when the watch takes longer than expected", async () => {
  const { world, log } = scene([...Array.from({ length: 120 }, () => underWay), ended]);
  await waitForWatch(host(hostWith()), LIMITS, world);
  const lines = log.lines.filter((line) => line.includes("This release waits"));
  expect(lines).toHaveLength(8);
  expect(lines.at(-1)).toContain("v1.2.0 is still being watched");
});

test.each([
  ["a run that has ended", ended],
  ["a run that waits for a person's verdict", atGate],
  ["a run that the forge does not have any more", undefined],
  // Its runner may be the one that this job has.
  ["a run whose next job waits for a runner", { ...underWay, jobs: [job("completed"), job("queued", 5)] }],
  ["a run whose next job waits for its turn", { ...underWay, jobs: [job("completed"), job("pending", 6)] }],
  ["a run of Forgejo that waits for a runner", { run: { head_sha: "a", status: "waiting" }, jobs: [] }],
  ["a run of Forgejo that waits for its turn", { run: { head_sha: "a", status: "blocked" }, jobs: [] }],
])("%s is not waited for", async (_, answer) => {
  const { world, clock } = scene([answer]);
  await waitForWatch(host(hostWith()), LIMITS, world);
  expect(clock.slept).toEqual([]);
});

test("a run whose next job was only just queued is waited for: its watch can be a job of its own", async () => {
  const { world, clock } = scene([{ ...underWay, jobs: [job("completed"), job("queued")] }, ended]);
  await waitForWatch(host(hostWith()), LIMITS, world);
  expect(clock.slept).toHaveLength(1);
});

test("without a list of jobs a run that has not ended counts as watching", async () => {
  const { world } = scene([{ run: { head_sha: "a", status: "running" }, jobs: [] }]);
  expect(await watchedRelease(hostWith(), world)).toMatchObject({ version: "v1.2.0", id: "77" });
});

test.each([
  ["what this run deployed itself", hostWith({ run: `${RUNS}/78/attempts/1` })],
  ["what was rolled back to", hostWith({ kind: "rollback" })],
  ["what no run deployed", hostWith({ run: "" })],
  ["a host without a release", createSurvey({ current: undefined, history: [] } as unknown as Partial<Survey>)],
])("%s is not watched by another run, and the forge is not asked", async (_, survey) => {
  const { world, asked } = scene([underWay]);
  expect(await watchedRelease(survey, world)).toBeUndefined();
  expect(asked).toEqual([]);
});

test("a deploy that another run is carrying out is waited for, and its watch after it", async () => {
  const owner = {
    ...{ change: "77.release.deploy.1", kind: "deploy", version: "v1.2.0", actor: "ada" },
    ...{ run: `${RUNS}/77`, since: "09:00" },
  };
  const deploying = createSurvey({ lock: { held: true, owner } });
  const { world, log } = scene([underWay, underWay, ended]);
  await waitForWatch(host(deploying, hostWith()), LIMITS, world);
  expect(log.lines[0]).toContain("v1.2.0 is being deployed, in");
});

test("a release that was rolled back while it was waited for refuses the one that waited", async () => {
  const { world } = scene([underWay, ended]);
  await expect(waitForWatch(host(hostWith(), ROLLED_BACK), LIMITS, world)).rejects.toMatchObject({
    what: "This release waited for the watch of v1.2.0, and v1.2.0 does not run any more: v1.1.0 runs.",
    todo: expect.stringContaining("a new approval"),
  });
});

test("a release that was replaced while it was waited for refuses the one that waited, also while the new one is being watched", async () => {
  const { world, clock } = scene([underWay, ended, underWay]);
  const replaced = replacedBy("v1.3.0");
  await expect(waitForWatch(host(hostWith(), replaced), LIMITS, world)).rejects.toMatchObject({
    what: "This release waited for the watch of v1.2.0, and v1.2.0 does not run any more: v1.3.0 runs.",
  });
  expect(clock.slept).toHaveLength(1);
});

test("a third release that is being deployed is waited for, and refuses the one that waited if it stays", async () => {
  const owner = { change: "79.release.deploy.1", kind: "deploy", version: "v1.3.0", actor: "ada", since: "09:00" };
  const deploying = { ...hostWith(), lock: { held: true, owner: { ...owner, run: `${RUNS}/79` } } };
  const stayed = scene([underWay, ended, underWay, underWay, ended]);
  await expect(
    waitForWatch(host(hostWith(), deploying, replacedBy("v1.3.0")), LIMITS, stayed.world),
  ).rejects.toMatchObject({ what: expect.stringContaining("v1.2.0 does not run any more: v1.3.0 runs.") });
  const failed = scene([underWay, ended, underWay, ended]);
  await waitForWatch(host(hostWith(), deploying, hostWith()), LIMITS, failed.world);
});

test("a watch that lasts longer than the limit refuses the deploy", async () => {
  const { world, clock } = scene([underWay]);
  const waiting = waitForWatch(host(hostWith()), { ...LIMITS, limitMs: 50_000 }, world);
  await expect(waiting).rejects.toMatchObject({
    what: expect.stringMatching(/^This release waited for 50 s\. v1\.2\.0/),
  });
  expect(clock.slept).toEqual([20_000, 20_000, 10_000]);
});

test("a wait that may leave too little of the job for the watch of the release itself is a warning, once", async () => {
  const { world, log } = scene([underWay, underWay, ended]);
  await waitForWatch(host(hostWith()), { ...LIMITS, watchMs: 240 * MINUTE }, world);
  const warnings = log.lines.filter((line) => line.startsWith("warning"));
  expect(warnings).toEqual([
    "warning: This release waits for 120 min at most, and is then watched for 240 min. A hosted runner ends a job after 6 hours, and a watch that is ended has no verdict: set `deploy.while-watched-timeout` to a shorter time.",
  ]);
  const short = scene([underWay, ended]);
  await waitForWatch(host(hostWith()), LIMITS, short.world);
  expect(short.log.lines.join("\n")).not.toContain("warning");
});

test("a cancelled run ends the wait at once", async () => {
  const { world, stop, clock } = scene([underWay]);
  stop.abort();
  await expect(waitForWatch(host(hostWith()), LIMITS, world)).rejects.toThrow(
    "was cancelled while this release waited",
  );
  expect(clock.slept).toHaveLength(1);
});

test("what the forge does not report is unknown, and refuses the deploy", async () => {
  const refused = scene([silent]);
  await expect(waitForWatch(host(hostWith()), LIMITS, refused.world)).rejects.toMatchObject({
    what: "Whether another release is being watched is unknown: The forge refused to read it: 403.",
    todo: expect.stringContaining("`actions: read`"),
  });
  const blind = scene([undefined], null);
  await expect(
    waitForWatch(host(hostWith()), LIMITS, {
      ...blind.world,
      forge: { ...blind.world.forge, read: async () => undefined },
    }),
  ).rejects.toThrow("The forge reports neither the run 77 nor this run.");
});

test("a run of another repository, which the forge does not report here, is unknown, and refuses the deploy", async () => {
  const foreign = hostWith({ run: "https://github.example/acme/infra/actions/runs/77" });
  await expect(waitForWatch(host(foreign), LIMITS, scene([undefined]).world)).rejects.toMatchObject({
    what: expect.stringContaining("https://github.example/acme/infra/actions/runs/77"),
    todo: expect.stringContaining("`deploy.while-watched: supersede`"),
  });
  // A repository that was renamed keeps its runs.
  const { world, clock } = scene([underWay, ended]);
  await waitForWatch(host(foreign), LIMITS, world);
  expect(clock.slept).toHaveLength(1);
});

test("a forge that is silent for a while during the wait ends no wait, and is reported once", async () => {
  const { world, log } = scene([underWay, silent, silent, silent, underWay, silent, ended]);
  await waitForWatch(host(hostWith()), LIMITS, world);
  const warnings = log.lines.filter((line) => line.startsWith("warning: "));
  expect(warnings).toHaveLength(2);
  expect(warnings[0]).toContain("Whether another release is being watched is unknown");
});
