import type { Explanation } from "../../src/failure/failure.ts";
import type { Clock, Log, Results } from "../../src/ports/world.ts";
import type { NewRecord } from "../../src/stage/stage-record.ts";
import { logText } from "../../src/text/foreign-line.ts";

/** A clock that no one waits for: sleeping moves it on. */
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

/** Lines as the runner's log gets them, without masking. */
export function createLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    info: (line) => lines.push(logText(line)),
    warning: (line) => lines.push(`warning: ${logText(line)}`),
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
  readonly records: NewRecord[];
}

export function createResults(): Results & { readonly left: Left } {
  const left: Left = { outputs: {}, summaries: [], failures: [], crashes: [], records: [] };
  return {
    left,
    output: (name, value) => {
      left.outputs[name] = value;
    },
    summary: async ({ text }) => {
      left.summaries.push(text);
    },
    record: async (made) => {
      left.records.push(made);
    },
    fail: (explanation) => left.failures.push(explanation),
    crash: (error) => left.crashes.push(error),
  };
}
