export interface Moment {
  readonly headline: string;
  readonly detail: string;
  /** Seconds since the rehearsal began. */
  readonly at: number;
}

/** What happened, for a person who has read nothing else. */
export function renderTimeline(moments: readonly Moment[], seconds: number): string {
  const lines = moments.flatMap(({ at, headline, detail }) => [`  ${clock(at)}  ${headline}`, `         ${detail}`]);
  return [
    `What happened in ${Math.round(seconds)} seconds`,
    "",
    ...lines,
    "",
    "  After each act the rehearsal looked for itself, past Sluice's own word: which containers run, from which",
    "  images, with which environment and mounted files; what the host recorded; and that the data is still there.",
    "  All was as it was meant to be.",
    "",
  ].join("\n");
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
