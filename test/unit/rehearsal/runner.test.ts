import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { MemoryPlatform } from "../../../rehearsal/runner/memory-platform.ts";
import type { Observer } from "../../../rehearsal/runner/observer.ts";
import { type Request, type RunEnd, runWorkflowFile } from "../../../rehearsal/runner/run.ts";
import type { Trigger } from "../../../rehearsal/runner/trigger.ts";

jest.setTimeout(60_000);

let folder: string;
let bare: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-runner-"));
  bare = join(folder, "app.git");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Commits files to a new repository's main and tags them v1.0.0. */
function repository(files: Readonly<Record<string, string>>): void {
  const desk = join(folder, "desk");
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(desk, path)), { recursive: true });
    writeFileSync(join(desk, path), text);
  }
  const env = { PATH: process.env["PATH"], GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  const git = (...args: readonly string[]): Buffer =>
    execFileSync("git", ["-C", desk, "-c", "user.name=a", "-c", "user.email=a@b", ...args], { env });
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-qm", "feat: all");
  git("tag", "v1.0.0");
  execFileSync("git", ["clone", "-q", "--bare", desk, bare], { env });
}

interface Seen {
  readonly end: RunEnd | undefined;
  readonly lines: readonly string[];
  readonly annotations: readonly string[];
  readonly results: Readonly<Record<string, string>>;
}

async function run(workflow: string, more: Partial<Request> = {}): Promise<Seen> {
  const lines: string[] = [];
  const annotations: string[] = [];
  const observer: Observer = {
    job: () => undefined,
    step: () => undefined,
    line: (_, text) => lines.push(text),
    annotation: (_, level, text) => annotations.push(`${level}: ${text}`),
    summary: () => undefined,
    ended: () => undefined,
  };
  const trigger: Trigger = { kind: "push", tag: "v1.0.0" };
  const end = await runWorkflowFile({
    repository: "example/app",
    bare,
    defaultBranch: "main",
    workflow: `.github/workflows/${workflow}`,
    trigger,
    actor: "ada",
    runId: 1,
    platform: new MemoryPlatform(),
    work: join(folder, "work"),
    observer,
    ...more,
  });
  const results = Object.fromEntries([...(end?.jobs ?? [])].map(([key, { result }]) => [key, result]));
  return { end, lines, annotations, results };
}

const ACTION = `name: greet
description: greets
inputs: { who: { required: true }, greeting: { default: hello } }
outputs: { said: { description: what } }
runs: { using: node24, main: main.cjs, post: post.cjs }
`;
const MAIN = `const { appendFileSync } = require("node:fs");
const said = process.env.INPUT_GREETING + " " + process.env.INPUT_WHO;
console.log(said);
appendFileSync(process.env.GITHUB_OUTPUT, "said<<E\\n" + said + "\\nE\\n");
appendFileSync(process.env.GITHUB_STATE, "who=" + process.env.INPUT_WHO + "\\n");
`;
const POST = `console.log("bye " + process.env.STATE_who);`;

test("jobs in order, conditions, outputs, scripts and a JavaScript action of the same commit", async () => {
  repository({
    "actions/greet/action.yml": ACTION,
    "actions/greet/main.cjs": MAIN,
    "actions/greet/post.cjs": POST,
    ".github/workflows/a.yml": `
on: { push: { tags: ["v*"] } }
permissions: {}
jobs:
  one:
    runs-on: ubuntu-24.04
    permissions: { contents: read }
    outputs: { said: "\${{ steps.greet.outputs.said }}", sum: "\${{ steps.sum.outputs.sum }}" }
    steps:
      - id: sum
        run: echo "sum=$((1 + 2))" >>"$GITHUB_OUTPUT"
      - id: greet
        uses: $/actions/greet
        with: { who: "\${{ github.ref_name }}" }
      - if: failure()
        run: echo never
  two:
    needs: one
    if: needs.one.outputs.sum == '3'
    runs-on: ubuntu-24.04
    steps:
      - run: echo "$SAID and $GITHUB_REF"
        env: { SAID: "\${{ needs.one.outputs.said }}" }
  three:
    needs: one
    if: needs.one.outputs.sum == '4'
    runs-on: ubuntu-24.04
    steps: [{ run: echo never }]
  four:
    needs: three
    runs-on: ubuntu-24.04
    steps: [{ run: echo never }]
`,
  });
  const { end, lines, results } = await run("a.yml");
  expect(lines).toEqual(["hello v1.0.0", "bye v1.0.0", "hello v1.0.0 and refs/tags/v1.0.0"]);
  expect(results).toEqual({ one: "success", two: "success", three: "skipped", four: "skipped" });
  expect(end?.result).toBe("success");
});

