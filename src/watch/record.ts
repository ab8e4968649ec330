import { type Baseline, judgeContainers } from "./containers.ts";
import { type FreshLines, LogReader } from "./log-lines.ts";
import { LogCounter } from "./log-pattern.ts";
import type { EngineEvent, Look } from "./look.ts";
import type { Seen, Signal } from "./signal.ts";
import type { Signals } from "./sources.ts";
import { failed, type Sample, type Series } from "./verdict.ts";

/** Lines before the watch that still count: a release's first minutes, not a database's last year. */
const LOOK_BACK_SECONDS = 900;
/** Lines of each service's log that are kept for the report of a failure. */
const KEPT_LINES = 20;

/** A reading that is not what the one before it was. */
export interface Turn {
  readonly signal: string;
  readonly sample: Sample;
}

/** What a watch has seen so far. */
export class WatchRecord {
  readonly #signals: Signals;
  readonly #samples = new Map<string, Sample[]>();
  readonly #counters: ReadonlyMap<string, LogCounter>;
  readonly #reader = new LogReader();
  readonly #tails = new Map<string, string[]>();
  #seenEvents = new Set<string>();
  #baseline: Baseline | undefined;
  #notBefore: number | undefined;

  constructor(signals: Signals, monotonic: () => number) {
    this.#signals = signals;
    this.#counters = new Map(signals.logs.map(({ name, pattern }) => [name, new LogCounter(pattern, monotonic)]));
  }

  /** Takes a look at the host, or why there is none; gives what turned and lines that a pattern found. */
  takeLook(look: Look | string, at: number): { readonly turns: readonly Turn[]; readonly hits: readonly string[] } {
    const own = typeof look === "string" ? look : this.#withoutSeenEvents(look);
    if (typeof own !== "string" && own.engine) this.#baseline ??= own.proved.length > 0 ? own.proved : own.containers;
    const turns = this.#add(this.#signals.containers, judgeContainers(own, this.#baseline), at);
    const fresh = this.#fresh(own);
    const services = new Set(typeof own === "string" ? [] : own.containers.map(({ service }) => service));
    const hits: string[] = [];
    for (const signal of this.#signals.logs) {
      const seen = this.#counters.get(signal.name)?.take(fresh, services);
      if (seen === undefined) continue;
      turns.push(...this.#add(signal, seen, at));
      if (seen.example !== undefined) hits.push(`${seen.example.service} | ${seen.example.text}`);
    }
    return { turns, hits };
  }

  takeAnswer(signal: Signal, seen: Seen, at: number): readonly Turn[] {
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

  /** The last lines of every service's log, foreign as they are. */
  tails(): ReadonlyMap<string, readonly string[]> {
    return this.#tails;
  }

  #add({ name }: Signal, seen: Seen, at: number): Turn[] {
    const samples = this.#samples.get(name) ?? [];
    this.#samples.set(name, samples);
    const sample: Sample = {
      at,
      reading: seen.reading,
      text: seen.text,
      ...(seen.value === undefined ? {} : { value: seen.value }),
    };
    const before = samples.at(-1)?.reading ?? "ok";
    samples.push(sample);
    return before === sample.reading ? [] : [{ signal: name, sample }];
  }

  #fresh(look: Look | string): FreshLines | string {
    if (typeof look === "string") return look;
    if (!look.engine) return "the engine says nothing";
    this.#notBefore ??= look.asked - LOOK_BACK_SECONDS;
    const fresh = this.#reader.fresh(look, this.#notBefore);
    for (const { service, text } of fresh.lines) {
      const tail = [...(this.#tails.get(service) ?? []), text].slice(-KEPT_LINES);
      this.#tails.set(service, tail);
    }
    return fresh;
  }

  /** Looks overlap: an event counts once. */
  #withoutSeenEvents(look: Look): Look {
    const key = ({ at, id, action }: EngineEvent): string => `${at} ${id} ${action}`;
    const events = look.events.filter((event) => !this.#seenEvents.has(key(event)));
    this.#seenEvents = new Set([...this.#seenEvents, ...events.map(key)].slice(-2000));
    return { ...look, events };
  }
}
