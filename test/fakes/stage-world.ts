import type { Explanation } from "../../src/stage/failure.ts";
import type { Clock, Log, Results } from "../../src/world/world.ts";

/** A clock that nobody waits for: sleeping moves it on. */
export function createClock(): Clock & { readonly slept: number[] } {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => 1_800_000_000_000 + now,
    monotonic: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
      slept.push(milliseconds);
    },
  };
}

export function createLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    info: (line) => lines.push(line),
    warning: (line) => lines.push(`warning: ${line}`),
    mask: () => {},
    redact: (text) => text,
  };
}

/** What a stage left behind. */
export interface Left {
  readonly outputs: Record<string, string>;
  readonly summaries: string[];
  readonly failures: Explanation[];
  readonly crashes: unknown[];
}

export function createResults(): Results & { readonly left: Left } {
  const left: Left = { outputs: {}, summaries: [], failures: [], crashes: [] };
  return {
    left,
    output: (name, value) => {
      left.outputs[name] = value;
    },
    summary: async (markdown) => {
      left.summaries.push(markdown);
    },
    fail: (explanation) => left.failures.push(explanation),
    crash: (error) => left.crashes.push(error),
  };
}
