import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Groups } from "../../../rehearsal/runner/group.ts";
import { MemoryPlatform } from "../../../rehearsal/runner/memory-platform.ts";
import type { GateAnswer } from "../../../rehearsal/runner/platform.ts";
import { waitFor } from "../../sandbox/processes.ts";
import { onTag, type RunnerScene, runnerScene, type Seen } from "./runner-scene.ts";

/** Concurrency groups: of jobs in one run, of runs among each other. */

jest.setTimeout(30_000);

let scene: RunnerScene;

beforeEach(() => {
  scene = runnerScene();
});

afterEach(() => scene.end());

/** Begins, and ends when a person says so. */
const held = (): string =>
  `echo begins $GITHUB_RUN_ID; while [ ! -e ${free()} ]; do sleep 0.05; done; echo ends $GITHUB_RUN_ID`;
const free = (): string => join(scene.folder, "free");

/** Three runs: the second and the third begin while the first holds their group, which it then leaves. */
async function threeRuns(log: string[]): Promise<readonly Seen[]> {
  const groups = new Groups();
  const all: Promise<Seen>[] = [];
  for (const runId of [1, 2, 3]) {
    const platform = new MemoryPlatform();
    const queued = (): boolean => platform.happenings.some(({ kind }) => kind === "run-started");
    all.push(scene.run("a.yml", { runId, groups, platform, atLine: (line) => log.push(line) }));
    const hasCome = (): boolean => (runId === 1 ? log.includes("begins 1") : queued());
    await waitFor(`the run ${runId} to come`, 20_000, hasCome);
    await delay(100);
  }
  writeFileSync(free(), "");
  return Promise.all(all);
}

test("of the jobs of one group one runs at a time, whatever the letters of its name", async () => {
  scene.repository(
    onTag(`
  one:
    concurrency: Host-\${{ github.ref_name }}
    runs-on: x
    steps: [{ run: "echo begins; sleep 0.4; echo ends" }]
  two:
    concurrency: { group: host-v1.0.0, cancel-in-progress: false }
    runs-on: x
    steps: [{ run: "echo begins; sleep 0.4; echo ends" }]
`),
  );
  const { lines, results } = await scene.run("a.yml");
  expect(lines).toEqual(["begins", "ends", "begins", "ends"]);
  expect(results).toEqual({ one: "success", two: "success" });
});

test("of the runs that wait for a group the newest takes the others' place", async () => {
  scene.repository({
    ".github/workflows/a.yml": `
on: { push: { tags: ["v*"] } }
concurrency: release
jobs: { one: { runs-on: x, steps: [{ run: "${held()}" }] } }
`,
  });
  const log: string[] = [];
  const [first, second, third] = await threeRuns(log);
  expect(log).toEqual(["begins 1", "ends 1", "begins 3", "ends 3"]);
  expect([first, second, third].map((seen) => seen?.end?.result)).toEqual(["success", "cancelled", "success"]);
});

test("a job whose place was taken is cancelled, and its run is not", async () => {
  scene.repository(
    onTag(`
  one:
    concurrency: release
    runs-on: x
    steps: [{ run: "${held()}" }]
  after:
    needs: one
    if: always()
    runs-on: x
    steps: [{ run: "echo $GITHUB_RUN_ID \${{ needs.one.result }}" }]
  told:
    needs: one
    if: cancelled()
    runs-on: x
    steps: [{ run: echo never }]
`),
  );
  const log: string[] = [];
  const [, second] = await threeRuns(log);
  expect(log).toContain("2 cancelled");
  expect(log).not.toContain("begins 2");
  expect(log).not.toContain("never");
  expect(second?.end?.result).toBe("cancelled");
});

test("with `queue: max` all wait, and come in their order", async () => {
  scene.repository(
    onTag(`
  one:
    concurrency: { group: release, queue: max }
    runs-on: x
    steps: [{ run: "${held()}" }]
`),
  );
  const log: string[] = [];
  await threeRuns(log);
  expect(log).toEqual(["begins 1", "ends 1", "begins 2", "ends 2", "begins 3", "ends 3"]);
});

test("a job that waits for its approval holds its group already", async () => {
  scene.repository(
    onTag(`
  gated:
    concurrency: host
    environment: production
    runs-on: x
    steps: [{ run: echo gated }]
  other:
    concurrency: host
    runs-on: x
    steps: [{ run: echo other }]
`),
  );
  const log: string[] = [];
  const answer = async (): Promise<GateAnswer> => {
    await delay(500);
    log.push("approved");
    return { kind: "approved" };
  };
  const platform = new MemoryPlatform({}, { production: { answer } });
  await scene.run("a.yml", { platform, atLine: (line) => log.push(line) });
  expect(log).toEqual(["approved", "gated", "other"]);
});

test("a job that would cancel another one is refused by name, and where there is none it runs", async () => {
  const job = (steps: string): string =>
    `    concurrency: { group: a, cancel-in-progress: true }\n    runs-on: x\n    steps: [${steps}]\n`;
  scene.repository(onTag(`  one:\n${job("{ run: echo alone }")}`));
  expect((await scene.run("a.yml")).lines).toEqual(["alone"]);
  scene.commit(onTag(`  one:\n${job("{ run: sleep 0.4 }")}  two:\n${job("{ run: sleep 0.4 }")}`));
  scene.git("push", "-q", "-f", "origin", "HEAD:refs/tags/v1.0.0");
  await expect(scene.run("a.yml")).rejects.toThrow(/"cancel-in-progress" that cancels something/);
});
