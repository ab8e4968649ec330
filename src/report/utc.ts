/** A time to the second, as the host's journal has it: `2026-11-26T02:00:00Z`. */
export function utc(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
}
