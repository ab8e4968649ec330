import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Check } from "./check.ts";
import type { Foreground } from "./foreground.ts";
import { readJestResults } from "./jest-results.ts";
import { afterRepetition, filesToRepeat, findingOf, type JestRun } from "./test-files.ts";

interface JestOptions {
  readonly options: readonly string[];
  /** A command that runs another one. */
  readonly prefix?: readonly string[];
}

/**
 * One of Jest's projects. A file that a busy machine made fail runs again alone (docs/decisions/0051-*.md). `@actions/*` are
 * ES modules only, and Jest loads those with Node's VM modules.
 */
export function jest(project: "unit" | "sandbox", { options, prefix = [] }: JestOptions): Check {
  return {
    name: `${project} tests`,
    async run(foreground) {
      const folder = mkdtempSync(join(tmpdir(), "sluice-jest-"));
      const engines = join(folder, "engines");
      const before = [...prefix, "env", `SLUICE_ENGINE_RECORD=${engines}`];
      const run = (own: readonly string[]): Promise<JestRun> =>
        runJest(foreground, before, join(folder, "results.json"), [`--selectProjects=${project}`, ...own]);
      try {
        const first = await run(options);
        const repeated = filesToRepeat(first);
        if (repeated.length > 0) console.log(`\n${repeated.length} failed test files run once more, one at a time.`);
        const finding =
          repeated.length === 0
            ? findingOf(first)
            : afterRepetition(first, await run(["--maxWorkers=1", "--runTestsByPath", ...repeated]), foreground.root);
        const ran = [...new Set((read(engines) ?? "").split("\n").filter((line) => line !== ""))];
        return ran.length === 0 ? finding : { ...finding, on: ran.join(", ") };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

async function runJest(
  foreground: Foreground,
  before: readonly string[],
  results: string,
  options: readonly string[],
): Promise<JestRun> {
  rmSync(results, { force: true });
  const node = [process.execPath, "--experimental-vm-modules", "--disable-warning=ExperimentalWarning"];
  const told = ["node_modules/jest/bin/jest.js", "--json", `--outputFile=${results}`, ...options];
  const code = await foreground.run([...before, ...node, ...told]);
  return { code, files: readJestResults(read(results)) };
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
