import type { Change } from "./changes.ts";
import { withoutReferences } from "./commit.ts";

/** One entry of a changelog, or a paragraph. */
interface Entry {
  /** Its words, without the references at its end. */
  readonly words: string;
  readonly pullRequests: readonly number[];
}

/** Fewer words than these are found in anything. */
const TELLING = 3;

/** Pure. Changes that nothing in the text tells of: no number of their pull request, no hash, and not their own words. */
export function missingEntries(
  changes: readonly Change[],
  text: string,
  entryFreeTypes: readonly string[],
): readonly Change[] {
  const entries = entriesOf(text);
  const hashes = [...text.matchAll(/\b[0-9a-f]{7,40}\b/g)].map(([hash]) => hash);
  const numbers = new Set(entries.flatMap(({ pullRequests }) => pullRequests));
  return changes.filter((change) => {
    const { sha, type, pullRequests, group } = change;
    // What breaks or mends security is told, whatever it calls itself.
    const isFree = group === "other" && entryFreeTypes.includes(type);
    const isNamed = pullRequests.some((one) => numbers.has(one)) || hashes.some((hash) => sha.startsWith(hash));
    return !isFree && !isNamed && !entries.some((entry) => tells(entry, change));
  });
}

/** An entry of other pull requests only is about those, unless it says nothing else than this title. */
function tells({ words, pullRequests }: Entry, { title, scope }: Change): boolean {
  const own = normal(title);
  if (own === "") return false;
  if (words === own || words === `${normal(scope)} ${own}`) return true;
  return pullRequests.length === 0 && own.split(" ").length >= TELLING && ` ${words} `.includes(` ${own} `);
}

/** A bullet, a heading or a blank line begins the next one. */
function entriesOf(text: string): readonly Entry[] {
  return text
    .split(/\n(?=[ \t]*(?:[-*+]|\d+[.)]|#{1,6})[ \t])|\n[ \t]*\r?\n/)
    .map((entry) => ({ words: normal(withoutReferences(entry.trimEnd())), pullRequests: pullRequestsIn(entry) }));
}

/** `#12`; `owner/name#12` is another repository's, and so is what an address ends with. */
function pullRequestsIn(text: string): readonly number[] {
  return [...text.matchAll(/(?<![\w/.-])#(\d{1,9})\b/g)].map(([, number]) => Number(number));
}

/** Letters and digits alone: punctuation, case and Markdown make no other words. */
function normal(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
