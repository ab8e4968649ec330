import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Check } from "./check.ts";
import { readJestResults } from "./jest-results.ts";

/** One of Jest's projects. `@actions/*` are ES modules only, and Jest loads those with Node's VM modules. */
export function jest(project: "unit" | "sandbox", options: readonly string[]): Check {
  return {
    name: `${project} tests`,
    async run(foreground) {
      const folder = mkdtempSync(join(tmpdir(), "sluice-jest-"));
      const results = join(folder, "results.json");
      const node = [process.execPath, "--experimental-vm-modules", "--disable-warning=ExperimentalWarning"];
      const told = ["--selectProjects", project, "--json", `--outputFile=${results}`, ...options];
      try {
        const code = await foreground.run([...node, "node_modules/jest/bin/jest.js", ...told]);
        return readJestResults(existsSync(results) ? readFileSync(results, "utf8") : undefined, code);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
