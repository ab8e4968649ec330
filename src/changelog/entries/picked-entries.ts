import { lineStart } from "../../text/line-start.ts";
import { childrenOf, placeOf } from "../../text/markdown-tree.ts";
import {
  type Changelog,
  type Heading,
  readChangelog,
  type Section,
  sectionOf,
  unreleasedHeading,
} from "../sections.ts";
import { lineEnd, splice } from "../splice.ts";
import { insertEntries } from "./entry-insertion.ts";

/** A changelog before and after a commit, and the one that is to get what the commit added. */
export interface Changelogs {
  readonly before: string;
  readonly after: string;
  readonly ours: string;
}

/** Entries that a commit added under what is unreleased. */
export interface PickedEntry {
  /** The title of their part, such as Fixed; undefined where they stand above all parts. */
  readonly part: string | undefined;
  /** Without line ends. */
  readonly lines: readonly string[];
}

export type PickedEntries =
  /** `text` is ours with these entries, and every byte that was there. */
  | { readonly kind: "picked"; readonly text: string; readonly entries: readonly PickedEntry[] }
  | { readonly kind: "refused"; readonly why: string };

/**
 * Pure. Puts the entries that a commit added under what is unreleased in another changelog. A commit that changed anything
 * else in it, or an entry that was there before, is for a person: it is not known what of that belongs to the other.
 */
export function pickEntries({ before, after, ours }: Changelogs, names: readonly string[]): PickedEntries {
  // A byte that is not text would be written as another one.
  if ([before, after, ours].some((text) => text.includes("\uFFFD"))) return refused("The changelog is not all text.");
  const [old, fresh, own] = [before, after, ours].map((text) => openSection(text, names));
  if (own === undefined) return refused(`The release's changelog has no section "${names[0]}".`);
  if (old === undefined || fresh === undefined) return refused(`The commit's changelog has no section "${names[0]}".`);
  if (outside(old) !== outside(fresh))
    return refused(`The commit changes more of the changelog than its section "${names[0]}".`);
  const entries = addedEntries(old, fresh);
  if (entries === undefined || entries.length === 0)
    return refused("The commit does more to the changelog than add entries.");
  const groups = [...Map.groupBy(entries, ({ part }) => part)].map(([part, some]) => ({
    path: part === undefined ? [] : [part],
    entries: some.map(({ lines }) => lines.join("\n")),
  }));
  return { kind: "picked", text: splice(ours, insertEntries(own.changelog, own.section, groups)), entries };
}

interface Open {
  readonly changelog: Changelog;
  readonly section: Section;
}

function openSection(text: string, names: readonly string[]): Open | undefined {
  const changelog = readChangelog(text, names);
  const heading = unreleasedHeading(changelog);
  return heading === undefined ? undefined : { changelog, section: sectionOf(changelog, heading) };
}

function outside({ changelog: { text }, section: { from, to } }: Open): string {
  return `${text.slice(0, from)}\0${text.slice(to)}`;
}

/** An item of a list, or any other block, below its part. */
interface Piece {
  readonly part: Heading | undefined;
  readonly isItem: boolean;
  readonly text: string;
}

/** Undefined when anything but entries was added, or a piece that was there is there no more. */
function addedEntries(old: Open, fresh: Open): readonly PickedEntry[] | undefined {
  const [before, now] = [pieces(old), pieces(fresh)];
  let matched = 0;
  const added: Piece[] = [];
  for (const piece of now) {
    const wanted = before[matched];
    if (wanted !== undefined && wanted.text === piece.text && wanted.part?.title === piece.part?.title) matched++;
    else added.push(piece);
  }
  if (matched < before.length) return undefined;
  const level = fresh.section.heading.level + 1;
  const entries = added.filter(({ text }) => !text.startsWith("#"));
  // A heading below a part would have to go along, and so would what a link is called.
  const isFit = ({ part, isItem, text }: Piece): boolean =>
    text.startsWith("#")
      ? /^#+/.exec(text)?.[0].length === level
      : isItem && (part === undefined || part.level === level);
  if (!added.every(isFit)) return undefined;
  return entries.map(({ part, text }) => ({ part: part?.title, lines: text.split("\n") }));
}

function pieces({ changelog: { text, headings }, section: { heading: open, blocks } }: Open): readonly Piece[] {
  let part: Heading | undefined;
  return blocks.flatMap(({ kind, node, start, end }, index): readonly Piece[] => {
    if (kind === "heading") part = headings.find(({ at }) => at === open.at + 1 + index);
    const piece = (from: number, to: number, isItem: boolean): Piece => ({
      ...{ part, isItem },
      text: text.slice(lineStart(text, from), lineEnd(text, to)).replaceAll(/\r\n?/g, "\n"),
    });
    if (node.type !== "list") return [piece(start, end, false)];
    return childrenOf(node).map((item) => piece(placeOf(item).start, placeOf(item).end, true));
  });
}

function refused(why: string): PickedEntries {
  return { kind: "refused", why };
}
