import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../ports/world.ts";

export const realClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    try {
      await delay(milliseconds, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      // An aborted wait ends without an error.
      if (signal?.aborted !== true) throw error;
    }
  },
};
