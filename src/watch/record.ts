import type { EngineEvent, Look } from "../host/look.ts";
import type { LogLine } from "../host/look-reader.ts";
import type { Observation, Signal } from "./signal.ts";
import { type Baseline, judgeContainers } from "./signals/containers.ts";
import { type KnownLogs, LogCounter } from "./signals/log-pattern.ts";
import type { LogSignal, Signals } from "./sources.ts";
import { failed, type Sample, type Series } from "./verdict.ts";

/** A reading that is not what the one before it was. */
export interface Turn {
  readonly signal: string;
  readonly sample: Sample;
}

/** The part of the time between two samples after which a look is the next one. */
const ON_PACE = 0.75;

/** What a watch has seen so far. */
export class WatchRecord {
  readonly #signals: Signals;
  readonly #samples = new Map<string, Sample[]>();
  readonly #counters: ReadonlyMap<string, LogCounter>;
  readonly #counted = new Map<string, number>();
  readonly #monotonic: () => number;
  #seenEvents = new Set<string>();
  #baseline: Baseline | undefined;
  /** Whether the baseline is what the deploy verified, and not what the watch found. */
  #isVerified = false;

  constructor(signals: Signals, monotonic: () => number) {
    this.#signals = signals;
    this.#monotonic = monotonic;
    this.#counters = new Map(signals.logs.map(({ name, pattern }) => [name, new LogCounter(pattern, monotonic)]));
  }

  takeLine(line: LogLine): void {
    for (const counter of this.#counters.values()) counter.take(line);
  }

  /**
   * Takes a look at the host, or the reason why it failed; gives what turned and lines that a pattern found. Looks that come at once
   * because of an event are no samples of the logs: their verdict counts samples, and each stands for its time.
   */
  takeLook(
    look: Look | string,
    at: number,
    isLast: boolean,
  ): { readonly turns: readonly Turn[]; readonly hits: readonly string[] } {
    const own = typeof look === "string" ? look : this.#withoutSeenEvents(look);
    if (typeof own !== "string" && own.engine && this.#baseline === undefined) {
      this.#isVerified = own.proved.length > 0;
      this.#baseline = this.#isVerified ? own.proved : own.containers;
    }
    const turns = this.#add(this.#signals.containers, judgeContainers(own, this.#baseline, this.#isVerified), at);
    const known = knownLogs(own);
    const hits: string[] = [];
    const isEnd = isLast || this.failure() !== undefined;
    for (const signal of this.#signals.logs) {
      const counter = this.#counters.get(signal.name);
      if (counter === undefined) continue;
      if (typeof known !== "string" && !isEnd && !this.#isDue(signal)) {
        counter.pass(known);
        continue;
      }
      if (typeof known !== "string") this.#counted.set(signal.name, this.#monotonic());
      const seen = counter.look(known);
      turns.push(...this.#add(signal, seen, at));
      if (seen.example !== undefined) hits.push(`${seen.example.service} | ${seen.example.text}`);
    }
    return { turns, hits };
  }

  takeAnswer(signal: Signal, seen: Observation, at: number): readonly Turn[] {
    return this.#add(signal, seen, at);
  }

  series(): readonly Series[] {
    return [this.#signals.containers, ...this.#signals.logs, ...this.#signals.asked].map(({ name, kind, rules }) => ({
      name,
      kind,
      rules,
      samples: this.#samples.get(name) ?? [],
    }));
  }

  /** A gate that has failed for good. */
  failure(): Series | undefined {
    return this.series().find((one) => !one.rules.advisory && failed(one) !== undefined);
  }

  #isDue({ name, everyMs }: LogSignal): boolean {
    const before = this.#counted.get(name);
    return before === undefined || this.#monotonic() - before >= everyMs * ON_PACE;
  }

  #add({ name }: Signal, seen: Observation, at: number): Turn[] {
    const samples = this.#samples.get(name) ?? [];
    this.#samples.set(name, samples);
    const sample: Sample = {
      at,
      reading: seen.reading,
      text: seen.text,
      ...(seen.value === undefined ? {} : { value: seen.value }),
      ...(seen.baseline === undefined ? {} : { baseline: seen.baseline }),
    };
    const before = samples.at(-1)?.reading ?? "ok";
    samples.push(sample);
    return before === sample.reading ? [] : [{ signal: name, sample }];
  }

  /** Looks overlap: an event counts once. */
  #withoutSeenEvents(look: Look): Look {
    const key = ({ at, id, action }: EngineEvent): string => `${at} ${id} ${action}`;
    const events = look.events.filter((event) => !this.#seenEvents.has(key(event)));
    this.#seenEvents = new Set([...this.#seenEvents, ...events.map(key)].slice(-2000));
    return { ...look, events };
  }
}

function knownLogs(look: Look | string): KnownLogs | string {
  if (typeof look === "string") return look;
  if (!look.engine) return "the engine does not answer";
  const named = look.containers.filter(({ id }) => look.unreadable.has(id));
  return {
    services: new Set(look.containers.map(({ service }) => service)),
    partial: new Set(named.map(({ service }) => service)),
  };
}
