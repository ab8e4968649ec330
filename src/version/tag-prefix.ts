/** Several products in one repository: each has tags that begin with its own prefix, such as `api/v1.4.0`. */

/** Parts that Git takes for a ref's name, and an end that a version can follow; empty for none. */
const PREFIX = /^(?:[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*[/@_-])*$/;

export function isTagPrefix(text: string): boolean {
  return PREFIX.test(text) && text.length <= 100;
}

/** Names of this product's tags, without the prefix. */
export function ownNames(names: readonly string[], prefix: string): readonly string[] {
  return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}
