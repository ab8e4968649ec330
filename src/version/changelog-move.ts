import { changelogSection } from "./changelog.ts";
import { withRelease } from "./compare-links.ts";
import { type Heading, headingOf, isProse, type MarkdownLine, markdownLines, textOf } from "./markdown-lines.ts";
import { readReleaseTitle, sectionEnd } from "./release-heading.ts";

/** What becomes of `[Unreleased]`, and under which name. */
export interface MoveWish {
  /** The release, with its leading v. */
  readonly version: string;
  /** What its tag has before the version; empty, or left out, for nothing. */
  readonly prefix?: string;
  /** Its day, YYYY-MM-DD. */
  readonly date: string;
  /** What the section of unreleased changes is called here. */
  readonly unreleased: readonly string[];
}

export type Moved =
  /** `text` is the old one with one heading put in, one link line put in and one rewritten; every other byte is as it was. */
  | { readonly kind: "moved"; readonly text: string; readonly heading: string }
  /** It has the section already: an earlier run moved it. */
  | { readonly kind: "there"; readonly heading: string }
  | { readonly kind: "refused"; readonly what: string; readonly todo: string };

/** Pure. Moves what is unreleased to a section of its own, in the style of the sections before it (keepachangelog.com). */
export function moveUnreleased(text: string, wish: MoveWish): Moved {
  const lines = markdownLines(text);
  const open = unreleasedHeading(lines, wish.unreleased);
  const there = changelogSection(text, wish.version, open?.heading.level);
  if (there !== undefined) return { kind: "there", heading: there.heading };
  if (open === undefined) {
    return {
      kind: "refused",
      what: `The changelog has no section "${wish.unreleased[0] ?? "Unreleased"}".`,
      todo: "Add the heading `## [Unreleased]` above the newest release, and the changes below it.",
    };
  }
  const { at, heading: own } = open;
  if (!lines.slice(at + 1, sectionEnd(lines, at)).some(isProse)) {
    return {
      kind: "refused",
      what: `Nothing stands below "${own.title}" in the changelog.`,
      todo: "Write down what this release brings, in words for those who use it.",
    };
  }
  const style = newestTitle(lines, own.level);
  const heading = `${"#".repeat(own.level)} ${titleOf(style, wish)}`;
  const name = style?.v === "v" ? wish.version : wish.version.replace(/^v/, "");
  const linked = withRelease(lines, { ...wish, name });
  const moved = lines.map((line, index) => (index === at ? withHeading(line, heading) : (linked.get(index) ?? line)));
  return { kind: "moved", text: textOf(moved), heading };
}

function withHeading(head: MarkdownLine, heading: string): MarkdownLine {
  const end = head.end === "" ? "\n" : head.end;
  return { ...head, text: `${head.text}${end}${end}${heading}`, end };
}

/** The section of unreleased changes: the number of its heading's line, from 0, and what stands below it. */
export function unreleasedSection(
  text: string,
  names: readonly string[],
): { readonly at: number; readonly body: string } | undefined {
  const lines = markdownLines(text);
  const at = unreleasedHeading(lines, names)?.at;
  if (at === undefined) return undefined;
  return { at, body: textOf(lines.slice(at + 1, sectionEnd(lines, at)).filter((line) => !line.isComment)) };
}

export function unreleasedHeading(
  lines: readonly MarkdownLine[],
  names: readonly string[],
): { readonly at: number; readonly heading: Heading } | undefined {
  for (const [at, line] of lines.entries()) {
    const heading = headingOf(line);
    if (heading !== undefined && isUnreleased(heading, names)) return { at, heading };
  }
  return undefined;
}

function isUnreleased({ level, title }: Heading, names: readonly string[]): boolean {
  if (level > 3) return false;
  const [, bracketed] = /^\[([^\]]+)\](?:\([^)]*\))?$/.exec(title) ?? [];
  return names.some((name) => name.toLowerCase() === (bracketed ?? title).toLowerCase());
}

type Title = ReturnType<typeof readReleaseTitle>;

function newestTitle(lines: readonly MarkdownLine[], level: number): Title {
  for (const line of lines) {
    const heading = headingOf(line);
    const title = heading?.level === level ? readReleaseTitle(heading.title) : undefined;
    if (title !== undefined) return title;
  }
  return undefined;
}

/** As the newest section before writes it; without one, or with a date of another form, as Keep a Changelog does. */
function titleOf(style: Title, { version, date }: MoveWish): string {
  const bare = version.replace(/^v/, "");
  if (style === undefined) return `[${bare}] - ${date}`;
  const name = `${style.open}${style.v}${bare}${style.close}`;
  const [, before, , after = ""] =
    /^(\s+\()(\d{4}-\d\d-\d\d)(\))/.exec(style.rest) ??
    /^(\s+(?:[-–—/|]\s+)?)(\d{4}-\d\d-\d\d)(?=\s|$)/.exec(style.rest) ??
    [];
  return before === undefined ? `${name} - ${date}` : `${name}${before}${date}${after}`;
}
