import { StageFailure } from "../failure/failure.ts";
import type { Look } from "../host/look.ts";
import type { Host, HostWatch } from "../ports/host.ts";
import type { Clock } from "../ports/world.ts";
import { type Turn, WatchRecord } from "./record.ts";
import { missing, type Pace, type Source } from "./signal.ts";
import type { Signals } from "./sources.ts";

/** Why a watch was over. Only the first one can be healthy. */
export type Ended =
  | { readonly kind: "time" }
  | { readonly kind: "failed" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "superseded"; readonly reason: string }
  | { readonly kind: "no-release" };

export interface Watched {
  readonly ended: Ended;
  readonly record: WatchRecord;
  readonly seconds: number;
  /** The version that was watched; empty when no sample of the host contained it. */
  readonly version: string;
}

/** Called during the watch. */
export interface WatchTeller {
  turned(turn: Turn): void;
  hit(line: string): void;
  progress(seconds: number, record: WatchRecord): void;
}

export interface WatchPlan {
  readonly signals: Signals;
  readonly pace: Pace;
  /** The version that the host must have; empty for any. */
  readonly version: string;
  /** The change that deployed it, whose proof the containers are compared with; empty to compare with the first look. */
  readonly change: string;
}

export interface WatchParts {
  readonly host: Pick<Host, "watch">;
  readonly clock: Clock;
  readonly cancelled: AbortSignal;
  readonly teller: WatchTeller;
}

/** A progress line ten times in a watch, and not more often than every minute. */
const PROGRESS_MS = 60_000;

/** Watches a release until its time is over, or until it is certain that it is not healthy. */
export async function runWatch(plan: WatchPlan, parts: WatchParts): Promise<Watched> {
  const watch = new Watch(plan, parts);
  return await watch.run();
}

const TOGETHER_MS = 1000;

/** The answer of a source has decided, before the next look came. */
const DECIDED = Symbol("decided");

