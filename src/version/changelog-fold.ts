import { type MoveWish, unreleasedHeading } from "./changelog-move.ts";
import { headingOf, isLinkDefinition, isProse, type MarkdownLine, markdownLines, textOf } from "./markdown-lines.ts";
import { lastFilled, releaseHeadingAt, sectionEnd } from "./release-heading.ts";

/** Lines below a heading inside of a section; those before the first heading have none. */
interface Part {
  readonly head: MarkdownLine | undefined;
  readonly lines: readonly MarkdownLine[];
}

/**
 * Pure. Moves what was written below `[Unreleased]` since the version got its section into that section, each entry below
 * its own part. Comments and link definitions stay. Without both sections, or with nothing to move, the text is as it was.
 */
export function foldUnreleased(text: string, { version, unreleased }: Omit<MoveWish, "date">): string {
  const lines = markdownLines(text);
  const open = unreleasedHeading(lines, unreleased);
  const release = open === undefined ? undefined : releaseHeadingAt(lines, version, open.heading.level);
  if (open === undefined || release === undefined) return text;
  const end = sectionEnd(lines, open.at);
  const below = lines.slice(open.at + 1, end);
  if (!below.some(isProse)) return text;
  const [head, left] = [lines.slice(0, open.at + 1), withoutDoubleBlanks(below.filter(stays))];
  const kept = [...head, ...left, ...lines.slice(end)];
  const moved = partsOf(below.filter((line) => line.text.trim() === "" || !stays(line)));
  // Both headings stand where they stood, seen from their end of the text.
  const at = release.at < open.at ? release.at : release.at - (lines.length - kept.length);
  const eol = lines[release.at]?.end || "\n";
  return textOf(moved.reduce<readonly MarkdownLine[]>((now, part) => withPart(now, at, part, eol), kept));
}

function stays(line: MarkdownLine): boolean {
  return line.isComment || isLinkDefinition(line) || (!line.isCode && line.text.trim() === "");
}

function withoutDoubleBlanks(lines: readonly MarkdownLine[]): readonly MarkdownLine[] {
  return lines.filter((line, at) => line.text.trim() !== "" || at === 0 || lines[at - 1]?.text.trim() !== "");
}

/** The parts that hold something, without blank lines around what they hold. */
function partsOf(lines: readonly MarkdownLine[]): readonly Part[] {
  const starts = lines.flatMap((line, at) => (headingOf(line) === undefined ? [] : [at]));
  const ranges = [-1, ...starts].map((at, index) => ({ head: lines[at], from: at + 1, to: starts[index] }));
  return ranges
    .map(({ head, from, to }) => ({ head, lines: trimmed(lines.slice(from, to ?? lines.length)) }))
    .filter((part) => part.lines.length > 0);
}

function trimmed(lines: readonly MarkdownLine[]): readonly MarkdownLine[] {
  const filled = lines.flatMap((line, at) => (line.text.trim() === "" ? [] : [at]));
  return lines.slice(filled[0] ?? 0, (filled.at(-1) ?? -1) + 1);
}

/** Below the part of that title where the section has one, else as a new part at its end. */
function withPart(lines: readonly MarkdownLine[], at: number, part: Part, eol: string): readonly MarkdownLine[] {
  const end = sectionEnd(lines, at);
  const wanted = part.head === undefined ? undefined : headingOf(part.head);
  const same = lines.findIndex((line, index) => {
    const heading = index > at && index < end ? headingOf(line) : undefined;
    return heading !== undefined && heading.level === wanted?.level && heading.title === wanted.title;
  });
  const isNew = part.head !== undefined && same < 0;
  const from = part.head === undefined ? at : same;
  const next = lines.findIndex((line, index) => index > from && headingOf(line) !== undefined);
  const after = lastFilled(lines, isNew ? at : from, isNew || next < 0 ? end : Math.min(next, end));
  const blank: MarkdownLine = { text: "", end: eol, isCode: false, isComment: false };
  const isFirst = isNew || after === from;
  const head = isNew && part.head !== undefined ? [part.head, blank] : [];
  // A list goes on; anything else is a paragraph of its own.
  const isList = /^\s*[-*+]\s/.test(part.lines[0]?.text ?? "");
  const added = [...(isFirst || !isList ? [blank] : []), ...head, ...part.lines];
  const closed = [...lines.slice(0, after + 1), ...added].map((line) =>
    line.end === "" ? { ...line, end: eol } : line,
  );
  return [...closed, ...lines.slice(after + 1)];
}
