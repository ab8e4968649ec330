import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { MemoryPlatform } from "../../../rehearsal/runner/memory-platform.ts";
import type { GateAnswer } from "../../../rehearsal/runner/platform.ts";
import type { Request } from "../../../rehearsal/runner/run.ts";
import { ended, type Heard, onTag, type RunnerScene, runnerScene, type Seen } from "./runner-scene.ts";

/** What a cancelled run, and a job whose time is over, still does. */

jest.setTimeout(60_000);

let scene: RunnerScene;

beforeEach(() => {
  scene = runnerScene();
});

afterEach(() => scene.end());

const LADDER = { termAfter: 300, killAfter: 300, endAfter: 20_000 };

/** Runs a.yml, and cancels it when a line is printed. */
async function cancelAt(wanted: string, more: Partial<Request> & Heard = {}): Promise<Seen> {
  const stop = new AbortController();
  const atLine = (line: string): void => {
    if (line === wanted) stop.abort();
    more.atLine?.(line);
  };
  return scene.run("a.yml", { ladder: LADDER, ...more, stop: stop.signal, atLine });
}

/** Prints that it runs until it is asked to end, and says so. */
const LONG = `|
          trap 'echo asked to end; exit 1' INT
          echo runs
          while :; do sleep 0.05; done`;

const STUBBORN = `|
          trap '' INT TERM
          echo runs
          while :; do sleep 0.05; done`;

test("the step that runs is asked to end; of the rest of its job only what asks for it runs", async () => {
  scene.repository(
    onTag(`
  one:
    runs-on: x
    steps:
      - id: long
        run: ${LONG}
      - run: echo never
      - { if: failure(), run: echo never failed }
      - { if: cancelled(), run: echo cancelled }
      - if: always()
        run: echo "always, \${{ job.status }}, \${{ steps.long.outcome }}"; exit 1
`),
  );
  const { end, lines, results } = await cancelAt("runs");
  expect(lines).toEqual(["runs", "asked to end", "cancelled", "always, cancelled, cancelled"]);
  expect(results).toEqual({ one: "cancelled" });
  expect(end?.result).toBe("cancelled");
});

test("a step that ignores what it is asked is ended all the same", async () => {
  scene.repository(
    onTag(`  one:\n    runs-on: x\n    steps:\n      - run: ${STUBBORN}\n      - { if: always(), run: echo always }\n`),
  );
  const { lines, results } = await cancelAt("runs");
  expect(lines).toEqual(["runs", "always"]);
  expect(results).toEqual({ one: "cancelled" });
});

test("a step that would run in a cancelled job too is not asked to end", async () => {
  scene.repository(
    onTag(`
  one:
    runs-on: x
    steps:
      - if: always()
        run: |
          trap 'echo asked to end; exit 1' INT
          echo runs; sleep 0.5; echo done
      - run: echo never
`),
  );
  const { lines, results } = await cancelAt("runs");
  expect(lines).toEqual(["runs", "done"]);
  expect(results).toEqual({ one: "cancelled" });
});

test("a job that begins afterwards, as always() lets it, knows nothing of the cancellation", async () => {
  scene.repository(
    onTag(`
  one:
    runs-on: x
    steps:
      - run: ${LONG}
  plain:
    needs: one
    runs-on: x
    steps: [{ run: echo never plain }]
  failed:
    needs: one
    if: failure()
    runs-on: x
    steps: [{ run: echo never failed }]
  unless:
    needs: one
    if: "!cancelled()"
    runs-on: x
    steps: [{ run: echo never unless }]
  told:
    needs: one
    if: cancelled() && needs.one.result == 'cancelled'
    runs-on: x
    steps: [{ run: echo told }]
  always:
    needs: [told]
    if: always()
    runs-on: x
    outputs: { said: "\${{ steps.say.outputs.said }}" }
    steps:
      - { id: say, run: 'echo "said=\${{ job.status }}" >>"$GITHUB_OUTPUT"' }
      - { if: cancelled(), run: echo never cancelled }
      - { if: success(), run: echo success }
      - { id: bad, continue-on-error: true, run: exit 1 }
      - run: echo the end
  after:
    needs: always
    if: always() && needs.always.result == 'success'
    runs-on: x
    steps: [{ run: "echo after \${{ needs.always.outputs.said }}" }]
`),
  );
  const { end, lines, results } = await cancelAt("runs");
  expect(lines).toEqual(["runs", "asked to end", "told", "success", "the end", "after success"]);
  expect(results).toEqual({
    ...{ one: "cancelled", plain: "skipped", failed: "skipped", unless: "skipped" },
    ...{ told: "success", always: "success", after: "success" },
  });
  expect(end?.result).toBe("cancelled");
});

