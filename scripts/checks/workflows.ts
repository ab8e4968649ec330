import type { Check } from "./check.ts";
import { command } from "./command.ts";
import { isOnPath, sourceFiles } from "./tools.ts";

/** Worth having; nothing that the README promises needs them. act is for the end-to-end tests. */
const OPTIONAL = ["act", "actionlint", "zizmor"] as const;

/** actionlint 1.7.12 does not know `uses: $/path`, which GitHub does since July 2026. */
const ACTIONLINT = ["actionlint", "-ignore", 'specifying action "\\$/', "-ignore", 'reusable workflow call "\\$/'];

const ZIZMOR = ["zizmor", "--offline", "--no-progress"];

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
