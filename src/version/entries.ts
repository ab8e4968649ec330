import type { Change } from "./changes.ts";

/** Pure. Changes that nothing in the text tells of: no number of their pull request, no hash, and not their own words. */
export function missingEntries(
  changes: readonly Change[],
  text: string,
  entryFreeTypes: readonly string[],
): readonly Change[] {
  const words = normal(text);
  const hashes = [...text.matchAll(/\b[0-9a-f]{7,40}\b/g)].map(([hash]) => hash);
  const numbers = new Set([...text.matchAll(/#(\d{1,9})\b/g)].map(([, number]) => Number(number)));
  return changes.filter(({ sha, type, title, pullRequests, group }) => {
    // What breaks or mends security is told, whatever it calls itself.
    const isFree = group === "other" && entryFreeTypes.includes(type);
    const isNamed = pullRequests.some((one) => numbers.has(one)) || hashes.some((hash) => sha.startsWith(hash));
    const isTold = normal(title) !== "" && ` ${words} `.includes(` ${normal(title)} `);
    return !isFree && !isNamed && !isTold;
  });
}

/** Letters and digits alone: punctuation, case and Markdown make no other words. */
function normal(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
