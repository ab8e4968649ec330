import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type KeptReport, RESULTS } from "../../bench/report.ts";
import { renderReports } from "../../bench/table.ts";

/** The sections of docs/benchmarks.md: what the last run of each benchmark has kept. */
export function renderBenchmarks(root: string): string {
  const folder = join(root, RESULTS);
  if (!existsSync(folder)) return "";
  const reports = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name): KeptReport => JSON.parse(readFileSync(join(folder, name), "utf8")));
  return renderReports(reports);
}
