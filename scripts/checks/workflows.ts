import { actionlint } from "./actionlint.ts";
import type { Check } from "./check.ts";
import { isOnPath, sourceFiles } from "./tools.ts";
import { zizmor } from "./zizmor.ts";

/** Worth having; nothing that the README promises needs them. act and Gitea are for test/with. */
const OPTIONAL = ["act", "actionlint", "gitea", "zizmor"] as const;

/** The optional tools' word on the workflow files, where the tools are at hand. */
export function workflowChecks(root: string): Check[] {
  const workflows = sourceFiles(root, ".github/workflows/*.yml", "workflows/*.yml");
  if (workflows.length === 0) return [];
  return [actionlint(workflows), zizmor([...workflows, ...sourceFiles(root, "action.yml")])].filter(({ name }) =>
    isOnPath(name),
  );
}

/** The tools that this machine lacks, as the summary names them. */
export function toolsNotRun(): string[] {
  return OPTIONAL.filter((tool) => !isOnPath(tool)).map((tool) => `${tool} (not on PATH)`);
}
