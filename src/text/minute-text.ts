/** A time as people read it: `2026-11-26T02:00Z`. */
export function minuteText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}
