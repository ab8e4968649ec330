import type { WrittenLog } from "../config/sections/watch.ts";
import { readTimeLimit } from "../config/values.ts";
import type { FreshLines, LogLine } from "./log-lines.ts";
import { matches, readPattern } from "./pattern.ts";
import { missing, type Seen } from "./signal.ts";

/** Time for one pattern in one look; patterns that need more are not answered. */
const BUDGET_MS = 2000;

export interface LogPattern {
  readonly pattern: RegExp;
  /** Services whose logs count; empty for all. */
  readonly services: readonly string[];
  readonly max: number;
  readonly windowMs: number;
}

export function createLogPattern(written: WrittenLog, intervalMs: number): LogPattern {
  const { name, window } = written;
  return {
    pattern: readPattern({ name: `${name}: pattern`, text: written.pattern }),
    services: written.services ?? [],
    max: written.max ?? 0,
    windowMs:
      window === undefined
        ? intervalMs
        : Math.max(intervalMs, readTimeLimit({ name: `${name}: window`, text: window })),
  };
}

/** Counts one pattern over the looks of a watch. */
export class LogCounter {
  readonly #pattern: LogPattern;
  readonly #monotonic: () => number;
  #counts: { readonly at: number; readonly count: number }[] = [];

  constructor(pattern: LogPattern, monotonic: () => number) {
    this.#pattern = pattern;
    this.#monotonic = monotonic;
  }

  /** What new lines come to; a text says why there are none to be had. `services`: those that have a log. */
  take(fresh: FreshLines | string, services: ReadonlySet<string>): Seen & { readonly example?: LogLine } {
    if (typeof fresh === "string") return missing(fresh);
    const { services: wanted, max, windowMs } = this.#pattern;
    const began = this.#monotonic();
    const hits: LogLine[] = [];
    let late = false;
    for (const line of fresh.lines) {
      if (!this.#isWanted(line.service)) continue;
      late = this.#monotonic() - began > BUDGET_MS;
      if (late) break;
      if (matches(this.#pattern.pattern, line.text)) hits.push(line);
    }
    this.#counts = [...this.#counts, { at: began, count: hits.length }].filter(({ at }) => began - at < windowMs);
    const value = this.#counts.reduce((sum, { count }) => sum + count, 0);
    const [example] = hits;
    const shown = example === undefined ? {} : { example };
    // Lines that were not seen can only make it more.
    if (value > max) return { reading: "bad", text: `${value} lines, allowed are ${max}`, value, ...shown };
    if (late) return { ...missing("the pattern took too long"), ...shown };
    const absent = wanted.filter((service) => !services.has(service));
    if (absent.length > 0) return missing(`there is no service ${absent.join(", ")}`);
    const partial = [...fresh.partial].filter((service) => this.#isWanted(service));
    if (partial.length > 0) return missing(`the log of ${partial.join(", ")} could not be read whole`);
    return { reading: "ok", text: `${value} lines`, value, ...shown };
  }

  #isWanted(service: string): boolean {
    const { services } = this.#pattern;
    return services.length === 0 || services.includes(service);
  }
}
