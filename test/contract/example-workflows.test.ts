import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { actionFolders, readActionFolder } from "../../scripts/actions/action-folder.ts";
import { repositoryRoot } from "../../scripts/root.ts";
import { dialectBreaches } from "./dialect-rules.ts";
import { permissionBreaches } from "./permission-rules.ts";
import { exampleWorkflowPaths, officialAnswers, readWorkflow, readWorkflows, type Workflow } from "./workflow-files.ts";
import { workflowBreaches } from "./workflow-rules.ts";

/** The workflow files of the examples fit what they call, as the files that users copy do. */

const root = repositoryRoot();
const paths = exampleWorkflowPaths(root);
const ours = [...readWorkflows(root)].filter(([path]) => path.startsWith(".github/"));

/** Only `gh` can write a label, and these rules do not know what a script needs. */
const LABEL = [
  'label: a script gets the run\'s token: gh pr edit "$NUMBER" --add-label needs-a-person',
  "label: nothing in it needs pull-requests: write",
];

/** With the names by which the rules know our actions, and the files beside it: a user has all of them in one folder. */
function textOf(path: string): string {
  return readFileSync(join(root, path), "utf8")
    .replaceAll(/OWNER\/sluice\/(actions\/[\w-]+)@v[\d.]+/g, "$/$1")
    .replaceAll("uses: ./.github/workflows/ci.yml", "uses: example/app/.github/workflows/ci.yml@main")
    .replaceAll("uses: ./.github/workflows/e2e.yml", "uses: example/app/.github/workflows/e2e.yml@main");
}

async function surroundings() {
  const folders = await Promise.all(actionFolders(root).map((stage) => readActionFolder(root, stage)));
  const reusable: Record<string, Workflow> = {};
  for (const [path, { workflow }] of ours) if (workflow.on.workflow_call) reusable[basename(path)] = workflow;
  for (const path of paths) reusable[basename(path)] = readWorkflow(textOf(path));
  return {
    reusable,
    actions: Object.fromEntries(folders.map(({ stage, manifest }) => [stage, manifest])),
    inputs: Object.fromEntries(folders.map(({ stage, keys }) => [stage, keys.inputs])),
  };
}

test("there are examples of workflows, and GitHub's own parser has nothing to say against them", () => {
  expect(paths.length).toBeGreaterThan(3);
  for (const { file, complaints } of officialAnswers(root, paths))
    expect({ file, complaints }).toEqual({ file, complaints: [] });
});

test.each(paths)("%s fits what it calls", async (path) => {
  const text = textOf(path);
  expect(workflowBreaches(readWorkflow(text), text, await surroundings())).toEqual([]);
});

test.each(paths)("%s gives each job what it needs, and nothing else", async (path) => {
  const breaches = permissionBreaches(readWorkflow(textOf(path)), await surroundings());
  expect(breaches).toEqual(path.endsWith("/label-majors.yml") ? LABEL : []);
});

test.each(paths)("%s means the same to every forge's runner", (path) => {
  expect(dialectBreaches(readWorkflow(textOf(path)))).toEqual([]);
});

test("the trigger of a push can be deleted from ci.yml, as build-story expects", () => {
  const push = / {2}push:\n {4}branches: .*\n/;
  expect(textOf("examples/ci/ci.yml")).toMatch(push);
  expect(readWorkflow(textOf("examples/ci/ci.yml").replace(push, "")).on).not.toHaveProperty("push");
});
