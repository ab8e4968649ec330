/** Seconds up to two minutes, then minutes and seconds: `95 s`, `2 min 5 s`. */
export function secondsText(length: number): string {
  const seconds = Math.round(length);
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Of milliseconds: whole seconds up to two minutes, then whole minutes: `95 s`, `30 min`. */
export function roundDurationText(milliseconds: number): string {
  return milliseconds < 120_000 ? `${Math.ceil(milliseconds / 1000)} s` : `${Math.ceil(milliseconds / 60_000)} min`;
}
