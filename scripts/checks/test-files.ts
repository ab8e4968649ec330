import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { TestFile } from "./jest-results.ts";
import { type Finding, failed } from "./outcome.ts";

/** One run of Jest: its exit code (null if a signal ended it), and its files (undefined if it reported none). */
export interface JestRun {
  readonly code: number | null;
  readonly files: readonly TestFile[] | undefined;
}

/** Counts the tests of a run. An exit code that the files do not explain is a failure. */
export function findingOf({ code, files }: JestRun): Finding {
  if (files === undefined) return failed(`Jest ended (code ${code}) without results`);
  const sum = (key: "passed" | "failed" | "skipped"): number => files.reduce((all, file) => all + file[key], 0);
  const counts = { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped"), files };
  if (code === 0 || counts.failed > 0) return counts;
  return { ...counts, failed: 1, reason: `Jest ended with code ${code} though no test failed; see its lines above` };
}

/** More failed files than this are no accident of a busy machine. */
const MOST_REPEATED = 5;

/** The files to run once more, alone: the failed ones, if they are few. */
export function filesToRepeat({ files = [] }: JestRun): string[] {
  const paths = files.filter((file) => file.failed > 0).map(({ path }) => path);
  return paths.length > MOST_REPEATED ? [] : paths;
}

/** The first run with the repeated files replaced by their second run. What passed only then is named. */
export function afterRepetition(first: JestRun, second: JestRun, root: string): Finding {
  const repeated = new Set(filesToRepeat(first));
  const again = (second.files ?? []).filter(({ path }) => repeated.has(path));
  // A file that the second run does not report keeps its failure.
  const reported = new Set(again.map(({ path }) => path));
  const kept = (first.files ?? []).filter(({ path }) => !reported.has(path));
  const finding = findingOf({ code: second.code, files: [...kept, ...again] });
  const recovered = again.filter((file) => file.failed === 0).map(({ path }) => relative(root, path));
  if (recovered.length === 0 || finding.reason !== undefined) return finding;
  return { ...finding, reason: `passed only when it ran again, alone: ${recovered.join(", ")}` };
}

/** The ten slowest, one line each. */
export function slowest(files: readonly TestFile[], root: string): string[] {
  return files
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, 10)
    .map(({ path, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${relative(root, path)}`);
}

/** Where the seconds of each test file of the last run are: an object of paths and numbers. */
export const SECONDS = "build/test-seconds.json";

export function recordSeconds(files: readonly TestFile[], root: string): void {
  const seconds = Object.fromEntries(files.map((file) => [relative(root, file.path), file.seconds]));
  const record = join(root, SECONDS);
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, `${JSON.stringify(seconds, null, 2)}\n`);
}
