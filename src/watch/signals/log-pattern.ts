import type { WrittenLog } from "../../config/sections/watch.ts";
import { readTimeLimit } from "../../config/values.ts";
import type { LogLine } from "../../host/look-reader.ts";
import { missing, type Observation } from "../signal.ts";
import { type Pattern, readPattern } from "./pattern.ts";

/** Time for one pattern in one look; patterns that need more are not answered. */
const BUDGET_MS = 2000;

export interface LogPattern {
  readonly pattern: Pattern;
  /** Services whose logs count; empty for all. */
  readonly services: readonly string[];
  readonly max: number;
  /** Age up to which a sample counts: between two samples, since none comes to the millisecond. */
  readonly windowMs: number;
}

export function createLogPattern(written: WrittenLog, intervalMs: number): LogPattern {
  const { name, window } = written;
  const windowMs = window === undefined ? 0 : readTimeLimit({ name: `${name}: window`, text: window });
  return {
    pattern: readPattern({ name: `${name}: pattern`, text: written.pattern }),
    services: written.services ?? [],
    max: written.max ?? 0,
    windowMs: Math.max(intervalMs, windowMs) - intervalMs / 2,
  };
}

/** What a look knows of the logs. */
export interface KnownLogs {
  /** Services that have containers. */
  readonly services: ReadonlySet<string>;
  /** Those whose log could not be read whole since the look before. */
  readonly partial: ReadonlySet<string>;
}

/** Counts one pattern in the lines of logs, from sample to sample. */
export class LogCounter {
  readonly #pattern: LogPattern;
  readonly #monotonic: () => number;
  #counts: { readonly at: number; readonly count: number }[] = [];
  #hits = 0;
  #example: LogLine | undefined;
  #spentMs = 0;
  #wasLate = false;
  #partial = new Set<string>();

  constructor(pattern: LogPattern, monotonic: () => number) {
    this.#pattern = pattern;
    this.#monotonic = monotonic;
  }

  /** Takes a line that was written since the sample before. */
  take(line: LogLine): void {
    if (!this.#isWanted(line.service) || this.#isLate()) return;
    const began = this.#monotonic();
    if (this.#pattern.pattern.matches(line.text)) {
      this.#hits++;
      this.#example ??= line;
    }
    this.#spentMs += this.#monotonic() - began;
  }

  /** A look that is no sample of this pattern. */
  pass(known: KnownLogs | string): void {
    if (typeof known === "string") return;
    for (const service of known.partial) this.#partial.add(service);
    this.#wasLate ||= this.#isLate();
    this.#spentMs = 0;
  }

  /** What the lines since the sample before come to; a text says why there was no look, and they stay for the next one. */
  look(known: KnownLogs | string): Observation & { readonly example?: LogLine } {
    if (typeof known === "string") return missing(known);
    this.pass(known);
    const { services: wanted, max, windowMs } = this.#pattern;
    const now = this.#monotonic();
    this.#counts = [...this.#counts, { at: now, count: this.#hits }].filter(({ at }) => now - at < windowMs);
    const value = this.#counts.reduce((sum, { count }) => sum + count, 0);
    const shown = this.#example === undefined ? {} : { example: this.#example };
    const late = this.#wasLate;
    const partial = [...this.#partial].filter((service) => this.#isWanted(service));
    this.#hits = 0;
    this.#example = undefined;
    this.#wasLate = false;
    this.#partial = new Set();
    // Lines that were not read can only make it more.
    if (value > max) return { reading: "bad", text: `${value} lines, the limit is ${max}`, value, ...shown };
    if (late) return { ...missing("the pattern took too long"), ...shown };
    const absent = wanted.filter((service) => !known.services.has(service));
    if (absent.length > 0) return missing(`there is no service ${absent.join(", ")}`);
    if (partial.length > 0) return missing(`the log of ${partial.join(", ")} could not be read whole`);
    return { reading: "ok", text: `${value} lines`, value, ...shown };
  }

  #isLate(): boolean {
    return this.#spentMs > BUDGET_MS;
  }

  #isWanted(service: string): boolean {
    const { services } = this.#pattern;
    return services.length === 0 || services.includes(service);
  }
}
