import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "./world.ts";

export const realClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (milliseconds) => delay(milliseconds),
};
