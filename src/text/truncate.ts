/** Stands where a text was truncated. The redaction of secrets finds a part of one beside it. */
export const TRUNCATED = "…";

/** The first characters of a text. `limit` counts UTF-16 units, the mark among them. */
export function truncate(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - TRUNCATED.length).replace(/[\ud800-\udbff]$/, "")}${TRUNCATED}`;
}

/** The last ones. */
export function truncateStart(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${TRUNCATED}${text.slice(TRUNCATED.length - limit).replace(/^[\udc00-\udfff]/, "")}`;
}
