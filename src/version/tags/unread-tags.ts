import { bareNumber, readTag } from "./tag.ts";

/** `release-1.2`, `v1`, `v1_0_0`, and also what is read and is no release: `v1.0.0-rc.1`. */
const RESEMBLES = /\d+[._]\d+|(?:^|[^A-Za-z])v\d/i;

/**
 * Tags that resemble versions and are not releases of this product: `release-1.2`, `1.4`, prereleases, or those of another
 * prefix. `names` are full names.
 */
export function unreadTags(names: readonly string[], prefix: string): readonly string[] {
  return names.filter((name) => {
    if (!RESEMBLES.test(name)) return false;
    const own = name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
    const isRelease = own !== undefined && readTag(own).kind === "release";
    return !isRelease && !/-rollback(?:\.\d+)?$/.test(name);
  });
}

/** Pure. A sentence about tags that may be releases; empty without such tags. */
export function unreadSentence(unread: readonly string[]): string {
  if (unread.length === 0) return "";
  const some = unread.slice(0, 3).join(", ");
  const more = unread.length > 3 ? ` and ${unread.length - 3} more` : "";
  return `Tags that look like versions were not read: ${some}${more}. Releases are called v1.2.3 or 1.2.3; what stands before the number is set as \`tag-prefix\`.`;
}

export interface TagNames {
  /** The release before; undefined where there is no earlier one. */
  readonly previous: string | undefined;
  /** This product's tags, without their prefix. */
  readonly own: readonly string[];
  /** Full names of what was not read. */
  readonly unread: readonly string[];
  readonly prefix: string;
}

/** Pure. Warnings about tags that may be releases: all of them without an earlier release, otherwise the newer ones. */
export function unreadWarnings({ previous, own, unread, prefix }: TagNames): readonly string[] {
  if (previous === undefined) {
    const sentence = unreadSentence(unread);
    return sentence === "" ? [] : [`This is taken for the first release. ${sentence}`];
  }
  const known = own.filter((name) => readTag(name).kind === "release").map(numbersOf);
  const newer = unread.filter((name) => {
    const [, number] = (name.startsWith(prefix) ? NUMBERED.exec(name.slice(prefix.length)) : null) ?? [];
    if (number === undefined) return false;
    const numbers = number.split(/[._]/).map(Number);
    // `v1` and `v1.1` often follow the newest release of their line.
    const isLine = known.some((one) => numbers.every((part, at) => part === one[at]));
    return !isLine && isGreater(numbers, numbersOf(previous));
  });
  const [first] = newer;
  if (first === undefined) return [];
  const names = `${newer.slice(0, 3).join(", ")}${newer.length > 3 ? ` and ${newer.length - 3} more` : ""}`;
  return [
    `Tags that look newer than ${previous} were not read: ${names}. Releases are called v1.2.3 or 1.2.3; if one of them is a release, give its commit a tag of three numbers, too.`,
  ];
}

/** `v1.1`, `1.2.3.4`, `release-2.0`, `v1_1`. */
const NUMBERED = /^(?:v|ver|version|r|rel|release)?[-_.]?(\d+(?:[._]\d+)*)$/i;

function numbersOf(release: string): readonly number[] {
  return bareNumber(release)
    .split(/[-+]/, 1)
    .flatMap((numbers) => numbers.split(".").map(Number));
}

function isGreater(left: readonly number[], right: readonly number[]): boolean {
  const at = left.findIndex((part, index) => part !== (right[index] ?? 0));
  return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0);
}
