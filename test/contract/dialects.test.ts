import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { repositoryRoot } from "../../scripts/root.ts";
import { dialectBreaches } from "./dialect-rules.ts";
import { readWorkflow, readWorkflows } from "./workflow-files.ts";

const root = repositoryRoot();
const files = readWorkflows(root);

test.each([...files.keys()])("%s means the same to every forge's runner", (path) => {
  const { workflow } = files.get(path) ?? { workflow: readWorkflow("") };
  expect(dialectBreaches(workflow)).toEqual([]);
});

test("and so do the steps of the one-step action", () => {
  const { runs } = parse(readFileSync(join(root, "action.yml"), "utf8"));
  const content = JSON.stringify({ on: {}, jobs: { all: { steps: runs.steps } } });
  expect(dialectBreaches(readWorkflow(content))).toEqual([]);
});

/** A called workflow with one thing wrong. */
function breachesWith(path: string, from: string, to: string): string[] {
  const { content } = files.get(path) ?? { content: "" };
  expect(content).toContain(from);
  return dialectBreaches(readWorkflow(content.replace(from, () => to)));
}

const ROAD = ".github/workflows/deploy-prod.yml";
const PREPARATION = ".github/workflows/prepare-release.yml";

test.each<[string, string, string, string, string]>([
  [
    "a boolean that is asked for its truth",
    ROAD,
    "format('{0}', inputs.take-backup) == 'true'",
    "inputs.take-backup",
    "take-backup for true or false",
  ],
  [
    "a boolean that is turned around",
    ROAD,
    "format('{0}', inputs.backup) != 'false'",
    "${{ !inputs.backup }}",
    "takes backup for true or false",
  ],
  [
    "a boolean as text that is no comparison",
    ROAD,
    "format('{0}', inputs.take-backup) == 'true'",
    "format('{0}', inputs.take-backup)",
    "take-backup for true or false",
  ],
  [
    "a condition on the name of the event",
    ".github/workflows/incident.yml",
    "!github.event.comment && inputs",
    "github.event_name != 'issue_comment' && inputs",
    "asks for the name of the event",
  ],
  [
    "a step that hides an input of the workflow",
    ROAD,
    "env.SLUICE_GATE != 'comment'",
    "inputs.gate != 'comment'",
    "hides the input gate",
  ],
  [
    "an output of a skipped job that stands before another",
    PREPARATION,
    "needs.changelog.result == 'success' && needs.changelog.outputs.commit ||",
    "needs.changelog.outputs.commit ||",
    "tag: it reads what changelog gives",
  ],
  [
    "an output of a skipped job that is handed on",
    ROAD,
    "needs.release.outputs.ending == 'l' && needs.release.outputs.override",
    "needs.release.outputs.override",
    "announce: it reads what release gives",
  ],
  [
    "an output of a skipped job that is no empty text",
    PREPARATION,
    "needs.sign-off.result == 'success' && needs.changelog.result == 'success' &&",
    "",
    "ask-tag: it reads what changelog gives",
  ],
  [
    "the result of a skipped job",
    PREPARATION,
    "format('{0}', inputs.backup) == 'false')",
    "needs.backup.result == 'skipped')",
    "the result 'skipped'",
  ],
  [
    "all results at once",
    PREPARATION,
    "(needs.plan.result == 'failure' ||",
    "(contains(needs.*.result, 'failure') ||",
    "needs.*",
  ],
])("the rules notice %s", (_, path, from, to, breach) => {
  expect(breachesWith(path, from, to).join("\n")).toContain(breach);
});
