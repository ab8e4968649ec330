import { type Heading, headingOf, isLinkDefinition, type MarkdownLine } from "./markdown-lines.ts";

/** The title of a release's section, as a changelog writes it. */
export interface ReleaseTitle {
  /** `[` and `]`, or nothing. */
  readonly open: string;
  readonly close: string;
  /** What stands before the number: `v`, or nothing. */
  readonly v: string;
  /** Without the v. */
  readonly version: string;
  /** A date, `[YANKED]`, and whatever else follows. */
  readonly rest: string;
}

/** `[1.3.0]`, `v1.3.0`, `[1.3.0](https://…)`, and what follows. */
const TITLE = /^(\[?)(v?)(\d+\.\d+\.\d+(?:[-+.][\w.+-]*)?)(\]?)(?:\([^)\s]*\))?(.*)$/;

/** Nothing, a date, or a separator before one. Words make it a sentence: `1.4.0 of Docmost is needed` is no release. */
const REST = /^(?:\s*|\s*[-–—:,/|(_*[].*|\s+\d.*)$/;

/** Undefined for a title that names no release. */
export function readReleaseTitle(title: string): ReleaseTitle | undefined {
  const [, open, v, version, close, rest] = TITLE.exec(title) ?? [];
  if (open === undefined || v === undefined || version === undefined || close === undefined) return undefined;
  if (rest === undefined || (open === "") !== (close === "") || !REST.test(rest)) return undefined;
  return { open, v, version, close, rest };
}

/**
 * The line of a version's heading, from 0; undefined for none. `level` is the one that sections have; without it the
 * highest heading counts, because what stands deeper belongs to another section.
 */
export function releaseHeadingAt(
  lines: readonly MarkdownLine[],
  version: string,
  level?: number,
): { readonly at: number; readonly heading: Heading } | undefined {
  const bare = version.replace(/^v/, "");
  const found = lines.flatMap((line, at) => {
    const heading = headingOf(line);
    const fits = heading !== undefined && heading.level <= 3 && (level ?? heading.level) === heading.level;
    return fits && readReleaseTitle(heading.title)?.version === bare ? [{ at, heading }] : [];
  });
  const highest = Math.min(...found.map(({ heading }) => heading.level));
  return found.find(({ heading }) => heading.level === highest);
}

/** Where the section of a heading ends: the next heading of its level or above it, or the text's end. */
export function sectionEnd(lines: readonly MarkdownLine[], at: number): number {
  const level = lines[at] === undefined ? 1 : (headingOf(lines[at])?.level ?? 1);
  const next = lines.findIndex((line, index) => index > at && (headingOf(line)?.level ?? 9) <= level);
  return next < 0 ? lines.length : next;
}

/** The last line below `from` that holds something. Link definitions may stand anywhere, and belong to no part. */
export function lastFilled(lines: readonly MarkdownLine[], from: number, end: number): number {
  for (let at = end - 1; at > from; at--) {
    const line = lines[at];
    if (line !== undefined && line.text.trim() !== "" && !isLinkDefinition(line)) return at;
  }
  return from;
}
