import { Refusal } from "./refusal.ts";

/** Concurrency groups: one at a time, one more waits; whoever comes then takes the waiting one's place. */
export class Groups {
  readonly #groups = new Map<string, { waiting: ((go: boolean) => void)[] }>();

  /** Resolves to false when a later one took the place. */
  async enter(name: string, queue: "single" | "max" = "single"): Promise<boolean> {
    const group = this.#groups.get(name);
    if (group === undefined) {
      this.#groups.set(name, { waiting: [] });
      return true;
    }
    if (queue === "single") for (const cancel of group.waiting.splice(0)) cancel(false);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    group.waiting.push(resolve);
    return promise;
  }

  leave(name: string): void {
    const next = this.#groups.get(name)?.waiting.shift();
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
