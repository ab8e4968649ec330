import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { parse } from "yaml";
import { sourceFiles } from "../../scripts/checks/tools.ts";

const text = v.union([v.string(), v.number(), v.boolean()]);
const texts = v.record(v.string(), text);
const declared = v.record(
  v.string(),
  v.nullable(
    v.looseObject({ required: v.optional(v.boolean()), type: v.optional(v.string()), default: v.optional(text) }),
  ),
);
const permissions = v.record(v.string(), v.string());

const step = v.looseObject({
  id: v.optional(v.string()),
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  with: v.optional(texts, {}),
});

const job = v.looseObject({
  name: v.optional(v.string()),
  needs: v.optional(v.union([v.string(), v.array(v.string())]), []),
  uses: v.optional(v.string()),
  with: v.optional(texts, {}),
  secrets: v.optional(v.union([v.string(), texts]), {}),
  permissions: v.optional(permissions),
  environment: v.optional(v.union([v.string(), v.looseObject({ name: v.string() })])),
  outputs: v.optional(texts, {}),
  steps: v.optional(v.array(step), []),
  "timeout-minutes": v.optional(v.number()),
});

const call = v.looseObject({
  inputs: v.optional(declared, {}),
  secrets: v.optional(declared, {}),
  outputs: v.optional(v.record(v.string(), v.looseObject({ value: v.string() })), {}),
});

const workflow = v.looseObject({
  on: v.looseObject({
    workflow_call: v.optional(
      v.pipe(
        v.nullable(v.looseObject({})),
        v.transform((declared) => declared ?? {}),
        call,
      ),
    ),
    workflow_dispatch: v.optional(v.nullable(v.looseObject({ inputs: v.optional(declared, {}) }))),
  }),
  permissions: v.optional(permissions),
  jobs: v.record(v.string(), job),
});

export type Job = v.InferOutput<typeof job>;
export type Step = v.InferOutput<typeof step>;
export type Workflow = v.InferOutput<typeof workflow>;

export function readWorkflow(content: string): Workflow {
  return v.parse(workflow, parse(content));
}

/** Paths of the workflow files, GitHub's and those that users copy. */
export function workflowPaths(root: string): string[] {
  return [".github/workflows", "workflows"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".yml"))
      .map((name) => `${folder}/${name}`),
  );
}

/** Paths of the workflow files among the examples. */
export function exampleWorkflowPaths(root: string): string[] {
  return sourceFiles(root, ":(glob)examples/*/*.yml").filter((path) =>
    /^jobs:$/m.test(readFileSync(join(root, path), "utf8")),
  );
}

export function readWorkflows(root: string): Map<string, { readonly content: string; readonly workflow: Workflow }> {
  return new Map(
    workflowPaths(root).map((path) => {
      const content = readFileSync(join(root, path), "utf8");
      return [path, { content, workflow: readWorkflow(content) }];
    }),
  );
}

const answers = v.array(v.object({ file: v.string(), complaints: v.array(v.string()), jobs: v.array(v.string()) }));

/** What GitHub's own parser says. */
export function officialAnswers(root: string, files: readonly string[]): v.InferOutput<typeof answers> {
  const node = join(root, "node_modules/.bin/node");
  const printed = execFileSync(node, [join(root, "scripts/workflows/parse.mjs"), ...files], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  return v.parse(answers, JSON.parse(printed));
}
