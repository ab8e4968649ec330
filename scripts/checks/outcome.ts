import type { TestFile } from "./jest-results.ts";

/** How one check ended. Jest counts its tests; any other check counts as one. */
export interface Outcome {
  readonly check: string;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why it failed or was skipped, or what passed only in a second run, in one line. */
  readonly reason?: string;
  /** What it ran on, where that is not always the same. */
  readonly on?: string;
  /** The test files of a check that runs Jest. */
  readonly files?: readonly TestFile[];
}

/** What a check finds out; the runner adds its name and the time. */
export type Finding = Omit<Outcome, "check" | "seconds">;

export const OK: Finding = { passed: 1, failed: 0, skipped: 0 };

export function failed(reason: string): Finding {
  return { passed: 0, failed: 1, skipped: 0, reason };
}

export function skipped(reason: string): Finding {
  return { passed: 0, failed: 0, skipped: 1, reason };
}

/** One line a check, what was not run, and the counts as the last line. */
export function renderSummary(outcomes: readonly Outcome[], notRun: readonly string[]): string {
  const width = Math.max(0, ...outcomes.map(({ check }) => check.length));
  const lines = outcomes.map((outcome) => {
    const reason = [outcome.on, outcome.reason].flatMap((text) => (text === undefined ? [] : `  ${text}`)).join("");
    return `${outcome.check.padEnd(width)}  ${verdict(outcome).padEnd(7)} ${outcome.seconds.toFixed(1).padStart(6)} s${reason}`;
  });
  return [...lines, ...notRun.map((tool) => `not run: ${tool}`), countLine(outcomes)].join("\n");
}

function verdict({ passed, failed, skipped }: Outcome): string {
  if (failed > 0) return "failed";
  return passed === 0 && skipped > 0 ? "skipped" : "ok";
}

function countLine(outcomes: readonly Outcome[]): string {
  const sum = (key: "passed" | "failed" | "skipped"): number => outcomes.reduce((all, one) => all + one[key], 0);
  return `${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`;
}

/** In CI the machine has been made ready, so nothing may be skipped there; elsewhere a skip is only told. */
export function exitCode(outcomes: readonly Outcome[], inCi: boolean): 0 | 1 {
  const bad = outcomes.some((outcome) => outcome.failed > 0 || (inCi && outcome.skipped > 0));
  return bad || outcomes.length === 0 ? 1 : 0;
}
