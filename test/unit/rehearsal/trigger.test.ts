import { readWorkflowTree } from "../../../rehearsal/runner/tree.ts";
import { isTriggered, type Trigger } from "../../../rehearsal/runner/trigger.ts";
import { workflowsStartedBy } from "../../../rehearsal/runner/workflow-file.ts";
import { ended, onTag, type RunnerScene, runnerScene } from "./runner-scene.ts";

/** Which event starts which file, and of which commit. */

jest.setTimeout(30_000);

const JOBS = "jobs: { a: { runs-on: x, steps: [{ run: 'true' }] } }\n";
const tag = (name: string): Trigger => ({ kind: "push", tag: name });
const branch = (name: string): Trigger => ({ kind: "push", branch: name });

test.each<[string, Trigger, boolean]>([
  ["push", tag("v1.0.0"), true],
  ["push", branch("main"), true],
  ["[push, workflow_dispatch]", tag("v1.0.0"), true],
  ["{ push: {} }", branch("feature/a"), true],
  ["{ push: { tags: ['v*'] } }", tag("v1.0.0"), true],
  ["{ push: { tags: ['v*'] } }", tag("release-1"), false],
  // Patterns for the other kind alone match nothing.
  ["{ push: { tags: ['**'] } }", branch("main"), false],
  ["{ push: { branches: ['**'] } }", tag("v1.0.0"), false],
  ["{ push: { tags-ignore: ['x'] } }", branch("main"), false],
  ["{ push: { branches-ignore: ['x'] } }", tag("v1.0.0"), false],
  ["{ push: { branches: [main], tags: ['v*'] } }", branch("main"), true],
  ["{ push: { branches: [main], tags: ['v*'] } }", branch("v1"), false],
  ["{ push: { tags-ignore: ['v*'] } }", tag("v1.0.0"), false],
  ["{ push: { tags-ignore: ['v*'] } }", tag("x1"), true],
  // One star ends at a slash, and a dot is a dot.
  ["{ push: { branches: ['hotfix/*'] } }", branch("hotfix/v1.0.1"), true],
  ["{ push: { branches: ['hotfix/*'] } }", branch("hotfix/a/b"), false],
  ["{ push: { branches: ['hotfix/**'] } }", branch("hotfix/a/b"), true],
  ["{ push: { tags: ['v*.*.*'] } }", tag("v1-0-0"), false],
  ["{ push: { tags: ['[0-9]+.[0-9]+.[0-9]+*'] } }", tag("41.0.12"), true],
  ["{ push: { tags: ['[0-9]+.[0-9]+.[0-9]+*'] } }", tag("1.0.0-rollback.2"), true],
  ["{ push: { tags: ['[0-9]+.[0-9]+.[0-9]+*'] } }", tag("1.0"), false],
  ["{ push: { tags: ['[0-9]+.[0-9]+.[0-9]+*'] } }", tag("a1.0.0"), false],
  // The last pattern that matches decides.
  ["{ push: { tags: ['v*', '!v*-rc*'] } }", tag("v1.0.0-rc1"), false],
  ["{ push: { tags: ['v*', '!v*-rc*', 'v2*'] } }", tag("v2.0.0-rc1"), true],
  ["workflow_dispatch", branch("main"), false],
  ["{ workflow_dispatch: {} }", { kind: "workflow_dispatch", inputs: {} }, true],
  ["pull_request", { kind: "pull_request", number: 7 }, true],
  ["{ issue_comment: { types: [created] } }", { kind: "issue_comment", payload: { action: "created" } }, true],
  ["{ issue_comment: { types: [created] } }", { kind: "issue_comment", payload: { action: "edited" } }, false],
])("`on: %s` and %j: %s", async (on, trigger, starts) => {
  expect(isTriggered(await readWorkflowTree("a.yml", `on: ${on}\n${JOBS}`), trigger)).toBe(starts);
});

test("a pattern that repeats what is before it is refused by name", async () => {
  const tree = await readWorkflowTree("a.yml", `on: { push: { tags: ['v1?'] } }\n${JOBS}`);
  expect(() => isTriggered(tree, tag("v1"))).toThrow(/The pattern v1\? is not imitated here/);
});

