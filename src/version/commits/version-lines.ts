import { compareTags, isSemverTag } from "../tags/tag.ts";

/** What a commit replaces in one place of a file. */
export interface Hunk {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Judges the commits since a release, the oldest first: a later one may go on from the number that an earlier one set. */
export interface VersionReader {
  /** Whether the version is all that these changes of files change. */
  isVersionChange(hunks: readonly Hunk[]): boolean;
  /** Whether a new file has these lines, and they are only the number of one of the two releases. */
  isVersionText(lines: readonly string[]): boolean;
}

/** Lines that change with the version: Maven's tag and time, build numbers of apps, the day of a release. */
const COMPANIONS = [
  /(<tag>)[^<]*/,
  /(<project\.build\.outputTimestamp>)[^<]*/,
  /(\b(?:versionCode|CURRENT_PROJECT_VERSION|build_?number)\W{1,4})\d+/i,
  /(\b(?:date-released|release[-_ ]?date)\b\W{1,4})\d{4}-\d\d-\d\d/i,
];

/** With what follows the numbers: `1.1.0-SNAPSHOT`, `1.1.0.dev0`, `1.1.0rc1`, `1.1.0.0`. */
const NUMBER = /(?<![\d.])\d+(?:\.\d+)+(?:[-+.]?\w)*/g;
/** A line that says whose number it is, or that contains a number alone. Each number is `#`. */
const VERSION_LINE = /version|\bpkgver\b|^\W*(?:<\w+>)?\W*v?#\W*(?:<\/\w+>)?(?:\.freeze)?\W*$|"\."\s*:/i;

/** `previous` and `next` are the releases between which the commits are. */
export function versionReader(previous: string | undefined, next: string): VersionReader {
  const newest = baseOf(next.replace(/^v/, ""));
  const known = new Set([newest, ...(previous === undefined ? [] : [baseOf(previous.replace(/^v/, ""))])]);
  const isOwn = (number: string): boolean => known.has(number);
  const isPossible = (number: string): boolean =>
    isOwn(number) || (isSemverTag(number) && compareTags(number, newest) < 0);
  return {
    isVersionText: (lines) =>
      lines.length > 0 &&
      lines.every((line) => {
        const [number = "", ...others] = line.match(NUMBER) ?? [];
        return others.length === 0 && isOwn(baseOf(number)) && /^\W*v?#\W*$/.test(line.replaceAll(NUMBER, "#"));
      }),
    isVersionChange: (hunks) => {
      const pairs = pairsOf(hunks);
      if (pairs === undefined) return false;
      const isFitting = pairs.every(({ numbers, isNamed }) =>
        numbers.every(([from, to]) =>
          isNamed ? [from, to].some(isOwn) && [from, to].every(isPossible) : isOwn(from) && isOwn(to),
        ),
      );
      if (!isFitting || !pairs.some(({ isNamed }) => isNamed)) return false;
      for (const number of pairs.flatMap(({ numbers }) => numbers.flat())) known.add(number);
      return true;
    },
  };
}

/** A line that says which version a program has is no longer. */
const LONGEST = 1000;

/** A line before and after: nothing but numbers differs. */
interface Pair {
  readonly numbers: readonly (readonly [from: string, to: string])[];
  /** Whether the line itself says that it contains a version. */
  readonly isNamed: boolean;
}

/** Undefined where lines differ in anything else. */
function pairsOf(hunks: readonly Hunk[]): readonly Pair[] | undefined {
  const pairs: Pair[] = [];
  for (const { removed, added } of hunks) {
    if (removed.length !== added.length) return undefined;
    for (const [at, line] of removed.entries()) {
      const pair = pairOf(line, added[at] ?? "");
      if (pair === undefined) return undefined;
      pairs.push(pair);
    }
  }
  return pairs;
}

function pairOf(from: string, to: string): Pair | undefined {
  // Equal lines differ in what was not read: a line's end, or a part that was cut off.
  if (from === to || Math.max(from.length, to.length) > LONGEST) return undefined;
  const [old, now] = [from, to].map((line) => COMPANIONS.reduce((text, part) => text.replace(part, "$1"), line));
  if (old === undefined || now === undefined) return undefined;
  if (old.replaceAll(NUMBER, "#") !== now.replaceAll(NUMBER, "#")) return undefined;
  const [before, after] = [old, now].map((line) => line.match(NUMBER) ?? []);
  const numbers = (before ?? []).flatMap((number, at): (readonly [string, string])[] => {
    const other = after?.[at] ?? "";
    return number === other ? [] : [[baseOf(number), baseOf(other)]];
  });
  return { numbers, isNamed: numbers.length > 0 && VERSION_LINE.test(old.replaceAll(NUMBER, "#")) };
}

/** `1.1.0` of `1.1.0-SNAPSHOT`, of `1.1.0.0` and of `1.1`. */
function baseOf(number: string): string {
  const [major = "0", minor = "0", patch = "0"] = /^\d+(?:\.\d+){0,2}/.exec(number)?.[0].split(".") ?? [];
  return `${major}.${minor}.${patch}`;
}