class Watch {
  readonly #plan: WatchPlan;
  readonly #parts: WatchParts;
  readonly #record: WatchRecord;
  readonly #host: HostWatch;
  readonly #began: number;
  readonly #due = new Map<string, number>();
  readonly #asking = new Set<Promise<void>>();
  /** A bug of ours in a source; no answer is made of it. */
  #fault: { readonly error: unknown } | undefined;
  #look: Promise<Look | string> | undefined;
  #decide: (decided: typeof DECIDED) => void = () => {};
  readonly #decided = new Promise<typeof DECIDED>((resolve) => {
    this.#decide = resolve;
  });
  #judged: { readonly release: string; readonly version: string } | undefined;
  #told = 0;
  /** The time was over when the last look came. */
  #isLast = false;

  constructor(plan: WatchPlan, parts: WatchParts) {
    this.#plan = plan;
    this.#parts = parts;
    const { signals, pace, change } = plan;
    const record = new WatchRecord(signals, parts.clock.monotonic);
    this.#record = record;
    this.#began = parts.clock.monotonic();
    this.#host = parts.host.watch({
      intervalSeconds: Math.max(1, Math.round(pace.intervalMs / 1000)),
      logs: servicesOf(signals),
      proof: change,
      onLine: (line) => record.takeLine(line),
    });
  }

  async run(): Promise<Watched> {
    let ended: Ended | undefined;
    while (ended === undefined) {
      ended = (await this.#round()) ?? (this.#isLast ? { kind: "time" } : undefined);
      this.#tell();
    }
    const seconds = Math.round(this.#spent() / 1000);
    return { ended, record: this.#record, seconds, version: this.#judged?.version ?? "" };
  }

  #spent(): number {
    return this.#parts.clock.monotonic() - this.#began;
  }

  /** A little early is on time: a look does not come to the millisecond. */
  #isOver(): boolean {
    return this.#spent() >= this.#plan.pace.durationMs - 500;
  }

  #tell(): void {
    if (this.#spent() - this.#told < Math.max(PROGRESS_MS, this.#plan.pace.durationMs / 10)) return;
    this.#told = this.#spent();
    this.#parts.teller.progress(Math.round(this.#spent() / 1000), this.#record);
  }

  /** The next look at the host. The other sources are asked beside it, and do not hold it up. */
  async #round(): Promise<Ended | undefined> {
    const { cancelled } = this.#parts;
    if (cancelled.aborted) return { kind: "cancelled" };
    for (const source of this.#dueSources()) this.#start(source);
    this.#look ??= orMissing(() => this.#host.next());
    const look = await untilAborted(Promise.race([this.#look, this.#decided]), cancelled);
    // Samples after the cancellation are ignored, because it may have interrupted them.
    if (look === undefined) return { kind: "cancelled" };
    if (look === DECIDED) {
      // Other answers that come at the same time belong to the reason.
      const { clock } = this.#parts;
      await untilAborted(Promise.race([Promise.all(this.#asking), clock.sleep(TOGETHER_MS, cancelled)]), cancelled);
      return cancelled.aborted ? { kind: "cancelled" } : this.#decision();
    }
    this.#look = undefined;
    const other = typeof look === "string" ? undefined : this.#otherRelease(look);
    if (other !== undefined) return other;
    this.#isLast = this.#isOver();
    const { turns, hits } = this.#record.takeLook(look, this.#seconds(), this.#isLast);
    this.#tellOf(turns, hits);
    // A host that cannot be asked is asked again at the next interval.
    if (typeof look === "string") {
      await this.#pause();
      this.#isLast = this.#isOver();
    }
    // The last answers count as well.
    if (this.#isLast) await untilAborted(Promise.all(this.#asking), cancelled);
    return cancelled.aborted ? { kind: "cancelled" } : this.#decision();
  }

  #decision(): Ended | undefined {
    if (this.#fault !== undefined) throw this.#fault.error;
    return this.#record.failure() === undefined ? undefined : { kind: "failed" };
  }

  async #pause(): Promise<void> {
    const { durationMs, intervalMs } = this.#plan.pace;
    const spent = this.#spent();
    const next = Math.min(durationMs, (Math.floor(spent / intervalMs) + 1) * intervalMs);
    await this.#parts.clock.sleep(Math.max(0, next - spent), this.#parts.cancelled);
  }

  #seconds(): number {
    return Math.round(this.#spent() / 1000);
  }

  #tellOf(turns: readonly Turn[], hits: readonly string[]): void {
    for (const turn of turns) this.#parts.teller.turned(turn);
    for (const hit of hits) this.#parts.teller.hit(hit);
  }

  #start(source: Source): void {
    const asking = this.#ask(source)
      .catch((error: unknown) => {
        this.#fault ??= { error };
        this.#decide(DECIDED);
      })
      .finally(() => this.#asking.delete(asking));
    this.#asking.add(asking);
  }

  #dueSources(): readonly Source[] {
    const now = this.#spent();
    const due = this.#plan.signals.asked.filter(
      ({ name, firstAfterMs }) => now >= (this.#due.get(name) ?? firstAfterMs) - 500,
    );
    for (const { name, everyMs } of due) this.#due.set(name, now + everyMs);
    return due;
  }

  async #ask(source: Source): Promise<void> {
    const seen = await orMissing(() => source.ask());
    if (this.#parts.cancelled.aborted) return;
    const answer = typeof seen === "string" ? missing(seen) : seen;
    this.#tellOf(this.#record.takeAnswer(source, answer, this.#seconds()), []);
    // A gate that has failed for good does not wait for the next look.
    if (this.#record.failure() !== undefined) this.#decide(DECIDED);
  }

  /** Whether the host still has the release that is judged. */
  #otherRelease(look: Look): Ended | undefined {
    const { version } = this.#plan;
    if (look.pending !== "") return { kind: "superseded", reason: `the change ${look.pending} is switching the host` };
    if (look.release === "") return { kind: "no-release" };
    this.#judged ??= { release: look.release, version: look.version };
    if (version !== "" && look.version !== version)
      return { kind: "superseded", reason: `the host has ${look.version}, not ${version}` };
    if (look.release === this.#judged.release) return undefined;
    return {
      kind: "superseded",
      reason: `the host now has ${look.version} (${look.release}), not ${this.#judged.version}`,
    };
  }
}

/** The services whose logs a signal counts in. */
function servicesOf({ logs }: Signals): "all" | readonly string[] {
  const named = logs.map(({ pattern }) => pattern.services);
  return named.some((services) => services.length === 0) ? "all" : [...new Set(named.flat())];
}

/** A source that fails has no data; a bug of Sluice is still an error. */
export async function orMissing<T>(ask: () => Promise<T>): Promise<T | string> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof StageFailure) return error.what;
    throw error;
  }
}

/** Undefined when the run is cancelled first: a cancelled run has seconds, and a look may take longer. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  let stop: () => void = () => {};
  const aborted = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
    signal.addEventListener("abort", stop);
    // It may have been aborted while the work was begun.
    if (signal.aborted) stop();
  });
  try {
    const first = await Promise.race([work, aborted]);
    if (first === undefined || signal.aborted) work.catch(() => {});
    return signal.aborted ? undefined : first;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