test("a failed step skips what follows, except what asks for failure, and fails the run", async () => {
  repository({
    ".github/workflows/a.yml": `
on: { push: { tags: ["v*"] } }
jobs:
  one:
    runs-on: x
    steps:
      - { id: bad, run: "echo ::error::it broke; exit 3" }
      - run: echo never
      - if: failure() && steps.bad.outcome == 'failure'
        run: echo cleaning
      - if: always()
        run: echo always
  after:
    needs: one
    if: always() && needs.one.result == 'failure'
    runs-on: x
    steps: [{ run: "echo after" }]
`,
  });
  const { end, lines, annotations, results } = await run("a.yml");
  expect(lines).toEqual(["cleaning", "always", "after"]);
  expect(annotations.join()).toContain("it broke");
  expect(results).toEqual({ one: "failure", after: "success" });
  expect(end?.result).toBe("failure");
});

const GATED = `
on: { push: { tags: ["v*"] } }
jobs:
  open:
    runs-on: x
    steps:
      - run: test -z "$KEY" && echo no key before the gate
        env: { KEY: "\${{ secrets.DEPLOY_KEY }}" }
  release:
    needs: open
    environment: production
    runs-on: x
    steps:
      - run: echo "the key is $KEY"
        env: { KEY: "\${{ secrets.DEPLOY_KEY }}" }
  judge:
    needs: release
    if: always()
    runs-on: x
    steps: [{ run: "echo release was \${{ needs.release.result }}" }]
`;

test("a job with an environment asks first, and gets that environment's secrets only then, masked", async () => {
  repository({ ".github/workflows/a.yml": GATED });
  const platform = new MemoryPlatform({}, { production: { secrets: { DEPLOY_KEY: "s3cr3t" } } });
  const { lines } = await run("a.yml", { platform });
  expect(platform.asked).toEqual(["release production"]);
  expect(lines).toEqual(["no key before the gate", "the key is ***", "release was success"]);
});

test.each([
  ["rejected", { kind: "rejected" }],
  ["failed by the forge", { kind: "failed", reason: "blocked by a policy" }],
] as const)("a gate that is %s fails its job, and nothing of it runs", async (_, answer) => {
  repository({ ".github/workflows/a.yml": GATED });
  const platform = new MemoryPlatform({}, { production: { secrets: { DEPLOY_KEY: "x" }, answer: () => answer } });
  const { lines, results } = await run("a.yml", { platform });
  expect(lines).toEqual(["no key before the gate", "release was failure"]);
  expect(results["release"]).toBe("failure");
});

test("a missing environment is created, without protection", async () => {
  repository({ ".github/workflows/a.yml": GATED });
  const platform = new MemoryPlatform();
  await run("a.yml", { platform });
  expect([...platform.environments.keys()]).toEqual(["production"]);
});

const CALLED = `
on:
  workflow_call:
    inputs: { tag: { type: string, default: "" }, loud: { type: boolean, default: true } }
    secrets: { DEPLOY_KEY: { required: false } }
    outputs: { said: { value: "\${{ jobs.inner.outputs.said }}" } }
permissions: {}
jobs:
  inner:
    environment: "\${{ inputs.loud && 'production' || 'quiet' }}"
    permissions: { contents: write }
    runs-on: x
    outputs: { said: "\${{ steps.say.outputs.said }}" }
    steps:
      - id: say
        run: echo "said=$TAG $KEY" >>"$GITHUB_OUTPUT"
        env: { TAG: "\${{ inputs.tag || github.ref_name }}", KEY: "\${{ secrets.DEPLOY_KEY != '' }}" }
`;
const CALLER = (permission: string): string => `
on: { push: { tags: ["v*"] } }
permissions: {}
jobs:
  call:
    permissions: { contents: ${permission} }
    uses: OWNER/sluice/.github/workflows/called.yml@v1
    secrets: { DEPLOY_KEY: "\${{ secrets.DEPLOY_KEY }}" }
  after:
    needs: call
    runs-on: x
    steps: [{ run: "echo \${{ needs.call.outputs.said }}" }]
`;

test("a reusable workflow of another repository gets inputs, secrets of its environment, and hands outputs back", async () => {
  const other = join(folder, "other/.github/workflows");
  mkdirSync(other, { recursive: true });
  writeFileSync(join(other, "called.yml"), CALLED);
  repository({ ".github/workflows/a.yml": CALLER("write") });
  const platform = new MemoryPlatform({}, { production: { secrets: { DEPLOY_KEY: "x-key" } } });
  const standIns = { "OWNER/sluice": join(folder, "other") };
  const { lines, results } = await run("a.yml", { platform, standIns });
  expect(lines).toEqual(["v1.0.0 true"]);
  expect(Object.keys(results)).toEqual(expect.arrayContaining(["call / inner", "call", "after"]));
  expect(platform.tokens).toEqual(
    expect.arrayContaining([{ job: "call / inner", permissions: { contents: "write" } }]),
  );
  expect(platform.asked).toEqual(["call / inner production"]);
});

