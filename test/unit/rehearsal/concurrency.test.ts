import { Groups } from "../../../rehearsal/runner/group.ts";
import { MemoryPlatform } from "../../../rehearsal/runner/memory-platform.ts";
import type { GateAnswer } from "../../../rehearsal/runner/platform.ts";
import { onTag, type RunnerScene, runnerScene, type Seen } from "./runner-scene.ts";

/** Concurrency groups: of jobs in one run, of runs among each other. */

jest.setTimeout(30_000);

let scene: RunnerScene;

beforeEach(() => {
  scene = runnerScene();
});

afterEach(() => scene.end());

const SLOW = "echo begins $GITHUB_RUN_ID; sleep 0.4; echo ends $GITHUB_RUN_ID";

/** Runs that begin one after the other, each before the one before has ended. */
async function runs(ids: readonly number[], log: string[]): Promise<readonly Seen[]> {
  const groups = new Groups();
  const all: Promise<Seen>[] = [];
  for (const runId of ids) {
    all.push(scene.run("a.yml", { runId, groups, atLine: (line) => log.push(line) }));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
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
jobs: { one: { runs-on: x, steps: [{ run: "${SLOW}" }] } }
`,
  });
  const log: string[] = [];
  const [first, second, third] = await runs([1, 2, 3], log);
  expect(log).toEqual(["begins 1", "ends 1", "begins 3", "ends 3"]);
  expect([first, second, third].map((seen) => seen?.end?.result)).toEqual(["success", "cancelled", "success"]);
});

test("a job whose place was taken is cancelled, and its run is not", async () => {
  scene.repository(
    onTag(`
  one:
    concurrency: release
    runs-on: x
    steps: [{ run: "${SLOW}" }]
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
  const [, second] = await runs([1, 2, 3], log);
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
    steps: [{ run: "${SLOW}" }]
`),
  );
  const log: string[] = [];
  await runs([1, 2, 3], log);
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
    await new Promise((resolve) => setTimeout(resolve, 500));
    log.push("approved");
    return { kind: "approved" };
  };
  const platform = new MemoryPlatform({}, { production: { answer } });
  await scene.run("a.yml", { platform, atLine: (line) => log.push(line) });
  expect(log).toEqual(["approved", "gated", "other"]);
});

test("a group that would cancel what runs is refused by name", async () => {
  scene.repository(
    onTag(
      "  one:\n    concurrency: { group: a, cancel-in-progress: true }\n    runs-on: x\n    steps: [{ run: echo never }]\n",
    ),
  );
  await expect(scene.run("a.yml")).rejects.toThrow(/"cancel-in-progress" other than false/);
});
