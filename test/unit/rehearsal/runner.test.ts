import { MemoryPlatform } from "../../../rehearsal/runner/memory-platform.ts";
import { ended, onTag, type RunnerScene, runnerScene } from "./runner-scene.ts";

/** Jobs, steps, gates and called workflows. */

jest.setTimeout(60_000);

let scene: RunnerScene;

beforeEach(() => {
  scene = runnerScene();
});

afterEach(() => scene.end());

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
  scene.repository({
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
  const { end, lines, results } = await scene.run("a.yml");
  expect(lines).toEqual(["hello v1.0.0", "bye v1.0.0", "hello v1.0.0 and refs/tags/v1.0.0"]);
  expect(results).toEqual({ one: "success", two: "success", three: "skipped", four: "skipped" });
  expect(end?.result).toBe("success");
});

test("a failed step skips what follows, except what asks for failure, and fails the run", async () => {
  scene.repository({
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
  const { end, lines, annotations, results } = await scene.run("a.yml");
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
  scene.repository({ ".github/workflows/a.yml": GATED });
  const platform = new MemoryPlatform({}, { production: { secrets: { DEPLOY_KEY: "s3cr3t" } } });
  const { lines } = await scene.run("a.yml", { platform });
  expect(platform.asked).toEqual(["release production"]);
  expect(lines).toEqual(["no key before the gate", "the key is ***", "release was success"]);
});

test.each([
  ["rejected", { kind: "rejected" }],
  ["failed by the forge", { kind: "failed", reason: "blocked by a policy" }],
] as const)("a gate that is %s fails its job, and nothing of it runs", async (_, answer) => {
  scene.repository({ ".github/workflows/a.yml": GATED });
  const platform = new MemoryPlatform({}, { production: { secrets: { DEPLOY_KEY: "x" }, answer: () => answer } });
  const { lines, results } = await scene.run("a.yml", { platform });
  expect(lines).toEqual(["no key before the gate", "release was failure"]);
  expect(results["release"]).toBe("failure");
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
  const other = scene.other({ ".github/workflows/called.yml": CALLED });
  scene.repository({ ".github/workflows/a.yml": CALLER("write") });
  const platform = new MemoryPlatform({}, { production: { secrets: { DEPLOY_KEY: "x-key" } } });
  const standIns = { "OWNER/sluice": other };
  const { lines, results } = await scene.run("a.yml", { platform, standIns });
  expect(lines).toEqual(["v1.0.0 true"]);
  expect(Object.keys(results)).toEqual(expect.arrayContaining(["call / inner", "call", "after"]));
  expect(platform.tokens).toEqual(
    expect.arrayContaining([{ job: "call / inner", permissions: { contents: "write" } }]),
  );
  expect(platform.asked).toEqual(["call / inner production"]);
});

test("a called job that wants more than its caller grants is refused by name", async () => {
  const other = scene.other({ ".github/workflows/called.yml": CALLED });
  scene.repository({ ".github/workflows/a.yml": CALLER("read") });
  await expect(scene.run("a.yml", { standIns: { "OWNER/sluice": other } })).rejects.toThrow(
    /asks for contents: write, but its caller allows read/,
  );
});

test("a re-run of failed jobs keeps those that succeeded, with their outputs", async () => {
  scene.repository({
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
  const first = await scene.run("a.yml");
  expect(first.lines).toEqual(["one", "two 7 1"]);
  const second = await scene.run("a.yml", { before: ended(first) });
  expect(second.lines).toEqual(["two 7 2"]);
  expect(second.end?.result).toBe("success");
});

test("in a re-run each environment asks again, and what follows a failed job runs again whatever it was", async () => {
  scene.repository({
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
  const first = await scene.run("a.yml", { platform });
  expect(first.results).toEqual({ before: "success", release: "failure", after: "success" });
  const asked = platform.asked.splice(0);
  expect(asked).toEqual(["before staging", "release production", "after verdict"]);
  const second = await scene.run("a.yml", { platform, before: ended(first) });
  expect(second.lines).toEqual(["release", "after"]);
  expect(platform.asked).toEqual(["release production", "after verdict"]);
  expect(second.results).toEqual({ before: "success", release: "success", after: "success" });
});

test("without an `if` a job asks all before it, not only what it needs", async () => {
  scene.repository(
    onTag(`
  one:
    runs-on: x
    steps: [{ run: exit 1 }]
  two:
    needs: one
    if: always()
    runs-on: x
    steps: [{ run: echo two }]
  three:
    needs: two
    runs-on: x
    steps: [{ run: echo never }]
  four:
    needs: two
    if: failure() && needs.two.result == 'success'
    runs-on: x
    steps: [{ run: echo four }]
`),
  );
  const { lines, results } = await scene.run("a.yml");
  expect(lines).toEqual(["two", "four"]);
  expect(results).toEqual({ one: "failure", two: "success", three: "skipped", four: "success" });
});

test("a re-run of failed jobs leaves alone what was skipped, and what follows it, where nothing before it failed", async () => {
  scene.repository({
    ...onTag(`
  plan:
    runs-on: x
    steps: [{ run: echo plan }]
  maybe:
    needs: plan
    if: github.run_attempt == '2'
    runs-on: x
    steps: [{ run: echo never maybe }]
  call:
    needs: maybe
    if: "!cancelled() && needs.plan.result != 'failure'"
    uses: ./.github/workflows/b.yml
  done:
    needs: call
    if: "!cancelled()"
    runs-on: x
    steps: [{ run: echo done }]
  bad:
    needs: plan
    runs-on: x
    steps: [{ run: 'echo bad; test "$GITHUB_RUN_ATTEMPT" = 2' }]
  after:
    needs: bad
    runs-on: x
    steps: [{ run: echo after }]
`),
    ".github/workflows/b.yml":
      "on: { workflow_call: {} }\njobs: { inner: { runs-on: x, steps: [{ run: echo inner }] } }\n",
  });
  const first = await scene.run("a.yml");
  expect([...first.lines].sort()).toEqual(["bad", "done", "inner", "plan"]);
  expect(first.results).toMatchObject({ maybe: "skipped", bad: "failure", after: "skipped" });
  const second = await scene.run("a.yml", { before: ended(first) });
  expect(second.lines).toEqual(["bad", "after"]);
  expect(second.results).toMatchObject({
    maybe: "skipped",
    "call / inner": "success",
    done: "success",
    after: "success",
  });
});

test("a job's environment has its own secrets and variables, which win", async () => {
  scene.repository(
    onTag(`
  one:
    runs-on: x
    steps: [{ run: "echo \${{ vars.WHERE }} \${{ secrets.KEY == 'own' }}" }]
  two:
    needs: one
    environment: production
    runs-on: x
    steps: [{ run: "echo \${{ vars.WHERE }} \${{ secrets.KEY == 'own' }} \${{ vars.ALL }}" }]
`),
  );
  const platform = new MemoryPlatform(
    { secrets: { KEY: "own" }, variables: { WHERE: "here", ALL: "everywhere" } },
    { production: { secrets: { KEY: "theirs" }, variables: { WHERE: "there" } } },
  );
  expect((await scene.run("a.yml", { platform })).lines).toEqual(["here true", "there false everywhere"]);
});

test("a composite action sees its inputs and its folder, hands outputs back, and ends with its first failed step", async () => {
  scene.repository({
    "actions/pair/action.yml": `name: pair
description: two steps
inputs: { who: { default: nobody } }
outputs: { said: { value: "\${{ steps.say.outputs.said }}" } }
runs:
  using: composite
  steps:
    - id: say
      shell: bash
      run: |
        echo "\${{ inputs.who }} $(cat "$GITHUB_ACTION_PATH/words")"
        echo "said=hello \${{ inputs.who }}" >>"$GITHUB_OUTPUT"
        test "\${{ inputs.who }}" != bad
    - shell: bash
      run: echo more
`,
    "actions/pair/words": "from its folder\n",
    ...onTag(`
  one:
    runs-on: x
    steps:
      - { id: pair, uses: $/actions/pair, with: { who: ada } }
      - { run: "echo \${{ steps.pair.outputs.said }}" }
      - { id: bad, uses: $/actions/pair, with: { who: bad }, continue-on-error: true }
      - { run: "echo \${{ steps.bad.outcome }}" }
`),
  });
  const { lines } = await scene.run("a.yml");
  expect(lines).toEqual(["ada from its folder", "more", "hello ada", "bad from its folder", "failure"]);
});

test("a called workflow gets secrets by name only, and inputs of their type", async () => {
  scene.repository({
    ...onTag(`
  call:
    uses: ./.github/workflows/b.yml
    with: { count: 3 }
    secrets: { ONE: "\${{ secrets.ONE }}" }
`),
    ".github/workflows/b.yml": `
on:
  workflow_call:
    inputs: { count: { type: number }, loud: { type: boolean, default: true } }
    secrets: { ONE: { required: true }, TWO: {} }
jobs:
  inner:
    runs-on: x
    steps:
      - if: inputs.count > 2 && inputs.loud
        run: echo "\${{ secrets.ONE != '' }} \${{ secrets.TWO != '' }}"
`,
  });
  const secrets = { ONE: "1st", TWO: "2nd" };
  expect((await scene.run("a.yml", { platform: new MemoryPlatform({ secrets }) })).lines).toEqual(["true false"]);
});

test("workflows that call each other without end are refused", async () => {
  scene.repository({
    ...onTag("  call:\n    uses: ./.github/workflows/b.yml\n"),
    ".github/workflows/b.yml": "on: { workflow_call: {} }\njobs: { again: { uses: ./.github/workflows/b.yml } }\n",
  });
  await expect(scene.run("a.yml")).rejects.toThrow(/more than 10 levels deep/);
});

const STEPS = 'steps: [{ run: "echo x" }]';

test.each([
  ["a matrix", `strategy: { matrix: { a: [1] } }\n    ${STEPS}`, /"strategy" is not imitated/],
  ["a container", `container: alpine\n    ${STEPS}`, /"container" is not imitated/],
  ["services", `services: { db: { image: postgres } }\n    ${STEPS}`, /"services" is not imitated/],
  ["a job that may fail", `continue-on-error: true\n    ${STEPS}`, /"continue-on-error" is not imitated/],
  ["an empty environment", `environment: "\${{ vars.NO }}"\n    ${STEPS}`, /the name of its environment is empty/],
  ["another shell", "steps: [{ shell: pwsh, run: x }]", /shell: pwsh is not run here/],
  ["an action in an image", "steps: [{ uses: docker://alpine:3 }]", /nothing stands in for it here/],
  ["an action of others", "steps: [{ uses: some/action@v1 }]", /nothing stands in for it here/],
  ["an action that runs before all steps", "steps: [{ uses: $/actions/early }]", /"pre" is not imitated/],
  ["a secret in a composite action", "steps: [{ uses: $/actions/secret }]", /Unrecognized named-value: 'secrets'/],
  ["an old Node", "steps: [{ uses: $/actions/old }]", /using: node20 is not run here/],
  ["a command of old", 'steps: [{ run: "echo ::set-output name=a::b" }]', /::set-output:: is not obeyed here/],
  [
    "a composite action with a time",
    "steps: [{ uses: $/actions/both, timeout-minutes: 1 }]",
    /timeout-minutes of a composite action/,
  ],
])("%s is refused by name", async (_, job, message) => {
  const action = (runs: string): string => `name: a\ndescription: a\nruns: ${runs}\n`;
  scene.repository({
    "actions/early/action.yml": action("{ using: node24, pre: a.cjs, main: b.cjs }"),
    "actions/secret/action.yml": action(
      "{ using: composite, steps: [{ run: 'echo ${{ secrets.KEY }}', shell: bash }] }",
    ),
    "actions/old/action.yml": action("{ using: node20, main: b.cjs }"),
    "actions/both/action.yml": action("{ using: composite, steps: [{ run: 'true', shell: bash }] }"),
    ...onTag(`  one:\n    runs-on: x\n    ${job}\n`),
  });
  await expect(scene.run("a.yml")).rejects.toThrow(message);
});
