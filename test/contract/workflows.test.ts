import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { parse, stringify } from "yaml";
import { readWorkflowTree } from "../../rehearsal/runner/tree.ts";
import { isTriggered } from "../../rehearsal/runner/trigger.ts";
import { actionFolders, readActionFolder } from "../../scripts/actions/action-folder.ts";
import type { Manifest } from "../../scripts/actions/manifest.ts";
import { repositoryRoot } from "../../scripts/root.ts";
import { officialAnswers, readWorkflow, readWorkflows, type Workflow } from "./workflow-files.ts";
import { type Neighbours, workflowBreaches } from "./workflow-rules.ts";

const root = repositoryRoot();
const files = readWorkflows(root);
let neighbours: Neighbours;

beforeAll(async () => {
  const actions: Record<string, Manifest> = {};
  for (const stage of actionFolders(root)) actions[stage] = (await readActionFolder(root, stage)).manifest;
  const reusable: Record<string, Workflow> = {};
  for (const [path, { workflow }] of files) {
    if (path.startsWith(".github/") && workflow.on.workflow_call) reusable[path.split("/").at(-1) ?? ""] = workflow;
  }
  neighbours = { actions, reusable };
});

test("GitHub's own parser has nothing to say against any workflow file, and finds the same jobs", () => {
  const answers = officialAnswers(root, [...files.keys()]);
  expect(answers.map(({ file }) => file)).toEqual([...files.keys()]);
  for (const { file, complaints, jobs } of answers) {
    expect({ file, complaints }).toEqual({ file, complaints: [] });
    expect(jobs).toEqual(Object.keys(files.get(file)?.workflow.jobs ?? {}));
  }
});

test.each([...files.keys()])("%s fits what it meets", (path) => {
  const { workflow, content } = files.get(path) ?? { workflow: readWorkflow(""), content: "" };
  expect(workflowBreaches(workflow, content, neighbours)).toEqual([]);
});

test("the one-step action fits the stages that it is made of", () => {
  const { inputs, outputs, runs } = v.parse(composite, parse(readFileSync(join(root, "action.yml"), "utf8")));
  const workflow = {
    on: { workflow_call: { inputs, secrets: {}, outputs: {} } },
    permissions: {},
    jobs: {
      all: { name: "all", permissions: {}, outputs: valuesOf(outputs), "timeout-minutes": 1, steps: runs.steps },
    },
  };
  const content = stringify(workflow);
  expect(workflowBreaches(readWorkflow(content), content, neighbours)).toEqual([]);
  expect(JSON.stringify(runs.steps)).not.toContain("secrets.");
});

const composite = v.looseObject({
  inputs: v.record(v.string(), v.looseObject({ description: v.string() })),
  outputs: v.record(v.string(), v.looseObject({ value: v.string() })),
  runs: v.looseObject({ using: v.literal("composite"), steps: v.array(v.looseObject({})) }),
});