describe("of which commit", () => {
  let scene: RunnerScene;
  const saying = (word: string): Record<string, string> => ({
    ".github/workflows/a.yml": `on: { push: {}, workflow_dispatch: {}, pull_request: {}, issue_comment: {} }
jobs: { a: { runs-on: x, steps: [{ run: "echo ${word} $GITHUB_SHA $GITHUB_REF" }] } }
`,
  });

  beforeEach(() => {
    scene = runnerScene();
    scene.repository(saying("tagged"));
  });

  afterEach(() => scene.end());

  test("a tag's push runs the tag's file, a branch's its newest, a dispatch and a comment the default branch's", async () => {
    const tagged = scene.git("rev-parse", "v1.0.0");
    const newest = scene.commit(saying("newest"));
    const lines = async (trigger: Trigger): Promise<readonly string[]> => (await scene.run("a.yml", { trigger })).lines;
    expect(await lines(tag("v1.0.0"))).toEqual([`tagged ${tagged} refs/tags/v1.0.0`]);
    expect(await lines(branch("main"))).toEqual([`newest ${newest} refs/heads/main`]);
    expect(await lines({ kind: "workflow_dispatch", inputs: {} })).toEqual([`newest ${newest} refs/heads/main`]);
    expect(await lines({ kind: "issue_comment", payload: {} })).toEqual([`newest ${newest} refs/heads/main`]);
    expect(await lines({ kind: "workflow_dispatch", inputs: {}, ref: "refs/tags/v1.0.0" })).toEqual([
      `tagged ${tagged} refs/tags/v1.0.0`,
    ]);
  });

  test("a pull request runs the file of its merge commit, which is neither its head nor the branch's", async () => {
    scene.git("switch", "-qc", "feature", "v1.0.0");
    scene.commit({ "more.txt": "1" });
    scene.git("switch", "-q", "main");
    scene.commit({ "other.txt": "1" });
    scene.git("switch", "-q", "--detach", "main");
    scene.git("merge", "-q", "--no-commit", "feature");
    const merged = scene.commit(saying("merged"));
    scene.git("push", "-q", "origin", `${merged}:refs/pull/7/merge`);
    const { lines } = await scene.run("a.yml", { trigger: { kind: "pull_request", number: 7 } });
    expect(lines).toEqual([`merged ${merged} refs/pull/7/merge`]);
  });

  test("a run that is played later, or again, is still about its commit", async () => {
    const commit = scene.git("rev-parse", "main");
    scene.commit(saying("newest"));
    const first = await scene.run("a.yml", { trigger: branch("main"), commit });
    expect(first.lines).toEqual([`tagged ${commit} refs/heads/main`]);
    const again = await scene.run("a.yml", { trigger: branch("main"), before: { ...ended(first), jobs: new Map() } });
    expect(again.lines).toEqual(first.lines);
  });

  test("what a push starts is all files of its commit that ask for it", async () => {
    const commit = scene.commit({
      ".github/workflows/b.yml": `on: { push: { tags: ['v*'] } }\n${JOBS}`,
      ".github/workflows/c.yaml": `on: { push: { branches: [main] } }\n${JOBS}`,
      ".github/workflows/notes.md": "no workflow",
    });
    const started = (trigger: Trigger, at = commit): Promise<readonly string[]> =>
      workflowsStartedBy({ bare: scene.bare, commit: at, trigger });
    expect(await started(tag("v2.0.0"))).toEqual([".github/workflows/a.yml", ".github/workflows/b.yml"]);
    expect(await started(branch("main"))).toEqual([".github/workflows/a.yml", ".github/workflows/c.yaml"]);
    expect(await started(tag("v2.0.0"), scene.git("rev-parse", "v1.0.0"))).toEqual([".github/workflows/a.yml"]);
  });

  test("a file that the event does not start is not run", async () => {
    scene.commit({ ".github/workflows/b.yml": `on: { push: { tags: ['release-*'] } }\n${JOBS}` });
    scene.git("tag", "v1.1.0");
    scene.git("push", "-q", "origin", "v1.1.0");
    expect((await scene.run("b.yml", { trigger: tag("v1.1.0") })).end).toBeUndefined();
  });
});

test("a dispatch gives what the file declares: its type, its default, one of its choices", async () => {
  const scene = runnerScene();
  try {
    scene.repository({
      ...onTag("  a: { runs-on: x, steps: [{ run: 'true' }] }\n"),
      ".github/workflows/b.yml": `
on:
  workflow_dispatch:
    inputs:
      dry: { type: boolean, default: false }
      bump: { type: choice, options: [auto, patch], default: auto }
      tag: { type: string, required: true }
jobs:
  a:
    runs-on: x
    steps:
      - { if: inputs.dry, run: echo dry }
      - { run: "echo \${{ inputs.bump }} \${{ inputs.tag }}" }
`,
    });
    const dispatch = (inputs: Readonly<Record<string, string>>) =>
      scene.run("b.yml", { trigger: { kind: "workflow_dispatch", inputs } });
    expect((await dispatch({ tag: "v1", dry: "false" })).lines).toEqual(["auto v1"]);
    expect((await dispatch({ tag: "v1", dry: "true", bump: "patch" })).lines).toEqual(["dry", "patch v1"]);
    await expect(dispatch({})).rejects.toThrow(/input "tag" is required/);
    await expect(dispatch({ tag: "v1", bump: "huge" })).rejects.toThrow(/offers auto, patch, not huge/);
    await expect(dispatch({ tag: "v1", dry: "maybe" })).rejects.toThrow(/wants a boolean/);
    await expect(dispatch({ tag: "v1", other: "x" })).rejects.toThrow(/has no input "other"/);
  } finally {
    scene.end();
  }
});
