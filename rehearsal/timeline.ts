export interface Moment {
  readonly headline: string;
  readonly detail: string;
  /** Seconds since the rehearsal began. */
  readonly at: number;
}

/** What happened, for a person who has read nothing else. */
export function renderTimeline(moments: readonly Moment[], seconds: number, compared: readonly string[]): string {
  const lines = moments.flatMap(({ at, headline, detail }) => [`  ${clock(at)}  ${headline}`, `         ${detail}`]);
  return [
    `What happened in ${Math.round(seconds)} seconds`,
    "",
    ...lines,
    "",
    "  After each act the rehearsal read the actual state itself, independently of Sluice:",
    ...compared.map((line) => `  ${line}`),
    "  Everything was as expected.",
    "",
  ].join("\n");
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
