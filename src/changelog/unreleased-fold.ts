import { lineStart } from "../text/line-start.ts";
import { insertEntries } from "./entries/entry-insertion.ts";
import {
  type Changelog,
  type Heading,
  releaseHeading,
  type Section,
  sectionOf,
  unreleasedHeading,
} from "./sections.ts";
import { lineEnd, nextLine, splice } from "./splice.ts";

/**
 * Pure. Moves what was written below what is unreleased since the version got its section into that section, each entry
 * below its own part. Headings, comments, rulers and definitions stay. Without both sections, or with nothing to move, the
 * text is as it was.
 */
export function foldUnreleased(changelog: Changelog, version: string): string {
  const { text } = changelog;
  const open = unreleasedHeading(changelog);
  const release = releaseHeading(changelog, version);
  if (open === undefined || release === undefined) return text;
  const section = sectionOf(changelog, open);
  const moved = contentOf(changelog, section);
  const groups = [...Map.groupBy(moved, ({ path }) => path.join("\n")).values()].map((some) => ({
    path: some[0]?.path ?? [],
    entries: some.map(({ from, end }) => text.slice(from, end)),
  }));
  const removed = moved.map(({ from, to }) => ({ from, to, text: "" }));
  return splice(text, [...insertEntries(changelog, sectionOf(changelog, release), groups), ...removed]);
}

/** A block that people read: its lines, what follows up to the next block, and the titles of the parts that it stands below. */
interface Content {
  readonly path: readonly string[];
  readonly from: number;
  readonly end: number;
  readonly to: number;
}

function contentOf({ text, headings }: Changelog, { heading: open, blocks, to }: Section): readonly Content[] {
  const path: Heading[] = [];
  return blocks.flatMap((block, index) => {
    const heading = block.kind === "heading" ? headings.find(({ at }) => at === open.at + 1 + index) : undefined;
    if (heading !== undefined) {
      while ((path.at(-1)?.level ?? 0) >= heading.level) path.pop();
      path.push(heading);
    }
    if (block.kind !== "content") return [];
    const next = blocks[index + 1];
    const from = lineStart(text, block.start);
    return {
      path: path.map(({ title }) => title),
      ...{ from, end: lineEnd(text, block.end) },
      to: endOfRemoved(text, { from, end: block.end, to: next === undefined ? to : lineStart(text, next.start) }),
    };
  });
}

/** Right below a heading the blank lines behind a block stay: they part the heading from what follows. */
function endOfRemoved(
  text: string,
  { from, end, to }: { readonly from: number; readonly end: number; readonly to: number },
): number {
  const above = text.slice(0, from).replace(/(?:\r\n|\n|\r)$/, "");
  const isBlankAbove = above === "" || text.slice(lineStart(text, above.length), above.length).trim() === "";
  return isBlankAbove ? to : nextLine(text, end);
}
