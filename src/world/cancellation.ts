import type { Cancellation } from "./world.ts";

/** A cancelled run does not end Node at once: the stage hears of it and ends in order. */
export function listenForCancel(): Cancellation {
  const controller = new AbortController();
  const cancel = (): void => controller.abort();
  process.once("SIGINT", cancel);
  process.once("SIGTERM", cancel);
  return { signal: controller.signal };
}
