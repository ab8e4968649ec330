import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../scripts/root.ts";
import type { Spread } from "./statistics.ts";

/** One line of the table of a benchmark. */
export interface Row {
  readonly measure: string;
  readonly program: string;
  readonly unit: string;
  readonly value: Spread;
  /** In words; absent where the row is only for comparison. */
  readonly goal?: string;
  readonly met?: boolean;
}

/** What a benchmark found, as it is kept in bench/results. */
export interface Report {
  readonly name: string;
  readonly title: string;
  /** How it was measured, in sentences. */
  readonly method: string;
  readonly rows: readonly Row[];
  /** Programs that are not in the comparison, each with the reason. */
  readonly missing: readonly string[];
}

export interface KeptReport extends Report {
  readonly date: string;
  readonly machine: string;
}

export const RESULTS = "bench/results";

/** Keeps a report; docs/benchmarks.md is made from what is kept. */
export function keepReport(report: Report): void {
  const kept: KeptReport = { ...report, date: new Date().toISOString().slice(0, 10), machine: describeMachine() };
  const folder = join(repositoryRoot(), RESULTS);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${report.name}.json`), `${JSON.stringify(kept, null, 2)}\n`);
}

function describeMachine(): string {
  const versions = [
    ["docker", "--version"],
    ["docker", "compose", "version"],
    ["git", "--version"],
    ["ssh", "-V"],
  ].map(([program = "", ...args]) => {
    // OpenSSH prints its version on standard error.
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
    return status === 0 ? stdout.trim() || stderr.trim() : `${program} does not answer`;
  });
  const load = `${cpus().length} cores with a load of ${loadavg()[0]?.toFixed(1)} at the end`;
  return [load, `Node.js ${process.version}`, ...versions].join(", ");
}

/** A number that was counted once. */
export function counted(value: number): Spread {
  return { median: value, low: value, high: value };
}
