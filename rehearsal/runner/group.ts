import { Refusal } from "./refusal.ts";

/** Concurrency groups: one at a time, one more waits; whoever comes then takes the waiting one's place. */
export class Groups {
  /** By name, in whose letters case means nothing: those who wait. */
  readonly #groups = new Map<string, ((go: boolean) => void)[]>();

  /** Resolves to false when a later one took the place, or when it was cancelled while it waited. */
  async enter({ group, queue }: Concurrency, cancel: AbortSignal): Promise<boolean> {
    const name = group.toLowerCase();
    const waiting = this.#groups.get(name);
    if (waiting === undefined) {
      this.#groups.set(name, []);
      return true;
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
}

/** Reads `concurrency`, already evaluated. */
export function readConcurrency(value: unknown, what: string): Concurrency | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string") return { group: value, queue: "single" };
  if (typeof value !== "object" || !("group" in value)) throw new Refusal(`${what}: concurrency names no group.`);
  if ("cancel-in-progress" in value && value["cancel-in-progress"] !== false) {
    throw new Refusal(`${what}: "cancel-in-progress" other than false is not imitated here.`);
  }
  return { group: String(value.group), queue: "queue" in value && value.queue === "max" ? "max" : "single" };
}
