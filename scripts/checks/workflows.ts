import { actionlint } from "./actionlint.ts";
import type { Check } from "./check.ts";
import { exampleWorkflows } from "./example-workflows.ts";
import { isOnPath, sourceFiles } from "./tools.ts";
import { zizmor } from "./zizmor.ts";

/** Worth having; nothing that the README promises needs them. act, Chromium, Gitea and its runner are for test/with. */
const OPTIONAL = ["act", "actionlint", "chromium", "gitea", "gitea-runner", "versitygw", "zizmor"] as const;

/** The optional tools' word on the workflow files, where the tools are at hand. */
export function workflowChecks(root: string): Check[] {
  const workflows = sourceFiles(root, ".github/workflows/*.yml", "workflows/*.yml");
  if (workflows.length === 0) return [];
  const own = [actionlint(workflows), zizmor([...workflows, ...sourceFiles(root, "action.yml")])].filter(({ name }) =>
    isOnPath(name),
  );
  return own.length === 0 ? [] : [...own, exampleWorkflows];
}

/** The tools that this machine lacks, as the summary names them. */
export function toolsNotRun(): string[] {
  return OPTIONAL.filter((tool) => !isOnPath(tool)).map((tool) => `${tool} (not on PATH)`);
}
