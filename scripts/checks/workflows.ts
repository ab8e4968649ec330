import type { Check } from "./check.ts";
import { command } from "./command.ts";
import { isOnPath, sourceFiles } from "./tools.ts";

/** Worth having; nothing that the README promises needs them. act and Gitea are for test/with. */
const OPTIONAL = ["act", "actionlint", "gitea", "zizmor"] as const;

/** What GitHub has learnt since actionlint 1.7.12: `uses: $/path` and `concurrency.queue`. */
const KNOWN_BETTER = [
  'specifying action "\\$/',
  'reusable workflow call "\\$/',
  'unexpected key "queue" for "concurrency"',
];

const ACTIONLINT = ["actionlint", ...KNOWN_BETTER.flatMap((message) => ["-ignore", message])];

const ZIZMOR = ["zizmor", "--offline", "--no-progress", "--persona", "pedantic"];

/** The optional tools' word on the workflow files, where the tools are at hand. */
export function workflowChecks(root: string): Check[] {
  const files = sourceFiles(root, ".github/workflows/*.yml", "workflows/*.yml");
  if (files.length === 0) return [];
  return [ACTIONLINT, ZIZMOR]
    .map((argv) => command(argv[0] ?? "", [...argv, ...files]))
    .filter(({ name }) => isOnPath(name));
}

/** The tools that this machine lacks, as the summary names them. */
export function toolsNotRun(): string[] {
  return OPTIONAL.filter((tool) => !isOnPath(tool)).map((tool) => `${tool} (not on PATH)`);
}
