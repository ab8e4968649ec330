import { StageFailure } from "../stage/failure.ts";
import type { Host, WatchSince } from "../world/host-program.ts";
import type { Clock } from "../world/world.ts";
import type { Look } from "./look.ts";
import { type Turn, WatchRecord } from "./record.ts";
import { missing, type Pace, type Seen, type Source } from "./signal.ts";
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
  /** The version that was watched; empty when no look at the host said it. */
  readonly version: string;
}

/** Told while it happens. */
export interface WatchTeller {
  turned(turn: Turn): void;
  hit(line: string): void;
  progress(seconds: number, record: WatchRecord): void;
}

export interface WatchPlan {
  readonly signals: Signals;
  readonly pace: Pace;
  /** The version that must be there; empty for whichever is. */
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

/** Looks at a release until its time is over, or until it is clear that it is not healthy. */
export async function runWatch(plan: WatchPlan, parts: WatchParts): Promise<Watched> {
  const watch = new Watch(plan, parts);
  return await watch.run();
}

class Watch {
  readonly #plan: WatchPlan;
  readonly #parts: WatchParts;
  readonly #record: WatchRecord;
  readonly #began: number;
  readonly #due = new Map<string, number>();
  #since: WatchSince;
  #judged: { readonly release: string; readonly version: string } | undefined;
  #told = 0;

  constructor(plan: WatchPlan, parts: WatchParts) {
    this.#plan = plan;
    this.#parts = parts;
    this.#record = new WatchRecord(plan.signals, parts.clock.monotonic);
    this.#began = parts.clock.monotonic();
    this.#since = { events: 0, logs: 0, proof: plan.change };
  }

  async run(): Promise<Watched> {
    const { durationMs, intervalMs } = this.#plan.pace;
    let ended = await this.#round(0);
    while (ended === undefined) {
      const spent = this.#spent();
      if (spent >= durationMs) {
        ended = { kind: "time" };
        break;
      }
      const next = Math.min(durationMs, (Math.floor(spent / intervalMs) + 1) * intervalMs);
      // A second is what the look itself takes.
      ended = await this.#round(Math.max(0, Math.floor((next - spent) / 1000) - 1));
      if (ended === undefined) await this.#parts.clock.sleep(Math.max(0, next - this.#spent()), this.#parts.cancelled);
      this.#tell();
    }
    const seconds = Math.round(this.#spent() / 1000);
    return { ended, record: this.#record, seconds, version: this.#judged?.version ?? "" };
  }

  #spent(): number {
    return this.#parts.clock.monotonic() - this.#began;
  }

  #tell(): void {
    if (this.#spent() - this.#told < Math.max(PROGRESS_MS, this.#plan.pace.durationMs / 10)) return;
    this.#told = this.#spent();
    this.#parts.teller.progress(Math.round(this.#spent() / 1000), this.#record);
  }

  /** One look at the host, and the other sources beside it. */
  async #round(seconds: number): Promise<Ended | undefined> {
    const { cancelled, teller } = this.#parts;
    if (cancelled.aborted) return { kind: "cancelled" };
    const asking = Promise.all([this.#look(seconds), Promise.all(this.#dueSources().map((one) => this.#ask(one)))]);
    const seen = await untilAborted(asking, cancelled);
    // What came after the cancelling is not believed: half of it was cut off by it.
    if (seen === undefined) return { kind: "cancelled" };
    const [look, answers] = seen;
    const at = Math.round(this.#spent() / 1000);
    const other = typeof look === "string" ? undefined : this.#otherRelease(look);
    if (other !== undefined) return other;
    const { turns, hits } = this.#record.takeLook(look, at);
    const all = [...turns, ...answers.flatMap(({ source, seen: one }) => this.#record.takeAnswer(source, one, at))];
    for (const turn of all) teller.turned(turn);
    for (const hit of hits) teller.hit(hit);
    return this.#record.failure() === undefined ? undefined : { kind: "failed" };
  }

  async #look(seconds: number): Promise<Look | string> {
    const look = await orMissing(() => this.#parts.host.watch(this.#since, seconds));
    // Where the last good look stood: what was missed by one that failed is asked for again.
    if (typeof look === "string") return look;
    const { proof } = this.#since;
    const isProved = proof === "" || look.proved.length > 0;
    this.#since = { events: look.asked, logs: Math.max(1, look.now - 2), proof: isProved && look.engine ? "" : proof };
    return isProved ? look : `the host keeps no proof of the change ${proof}`;
  }

  #dueSources(): readonly Source[] {
    const now = this.#spent();
    // A little early is on time: a look does not begin to the millisecond.
    const due = this.#plan.signals.asked.filter(
      ({ name, firstAfterMs }) => now >= (this.#due.get(name) ?? firstAfterMs) - 500,
    );
    for (const { name, everyMs } of due) this.#due.set(name, now + everyMs);
    return due;
  }

  async #ask(source: Source): Promise<{ readonly source: Source; readonly seen: Seen }> {
    const seen = await orMissing(() => source.ask());
    return { source, seen: typeof seen === "string" ? missing(seen) : seen };
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

/** A source that fails gives no data; a bug of ours is still a bug. */
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
