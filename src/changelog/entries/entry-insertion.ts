import { lineStart } from "../../text/line-start.ts";
import type { Block } from "../../text/markdown-tree.ts";
import { type Changelog, type Heading, newestRelease, partsOf, type Section, sectionOf } from "../sections.ts";
import { lineBreak, lineEnd, nextLine, type Splice } from "../splice.ts";
import { normal, subjectOf } from "./part-names.ts";

/** Entries that belong below one part of a section. */
export interface PartEntries {
  /** The titles of the headings that they stand below, the outermost first; empty for what stands above all parts. */
  readonly path: readonly string[];
  /** Blocks of Markdown, with any line ends. */
  readonly entries: readonly string[];
}

/**
 * Pure. The pieces that put entries into a section, each below its own part: behind what stands there, and before a ruler or
 * a comment at the end of it. A part that is not there is begun. Nothing that is there changes.
 */
export function insertEntries(
  changelog: Changelog,
  section: Section,
  groups: readonly PartEntries[],
): readonly Splice[] {
  const known = partsOf(changelog, section);
  const level = partLevel(changelog, section);
  const begun = new Set<string>();
  const placed = inOrder(groups).map(({ path, entries }) => {
    const found = deepest(known, path);
    const isThere = found.depth === path.length;
    const range = isThere ? ownBlocks(section, found.heading) : allBlocks(section, known, found.heading);
    const after = range.findLast(({ kind }) => kind === "content" || kind === "heading") ?? section.heading.block;
    const base = found.heading?.level ?? level - 1;
    const heads = path.slice(found.depth).flatMap((title, at) => {
      const key = path.slice(0, found.depth + at + 1).join("\n");
      if (begun.has(key)) return [];
      begun.add(key);
      return `${"#".repeat(Math.min(base + at + 1, 6))} ${title}`;
    });
    const depth = found.heading?.level ?? 0;
    return { depth, isThere, piece: insertAfter(changelog.text, after, { heads, entries }) };
  });
  // Where several come to one place, the innermost part is filled up before another one begins.
  return placed
    .toSorted((left, right) => right.depth - left.depth || Number(right.isThere) - Number(left.isThere))
    .map(({ piece }) => piece);
}

/** What belongs to a part itself comes before what belongs to a part of it. */
function inOrder(groups: readonly PartEntries[]): readonly PartEntries[] {
  const tops = groups.map(({ path }) => path[0]);
  return groups
    .filter(({ entries }) => entries.length > 0)
    .toSorted((left, right) => {
      const place = tops.indexOf(left.path[0]) - tops.indexOf(right.path[0]);
      return place === 0 ? left.path.length - right.path.length : place;
    });
}

/** The part that a path leads to, as far as there is one. */
function deepest(
  known: readonly Heading[],
  path: readonly string[],
): { readonly heading: Heading | undefined; readonly depth: number } {
  let heading: Heading | undefined;
  let depth = 0;
  for (const title of path) {
    const inside: readonly Heading[] = heading === undefined ? topOf(known) : childrenOf(known, heading);
    const next = inside.find((one) => normal(one.title) === normal(title)) ?? inside.find((one) => isSame(one, title));
    if (next === undefined) break;
    heading = next;
    depth++;
  }
  return { heading, depth };
}

function isSame({ title }: Heading, wanted: string): boolean {
  const subject = subjectOf(wanted);
  return subject !== undefined && subject !== "other" && subjectOf(title) === subject;
}

function topOf(known: readonly Heading[]): readonly Heading[] {
  const highest = Math.min(...known.map(({ level }) => level));
  return known.filter(({ level }) => level === highest);
}

function childrenOf(known: readonly Heading[], parent: Heading): readonly Heading[] {
  const below = known.filter(({ at }) => at > parent.at);
  const end = below.findIndex(({ level }) => level <= parent.level);
  return topOf(end < 0 ? below : below.slice(0, end));
}

/** What stands directly below a heading of the section, before the next one. */
function ownBlocks({ heading, blocks }: Section, part: Heading | undefined): readonly Block[] {
  const rest = part === undefined ? blocks : blocks.slice(part.at - heading.at);
  const end = rest.findIndex(({ kind }) => kind === "heading");
  const own = end < 0 ? rest : rest.slice(0, end);
  return [(part ?? heading).block, ...own];
}

/** All that belongs to a heading of the section, its own parts included. */
function allBlocks(
  { heading, blocks }: Section,
  known: readonly Heading[],
  part: Heading | undefined,
): readonly Block[] {
  if (part === undefined) return [heading.block, ...blocks];
  const end = known.find(({ at, level }) => at > part.at && level <= part.level)?.at;
  return [part.block, ...blocks.slice(part.at - heading.at, end === undefined ? undefined : end - heading.at - 1)];
}

/** The level of parts: as the section has it, else as the newest release has it, else the next one. */
function partLevel(changelog: Changelog, section: Section): number {
  const own = partsOf(changelog, section)[0];
  if (own !== undefined) return own.level;
  const newest = newestRelease(changelog, section.heading);
  const model = newest === undefined ? undefined : partsOf(changelog, sectionOf(changelog, newest))[0];
  const isUsual = model !== undefined && (model.level > section.heading.level || subjectOf(model.title) !== undefined);
  return isUsual && model.level >= section.heading.level ? model.level : section.heading.level + 1;
}

interface Written {
  readonly heads: readonly string[];
  readonly entries: readonly string[];
}

/** A list goes on; anything else is a paragraph of its own. */
function insertAfter(text: string, after: Block, { heads, entries }: Written): Splice {
  const eol = lineBreak(text, after.end);
  const indent = after.node.type === "list" ? after.start - lineStart(text, after.start) : 3;
  const lines = (part: string): string => outdented(part, indent).replaceAll(/\r\n?|\n/g, eol);
  const isOpen = nextLine(text, after.end) === lineEnd(text, after.end);
  const goesOn = heads.length === 0 && after.node.type === "list" && !after.node.ordered;
  const isLoose = goesOn && after.node.type === "list" && after.node.spread === true;
  const before = goesOn && isItem(entries[0]) && !isLoose ? [] : [""];
  const written = entries.map((entry, at) => {
    const isNext = at > 0 && (isLoose || !isItem(entry) || !isItem(entries[at - 1]));
    return `${isNext ? eol : ""}${lines(entry)}${eol}`;
  });
  const headed = [...before, ...heads.flatMap((head) => [head, ""])].map((line) => `${line}${eol}`);
  const at = nextLine(text, after.end);
  return { from: at, to: at, text: [isOpen ? eol : "", ...headed, ...written].join("") };
}

/** An entry that stands further in than the list above it would become a part of that list's last entry. */
function outdented(entry: string, indent: number): string {
  const own = /^ */.exec(entry)?.[0].length ?? 0;
  return own <= indent ? entry : entry.replaceAll(new RegExp(`^ {1,${own - indent}}`, "gm"), "");
}

function isItem(entry: string | undefined): boolean {
  return entry !== undefined && /^\s*[-*+]\s/.test(entry);
}
