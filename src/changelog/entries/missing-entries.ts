import { childrenOf, type MarkdownNode, placeOf } from "../../text/markdown-tree.ts";
import type { Change } from "../../version/commits/change.ts";
import { withoutReferences } from "../../version/commits/commit.ts";
import { pullRequestGroups } from "../../version/commits/pull-request-groups.ts";
import type { Changelog, Section } from "../sections.ts";

/** Where the changes come from, and which of them need no entry. */
export interface EntryRules {
  /** Types of conventional commits. */
  readonly freeTypes: readonly string[];
  /** Address of the repository, such as https://github.com/owner/name; empty where it is unknown. */
  readonly repositoryUrl: string;
}

/** One entry of a changelog, or a paragraph. */
interface Entry {
  /** Its words, without the references at its end. */
  readonly words: string;
  readonly pullRequests: readonly number[];
}

/** Fewer words than these are found in anything. */
const TELLING = 3;

/**
 * Pure. Changes that no entry of the section names: neither by their pull request, nor by a hash, nor by their own words. Those
 * of one pull request are one group.
 */
export function missingEntries(
  changes: readonly Change[],
  { changelog, section }: { readonly changelog: Changelog; readonly section: Section },
  rules: EntryRules,
): readonly (readonly Change[])[] {
  const raw = section.blocks.flatMap(({ kind, node }) => (kind === "comment" ? [] : entriesOf(changelog.text, node)));
  const entries = raw.map((text) => ({
    words: normal(withoutReferences(text.trimEnd())),
    pullRequests: pullRequestsIn(text, rules.repositoryUrl),
  }));
  const isNamed = namedIn(raw.join("\n"), entries);
  const hasWords = wordsIn(entries);
  // A breaking change or a security fix needs an entry, independently of its type.
  const isFree = ({ type, group }: Change): boolean => group === "other" && rules.freeTypes.includes(type);
  return pullRequestGroups(changes).flatMap((group) => {
    const needing = group.filter((change) => !isFree(change));
    const isThere = needing.length === 0 || group.some((change) => isNamed(change) || hasWords(change));
    return isThere ? [] : [needing];
  });
}

/** The texts of a block, item by item; code does not count. */
function entriesOf(text: string, node: MarkdownNode): readonly string[] {
  switch (node.type) {
    case "paragraph":
    case "heading":
    case "tableRow":
    case "definition":
    case "html": {
      const { start, end } = placeOf(node);
      return [text.slice(start, end)];
    }
    case "listItem": {
      const own = childrenOf(node)
        .filter(({ type }) => type === "paragraph")
        .map((one) => entriesOf(text, one)[0] ?? "");
      const inner = childrenOf(node).filter(({ type }) => type !== "paragraph");
      return [own.join("\n\n"), ...inner.flatMap((one) => entriesOf(text, one))];
    }
    default:
      return childrenOf(node).flatMap((child) => entriesOf(text, child));
  }
}

function namedIn(text: string, entries: readonly Entry[]): (change: Change) => boolean {
  const numbers = new Set(entries.flatMap(({ pullRequests }) => pullRequests));
  const hashes = Map.groupBy(
    [...text.matchAll(/\b[0-9a-f]{7,40}\b/g)].map(([hash]) => hash),
    (hash) => hash.slice(0, 7),
  );
  return ({ sha, pullRequests }) =>
    pullRequests.some((one) => numbers.has(one)) ||
    (hashes.get(sha.slice(0, 7)) ?? []).some((hash) => sha.startsWith(hash));
}

/** An entry of other pull requests only is about those, unless it says nothing else than this title. */
function wordsIn(entries: readonly Entry[]): (change: Change) => boolean {
  const whole = new Set(entries.map(({ words }) => words));
  const open = entries.filter(({ pullRequests }) => pullRequests.length === 0).map(({ words }) => words);
  const byWord = new Map<string, string[]>();
  for (const words of open) {
    for (const word of new Set(words.split(" "))) {
      const list = byWord.get(word);
      if (list === undefined) byWord.set(word, [words]);
      else list.push(words);
    }
  }
  return ({ title, scope }) => {
    const own = normal(title);
    if (own === "") return false;
    if (whole.has(own) || whole.has(`${normal(scope)} ${own}`)) return true;
    const words = own.split(" ");
    if (words.length < TELLING) return false;
    // Only entries with its rarest word can hold all of them.
    const [rarest = []] = words
      .map((word) => byWord.get(word) ?? [])
      .toSorted((left, right) => left.length - right.length);
    return rarest.some((entry) => ` ${entry} `.includes(` ${own} `));
  };
}

/** `#12`, and its address in this repository; `owner/name#12` is another repository's, and so is what an address ends with. */
function pullRequestsIn(text: string, repositoryUrl: string): readonly number[] {
  const numbers = [...text.matchAll(/(?<![\w/.-])(?:#|GH-|PR#)(\d{1,9})\b/g)].map(([, number]) => Number(number));
  if (repositoryUrl === "") return numbers;
  const slug = new URL(repositoryUrl).pathname.slice(1).toLowerCase();
  const full = [...text.matchAll(/(?<![\w/.-])([\w.-]+\/[\w.-]+)#(\d{1,9})\b/g)]
    .filter(([, name]) => name?.toLowerCase() === slug)
    .map(([, , number]) => Number(number));
  const addresses = [
    ...text.matchAll(/(https?:\/\/[^\s()<>\]]+?)\/(?:-\/)?(?:pull|pulls|issues|merge_requests)\/(\d{1,9})\b/g),
  ]
    .filter(([, url]) => url?.toLowerCase() === repositoryUrl.toLowerCase())
    .map(([, , number]) => Number(number));
  return [...numbers, ...full, ...addresses];
}

/** Letters and digits alone: punctuation, case and Markdown make no other words. */
function normal(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
