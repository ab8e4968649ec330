import { Refusal } from "./refusal.ts";

/** Concurrency groups: one run at a time, and one pending. A later run replaces the pending one. */
export class Groups {
  /** By name, in whose letters case means nothing: those who wait. */
  readonly #groups = new Map<string, ((go: boolean) => void)[]>();

  /** Resolves to false when a later one took the place, or when it was cancelled while it waited. */
  async enter({ group, queue, cancelsOthers }: Concurrency, cancel: AbortSignal): Promise<boolean> {
    const name = group.toLowerCase();
    const waiting = this.#groups.get(name);
    if (waiting === undefined) {
      this.#groups.set(name, []);
      return true;
    }
    if (cancelsOthers) {
      throw new Refusal(
        `The group ${group} is in use: "cancel-in-progress" that cancels something is not imitated here.`,
      );
    }
    if (queue === "single") for (const give of waiting.splice(0)) give(false);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    waiting.push(resolve);
    const giveUp = (): void => {
      const at = waiting.indexOf(resolve);
      if (at >= 0) waiting.splice(at, 1);
      resolve(false);
    };
    if (cancel.aborted) giveUp();
    else cancel.addEventListener("abort", giveUp, { once: true });
    return promise.finally(() => cancel.removeEventListener("abort", giveUp));
  }

  leave({ group }: Concurrency): void {
    const name = group.toLowerCase();
    const next = this.#groups.get(name)?.shift();
    if (next === undefined) this.#groups.delete(name);
    else next(true);
  }
}

export interface Concurrency {
  readonly group: string;
  readonly queue: "single" | "max";
  readonly cancelsOthers: boolean;
}

/** Reads `concurrency`, already evaluated. */
export function readConcurrency(value: unknown, what: string): Concurrency | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string") return { group: value, queue: "single", cancelsOthers: false };
  if (typeof value !== "object" || !("group" in value)) throw new Refusal(`${what}: concurrency names no group.`);
  return {
    group: String(value.group),
    queue: "queue" in value && value.queue === "max" ? "max" : "single",
    cancelsOthers: "cancel-in-progress" in value && value["cancel-in-progress"] !== false,
  };
}