test("a called job that wants more than its caller grants is refused by name", async () => {
  const other = join(folder, "other/.github/workflows");
  mkdirSync(other, { recursive: true });
  writeFileSync(join(other, "called.yml"), CALLED);
  repository({ ".github/workflows/a.yml": CALLER("read") });
  await expect(run("a.yml", { standIns: { "OWNER/sluice": join(folder, "other") } })).rejects.toThrow(
    /asks for contents: write, but its caller allows read/,
  );
});

test("a re-run of failed jobs keeps those that succeeded, with their outputs", async () => {
  repository({
    ".github/workflows/a.yml": `
on: { push: { tags: ["v*"] } }
jobs:
  one:
    runs-on: x
    outputs: { n: "\${{ steps.n.outputs.n }}" }
    steps: [{ id: n, run: 'echo one; echo "n=7" >>"$GITHUB_OUTPUT"' }]
  two:
    needs: one
    runs-on: x
    steps: [{ run: 'echo "two \${{ needs.one.outputs.n }} $GITHUB_RUN_ATTEMPT"; test "$GITHUB_RUN_ATTEMPT" = 2' }]
`,
  });
  const first = await run("a.yml");
  expect(first.lines).toEqual(["one", "two 7 1"]);
  if (first.end === undefined) throw new Error("It did not start.");
  const second = await run("a.yml", { before: first.end });
  expect(second.lines).toEqual(["two 7 2"]);
  expect(second.end?.result).toBe("success");
});

test("in a re-run each environment asks again, and what follows a failed job runs again whatever it was", async () => {
  repository({
    ".github/workflows/a.yml": `
on: { push: { tags: ["v*"] } }
jobs:
  before:
    runs-on: x
    environment: staging
    steps: [{ run: "echo before" }]
  release:
    needs: before
    runs-on: x
    environment: production
    steps: [{ run: 'echo "release"; test "$GITHUB_RUN_ATTEMPT" = 2' }]
  after:
    needs: release
    if: always()
    runs-on: x
    environment: verdict
    steps: [{ run: "echo after" }]
`,
  });
  const platform = new MemoryPlatform();
  const first = await run("a.yml", { platform });
  expect(first.results).toEqual({ before: "success", release: "failure", after: "success" });
  const asked = platform.asked.splice(0);
  expect(asked).toEqual(["before staging", "release production", "after verdict"]);
  if (first.end === undefined) throw new Error("It did not start.");
  const second = await run("a.yml", { platform, before: first.end });
  expect(second.lines).toEqual(["release", "after"]);
  expect(platform.asked).toEqual(["release production", "after verdict"]);
  expect(second.results).toEqual({ before: "success", release: "success", after: "success" });
});

test("a cancelled run asks its step to end, and always() still runs", async () => {
  repository({
    ".github/workflows/a.yml": `
on: { push: { tags: ["v*"] } }
jobs:
  one:
    runs-on: x
    steps:
      - run: |
          trap 'echo asked to end; exit 1' INT
          echo waiting
          while :; do sleep 0.1; done
      - run: echo never
      - if: always()
        run: echo always
`,
  });
  const stop = new AbortController();
  const seen = run("a.yml", { stop: stop.signal });
  setTimeout(() => stop.abort(), 1500);
  const { end, lines } = await seen;
  expect(lines).toEqual(["waiting", "asked to end", "always"]);
  expect(end?.result).toBe("cancelled");
});

test("what a step prints between stop-commands is no command", async () => {
  repository({
    ".github/workflows/a.yml": `
on: { push: { tags: ["v*"] } }
jobs:
  one:
    runs-on: x
    steps:
      - run: |
          echo "::stop-commands::tok"
          echo "::error::not an error"
          echo "::tok::"
          echo "::warning::a warning"
`,
  });
  const { lines, annotations } = await run("a.yml");
  expect(lines).toContain("::error::not an error");
  expect(annotations).toEqual(["warning: a warning"]);
});

test.each([
  ["a matrix", "strategy: { matrix: { a: [1] } }", /strategy/],
  ["a container", "container: alpine", /container/],
])("%s is refused by name", async (_, key, message) => {
  repository({
    ".github/workflows/a.yml": `
on: { push: { tags: ["v*"] } }
jobs:
  one:
    runs-on: x
    ${key}
    steps: [{ run: "echo x" }]
`,
  });
  await expect(run("a.yml")).rejects.toThrow(message);
});

test("a workflow that the tag does not ask for is not started", async () => {
  repository({
    ".github/workflows/a.yml":
      "on: { push: { tags: ['release-*'] } }\njobs: { a: { runs-on: x, steps: [{ run: 'true' }] } }\n",
  });
  expect((await run("a.yml")).end).toBeUndefined();
});