test.each([
  ["always()", "success"],
  ["!failure()", "success"],
  ["!cancelled()", "cancelled"],
  ["success() || failure()", "cancelled"],
])("a job with `if: %s` that runs already ends as %s", async (when, result) => {
  scene.repository(
    onTag(`
  one:
    if: "${when}"
    runs-on: x
    steps: [{ run: "echo runs; sleep 0.5" }, { run: echo more }]
`),
  );
  const { lines, results } = await cancelAt("runs");
  expect(results).toEqual({ one: result });
  expect(lines).toEqual(result === "success" ? ["runs", "more"] : ["runs"]);
});

test.each([
  ["success()", ["asked"], "cancelled"],
  ["always()", ["asked", "let in"], "success"],
] as const)("a job with `if: %s` that waits for its approval then ends so", async (when, said, result) => {
  scene.repository(
    onTag(`
  one:
    if: ${when}
    environment: production
    runs-on: x
    steps: [{ run: echo let in }]
`),
  );
  const stop = new AbortController();
  const lines: string[] = [];
  const answer = async (): Promise<GateAnswer> => {
    lines.push("asked");
    stop.abort();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { kind: "approved" };
  };
  const platform = new MemoryPlatform({}, { production: { answer } });
  const { results } = await scene.run("a.yml", { platform, stop: stop.signal, atLine: (line) => lines.push(line) });
  expect(lines).toEqual(said);
  expect(results).toEqual({ one: result });
});

test.each([
  ["success()", ["runs"], "cancelled"],
  ["always()", ["runs", "in"], "success"],
] as const)("a job with `if: %s` that waits for its group then ends so", async (when, said, result) => {
  const free = join(scene.folder, "free");
  scene.repository(
    onTag(`
  holds:
    if: always()
    concurrency: host
    runs-on: x
    steps: [{ run: 'echo runs; while [ ! -e "${free}" ]; do sleep 0.05; done' }]
  waits:
    if: ${when}
    concurrency: HOST
    runs-on: x
    steps: [{ run: echo in }]
`),
  );
  const stop = new AbortController();
  // Both are considered before the first of them prints anything.
  const atLine = (): void => {
    stop.abort();
    writeFileSync(free, "");
  };
  const { lines, results } = await scene.run("a.yml", { stop: stop.signal, atLine, ladder: LADDER });
  expect(lines).toEqual(said);
  expect(results).toEqual({ holds: "success", waits: result });
});

test("in a called workflow each job is looked at by itself", async () => {
  scene.repository({
    ".github/workflows/a.yml": `
on: { push: { tags: ["v*"] } }
jobs:
  call:
    uses: ./.github/workflows/b.yml
`,
    ".github/workflows/b.yml": `
on: { workflow_call: {} }
jobs:
  one:
    runs-on: x
    steps:
      - run: ${LONG}
  two:
    needs: one
    runs-on: x
    steps: [{ run: echo never }]
  three:
    needs: two
    if: always()
    runs-on: x
    steps: [{ run: echo three }]
`,
  });
  const { lines, results } = await cancelAt("runs");
  expect(lines).toEqual(["runs", "asked to end", "three"]);
  expect(results).toEqual({
    ...{ "call / one": "cancelled", "call / two": "skipped", "call / three": "success", call: "cancelled" },
  });
});

