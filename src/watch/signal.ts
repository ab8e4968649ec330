import type { WrittenRules } from "../config/sections/watch.ts";
import { readTimeLimit } from "../config/values.ts";
import type { Rules, Sample } from "./verdict.ts";

/** What a source saw, without when. */
export interface Observation extends Pick<Sample, "reading" | "text" | "value" | "baseline"> {
  /** It is missing, but the source accepted the query: there is no data at this time. */
  readonly quiet?: true;
  /** Before a deploy: what was counted, for the watch after it. */
  readonly counted?: Counted;
}

/** How much was done in how long. */
export interface Counted {
  readonly count: number;
  readonly seconds: number;
}

/** One signal, of any kind. */
export interface Signal {
  readonly name: string;
  readonly kind: "containers" | "logs" | "http" | "prometheus" | "uptimerobot" | "activity" | "command";
  readonly rules: Rules;
  readonly everyMs: number;
}

/** A signal that is asked over the network or by a script. Never throws for a source's fault: that is missing data. */
export interface Source extends Signal {
  /** The time of the watch before its first sample. */
  readonly firstAfterMs: number;
  ask(): Promise<Observation>;
  /** Asks before a deploy, where that is another question than in the watch. */
  askBefore?(): Promise<Observation>;
}

/** How long a watch is, and how often it looks. */
export interface Pace {
  readonly durationMs: number;
  readonly intervalMs: number;
}

export interface Usual {
  readonly hard: boolean;
  readonly everyMs: number;
  readonly firstAfterMs?: number;
}

export interface Pacing {
  readonly rules: Rules;
  readonly everyMs: number;
  readonly firstAfterMs: number;
}

/** The rules as written, over what is usual for this kind of signal. */
export function readRules(name: string, written: WrittenRules, pace: Pace, usual: Usual): Pacing {
  const asked =
    written.every === undefined ? usual.everyMs : readTimeLimit({ name: `${name}: every`, text: written.every });
  const everyMs = Math.max(asked, pace.intervalMs);
  const { firstAfterMs = 0 } = usual;
  return {
    everyMs,
    firstAfterMs,
    rules: {
      hard: written.hard ?? usual.hard,
      consecutiveFailures: written["consecutive-failures"] ?? 3,
      failureLimit: written["failure-limit"],
      // Half of what there could be: less than that is not a watch.
      minSamples: written["min-samples"] ?? Math.max(1, Math.ceil((pace.durationMs - firstAfterMs) / everyMs / 2)),
      onMissing: written["on-missing"] ?? "inconclusive",
      advisory: written.mode === "advisory",
    },
  };
}

export function missing(text: string): Observation {
  return { reading: "missing", text };
}

export function quiet(text: string): Observation {
  return { reading: "missing", text, quiet: true };
}