function valuesOf(outputs: v.InferOutput<typeof composite>["outputs"]): Record<string, string> {
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

test("every reusable workflow has a caller that users copy", () => {
  const callers = [...files].filter(([path]) => path.startsWith("workflows/")).map(([, { content }]) => content);
  for (const name of Object.keys(neighbours.reusable)) {
    expect(callers.filter((content) => content.includes(`/.github/workflows/${name}@`))).toHaveLength(1);
  }
});

test.each([
  ["v1.4.0", true],
  ["1.4.0", true],
  ["v1.4.0-rc.1", true],
  // A tag that records a rollback starts the workflow, and the preflight reads it as a rollback.
  ["v1.4.0-rollback", true],
  ["1.4.0-rollback.2", true],
  ["v1", false],
  ["1.4", false],
  ["release-1.4.0", false],
  ["api/1.4.0", false],
])("the tag %s starts the deploy: %s; the example of docs/actions.md as well", async (tag, starts) => {
  const [, example = ""] =
    /```yaml\n(on:\n {2}push:\n {4}tags:[\s\S]*?)```/.exec(readFileSync(join(root, "docs/actions.md"), "utf8")) ?? [];
  for (const content of [files.get(CALLER)?.content ?? "", example])
    expect(isTriggered(await readWorkflowTree("a.yml", content), { kind: "push", tag })).toBe(starts);
});

/** The road with one thing wrong. */
function spoilt(path: string, from: string, to: string): string[] {
  const { content } = files.get(path) ?? { content: "" };
  expect(content).toContain(from);
  const changed = content.replaceAll(from, to);
  return workflowBreaches(readWorkflow(changed), changed, neighbours);
}

const ROAD = ".github/workflows/deploy-prod.yml";
const CALLER = "workflows/deploy-prod.yml";

test.each<[string, string, string, string, string]>([
  [
    "an input that its action does not have",
    ROAD,
    "plan-fingerprint: ${{ needs",
    "fingerprint: ${{ needs",
    "has no input fingerprint",
  ],
  [
    "a required input that is not given",
    ROAD,
    "ssh-key: ${{ secrets.DEPLOY_SSH_KEY }}",
    "port: 22",
    "needs the input ssh-key",
  ],
  ["an action that is not there", ROAD, "$/actions/rollback", "$/actions/roll-back", "there is no action roll-back"],
  [
    "a step's output that is not there",
    ROAD,
    "steps.back.outputs.commit",
    "steps.back.outputs.sha",
    "has no output sha",
  ],
  [
    "a step that comes later",
    ROAD,
    "steps.tag.outputs.commit }}",
    "steps.plan.outputs.commit }}",
    "there is no step plan before its use",
  ],
  [
    "a job's output that is not there",
    ROAD,
    "needs.judge.outputs.state",
    "needs.judge.outputs.verdict",
    "judge has no output verdict",
  ],
  [
    "an output that decides by a word",
    ROAD,
    "needs.judge.outputs.state == 'a'",
    "needs.judge.outputs.state == 'approved'",
    'it decides by the word "approved" of judge.outputs.state',
  ],
  [
    "a job that is not needed",
    ROAD,
    "needs: [preflight, judge]",
    "needs: [judge]",
    "it reads preflight, which it does not need",
  ],
  [
    "a secret that nobody declares",
    ROAD,
    "secrets.SURVEY_SSH_KEY",
    "secrets.LOOK_SSH_KEY",
    "there is no secret LOOK_SSH_KEY",
  ],
  ["an input that nobody declares", ROAD, "inputs.watch }}", "inputs.watch-for }}", "there is no input watch-for"],
  [
    "a key of production outside the gate",
    ROAD,
    "secrets.SURVEY_SSH_KEY }}",
    "secrets.DEPLOY_SSH_KEY }}",
    "preflight: it reads DEPLOY_SSH_KEY without naming an environment",
  ],
  ["no time limit", ROAD, "timeout-minutes: 360", "continue-on-error: false", "it has no time limit"],
  [
    "an action of others by its tag",
    ROAD,
    "@1af3b93b6815bc44a9784bd300feb67ff0d1eeb3",
    "@v6",
    "is not pinned to a commit",
  ],
  [
    "a token that stays in the workspace",
    ROAD,
    "persist-credentials: false",
    "persist-credentials: true",
    "leaves the token in the workspace",
  ],
  [
    "too many permissions at the top",
    ROAD,
    "permissions: {}",
    "permissions: { contents: write }",
    "does not begin with `permissions: {}`",
  ],
  ["a caller that grants too little", CALLER, "contents: write", "contents: read", "it does not grant contents: write"],
  [
    "a boolean that is given to a text",
    CALLER,
    "format('{0}', inputs.remove-unknown)",
    "inputs.remove-unknown",
    "the boolean remove-unknown is given to the text remove-unknown",
  ],
  ["a caller's input that is not there", CALLER, "url: https", "address: https", "there is no input address"],
  [
    "a caller that inherits",
    CALLER,
    "secrets:\n      DEPLOY_SSH_KEY",
    "secrets: inherit\n    x:\n      DEPLOY_SSH_KEY",
    "secrets are inherited",
  ],
])("the rules notice %s", (_, path, from, to, breach) => {
  expect(spoilt(path, from, to).join("\n")).toContain(breach);
});