test("what a cancelled job still does has its end", async () => {
  scene.repository(
    onTag(`
  one:
    runs-on: x
    outputs: { n: "\${{ steps.n.outputs.n }}" }
    steps:
      - { id: n, run: 'echo "n=7" >>"$GITHUB_OUTPUT"' }
      - run: ${LONG}
      - { if: always(), run: "echo cleans up; sleep 20; echo never" }
      - { if: always(), run: echo never }
  two:
    needs: one
    if: always()
    runs-on: x
    steps: [{ run: "echo 'two \${{ needs.one.outputs.n }}.'" }]
`),
  );
  const { lines, results } = await cancelAt("runs", { ladder: { ...LADDER, endAfter: 4000 } });
  expect(lines).toEqual(["runs", "asked to end", "cleans up", "two ."]);
  expect(results).toEqual({ one: "cancelled", two: "success" });
});

test("a job whose time is over is ended in the same way, and is cancelled; its run is not", async () => {
  scene.repository(
    onTag(`
  one:
    runs-on: x
    timeout-minutes: 0.04
    steps:
      - run: ${STUBBORN}
      - run: echo never
      - { if: always(), run: "echo always \${{ job.status }}" }
  failed:
    needs: one
    if: failure()
    runs-on: x
    steps: [{ run: echo never failed }]
  told:
    needs: one
    if: cancelled()
    runs-on: x
    steps: [{ run: echo never told }]
  unless:
    needs: one
    if: "!cancelled() && needs.one.result == 'cancelled'"
    runs-on: x
    steps: [{ run: echo unless }]
`),
  );
  const { end, lines, annotations, results } = await scene.run("a.yml", { ladder: LADDER });
  expect(lines).toEqual(["runs", "always cancelled", "unless"]);
  expect(annotations).toEqual(["error: The job has exceeded the maximum execution time of 0.04 minutes."]);
  expect(results).toEqual({ one: "cancelled", failed: "skipped", told: "skipped", unless: "success" });
  expect(end?.result).toBe("cancelled");
});

test("the time of a job holds for one with always() too", async () => {
  scene.repository(
    onTag(`
  one:
    if: always()
    runs-on: x
    timeout-minutes: \${{ fromJSON('0.01') }}
    steps: [{ run: "sleep 20; echo never" }]
`),
  );
  const { lines, results } = await scene.run("a.yml", { ladder: LADDER });
  expect(lines).toEqual([]);
  expect(results).toEqual({ one: "cancelled" });
});

test("a step whose time is over fails, and with it the job", async () => {
  scene.repository(
    onTag(`
  one:
    runs-on: x
    steps:
      - name: Slow
        id: slow
        timeout-minutes: 0.04
        run: |
          trap 'echo asked to end; exit 0' INT
          while :; do sleep 0.05; done
      - { if: failure(), run: "echo \${{ steps.slow.outcome }}" }
`),
  );
  const { lines, annotations, results } = await scene.run("a.yml", { ladder: LADDER });
  expect(lines).toEqual(["asked to end", "failure"]);
  expect(annotations).toEqual(["error: The action 'Slow' has timed out after 0.04 minutes."]);
  expect(results).toEqual({ one: "failure" });
});

test("a re-run after a cancellation runs again what was left out", async () => {
  scene.repository(
    onTag(`
  zero:
    runs-on: x
    steps: [{ run: echo zero }]
  one:
    needs: zero
    runs-on: x
    steps:
      - run: |
          echo "one $GITHUB_RUN_ATTEMPT"
          test "$GITHUB_RUN_ATTEMPT" = 1 && sleep 20
          exit 0
  two:
    needs: one
    runs-on: x
    steps: [{ run: echo two }]
`),
  );
  const first = await cancelAt("one 1");
  expect(first.results).toEqual({ zero: "success", one: "cancelled", two: "skipped" });
  const second = await scene.run("a.yml", { before: ended(first) });
  expect(second.lines).toEqual(["one 2", "two"]);
  expect(second.end?.result).toBe("success");
});
