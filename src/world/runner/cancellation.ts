import type { Cancellation } from "../../ports/world.ts";

/** A cancelled run does not end Node at once: the stage receives the signal and ends in order. */
export function listenForCancel(): Cancellation {
  const controller = new AbortController();
  const cancel = (): void => controller.abort();
  process.once("SIGINT", cancel);
  process.once("SIGTERM", cancel);
  return { signal: controller.signal };
}
