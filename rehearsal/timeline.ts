import type { Scene } from "./acts.ts";

export interface Moment extends Scene {
  /** Seconds since the rehearsal began. */
  readonly at: number;
}

/** What happened, for a person who has read nothing else. */
export function renderTimeline(moments: readonly Moment[], seconds: number): string {
  return [
    renderMoments(moments, seconds),
    "  After each act the rehearsal looked for itself, past Sluice's own word: which containers run, from which",
    "  images, with which environment and mounted files; what the host recorded; and that the data is still there.",
    "  All was as it was meant to be.",
    "",
  ].join("\n");
}

/** One line a moment, and what is to be said of it. */
export function renderMoments(moments: readonly Moment[], seconds: number): string {
  const lines = moments.flatMap(({ at, headline, detail }) => [`  ${clock(at)}  ${headline}`, `         ${detail}`]);
  return [`What happened in ${Math.round(seconds)} seconds`, "", ...lines, ""].join("\n");
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
