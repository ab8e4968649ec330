import type { JournalEvent } from "../../host/journal.ts";

export type ChangeTimes = Readonly<Record<"began-at" | "switched-at" | "undone-at" | "ended-at", string>>;

/** Times of a change by the host's clock, as the journal has them; empty for what did not happen or is unknown. */
export function changeTimes(events: readonly JournalEvent[]): ChangeTimes {
  const began = events.find(({ event }) => event === "began");
  const switched = events.find((one) => one.event === "step" && one.step === "switch" && one.state === "begins");
  // A settlement that brings the release before back follows the change that was interrupted, in the same list.
  const undone = events.find(({ event }) => event === "undo") ?? events.filter(({ event }) => event === "began")[1];
  const ended = events.findLast(({ event }) => event === "ended");
  return {
    "began-at": began?.at ?? "",
    "switched-at": switched?.at ?? "",
    "undone-at": undone?.at ?? "",
    "ended-at": ended?.at ?? "",
  };
}
