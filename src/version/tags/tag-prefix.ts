/**
 * Several products in one repository: each has tags that begin with its own prefix, such as `api/v1.4.0`. A version
 * never has one; the tag's full name is built where a tag is searched for, created or reported.
 */

/** Words with single marks between them, and a mark at the end, as in `@acme/app@`; nothing that Git takes for no ref's name. */
export const TAG_PREFIX = /^(?=.{1,100}$)(?!.*\.lock\/)@?[A-Za-z0-9]+(?:[._/@-][A-Za-z0-9]+)*[/@_-]$/;

/** The full name of a version's tag. */
export function tagName(prefix: string, version: string): string {
  return `${prefix}${version}`;
}

/** What a tag's name consists of; undefined for one that no product would have. */
export function splitTag(tag: string): { readonly prefix: string; readonly version: string } | undefined {
  const [, prefix = "", version = ""] = /^(.*?)(v?\d+\.\d+\.\d+.*)$/.exec(tag) ?? [];
  return version !== "" && (prefix === "" || TAG_PREFIX.test(prefix)) ? { prefix, version } : undefined;
}

/** A version that was given as itself, or by the full name of its tag. */
export function bareVersion(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

/** Names of this product's tags, without the prefix. */
export function ownNames(names: readonly string[], prefix: string): readonly string[] {
  return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}

/** This product's tags without the prefix, and what they are on. */
export function ownTags(tags: ReadonlyMap<string, string>, prefix: string): ReadonlyMap<string, string> {
  const own = [...tags].filter(([name]) => name.startsWith(prefix));
  return new Map(own.map(([name, commit]) => [name.slice(prefix.length), commit]));
}

/** `hotfix/v1.2.5` for this product's `hotfix/api/v1.2.5`; empty for every other branch. */
export function ownHotfixBranch(branch: string, prefix: string): string {
  const start = `hotfix/${prefix}`;
  return branch.startsWith(start) ? `hotfix/${branch.slice(start.length)}` : "";
}

/** A hotfix as this product has it: its tag and its branch have the prefix. */
export function inProduct<Found extends { readonly from: string; readonly version: string; readonly branch: string }>(
  hotfix: Found,
  prefix: string,
): Found {
  const { from, version } = hotfix;
  return { ...hotfix, from: tagName(prefix, from), branch: `hotfix/${tagName(prefix, version)}` };
}
