import { putEntry } from "./changelog-draft.ts";
import { unreleasedSection } from "./changelog-move.ts";
import { type Heading, headingOf, isLinkDefinition, type MarkdownLine, markdownLines } from "./markdown-lines.ts";

/** A changelog before and after a commit, and the one that is to get what the commit added. */
export interface Changelogs {
  readonly before: string;
  readonly after: string;
  readonly ours: string;
}

/** Entries that a commit added under what is unreleased. */
export interface TakenEntry {
  /** The title of their part, such as Fixed; undefined where they stand above all parts. */
  readonly part: string | undefined;
  /** Without line ends. */
  readonly lines: readonly string[];
}

export type Taken =
  /** `text` is ours with these entries, and every byte that was there. */
  | { readonly kind: "taken"; readonly text: string; readonly entries: readonly TakenEntry[] }
  | { readonly kind: "refused"; readonly why: string };

/**
 * Pure. Puts the entries that a commit added under what is unreleased in another changelog. A commit that changed anything
 * else in it, or an entry that was there before, is for a person: it is not known what of that belongs to the other.
 */
export function takeEntries({ before, after, ours }: Changelogs, unreleased: readonly string[]): Taken {
  // A byte that is no text would come back as another one.
  if ([before, after, ours].some((text) => text.includes("\uFFFD"))) return refused("The changelog is not all text.");
  const section = unreleasedSection(ours, unreleased);
  if (section === undefined) return refused(`The release's changelog has no section "${unreleased[0]}".`);
  const [old, fresh] = [split(before, unreleased), split(after, unreleased)];
  if (old === undefined || fresh === undefined)
    return refused(`The commit's changelog has no section "${unreleased[0]}".`);
  if (old.above !== fresh.above || old.below !== fresh.below)
    return refused(`The commit changes more of the changelog than its section "${unreleased[0]}".`);
  const entries = addedEntries(old.body, fresh);
  if (entries === undefined || entries.length === 0)
    return refused("The commit does more to the changelog than add entries.");
  const text = entries.reduce((now, entry) => putEntry(now, section.at, entry), ours);
  return { kind: "taken", text, entries };
}

interface Split {
  readonly above: string;
  readonly body: readonly MarkdownLine[];
  readonly below: string;
  /** Of the section's heading. */
  readonly level: number;
}

function split(text: string, unreleased: readonly string[]): Split | undefined {
  const section = unreleasedSection(text, unreleased);
  if (section === undefined) return undefined;
  const lines = markdownLines(text);
  const count = markdownLines(section.body).length;
  const [from, to] = [section.at + 1, section.at + 1 + count];
  const join = (some: readonly MarkdownLine[]): string => some.map((line) => `${line.text}${line.end}`).join("");
  const head = lines[section.at];
  return {
    above: join(lines.slice(0, from)),
    body: lines.slice(from, to),
    below: join(lines.slice(to)),
    level: (head === undefined ? undefined : headingOf(head)?.level) ?? 2,
  };
}

/** Undefined when anything but entries was added, or a line that was there is there no more. */
function addedEntries(old: readonly MarkdownLine[], { body, level }: Split): readonly TakenEntry[] | undefined {
  const numbers = new Set(addedLines(old, body));
  if (body.length - numbers.size !== old.length) return undefined;
  const entries: { readonly part: string | undefined; readonly lines: string[] }[] = [];
  let below: Heading | undefined;
  let open: string[] | undefined;
  for (const [index, line] of body.entries()) {
    const isAdded = numbers.has(index);
    const heading = headingOf(line);
    if (heading !== undefined) below = heading;
    if (heading !== undefined || !isAdded) open = undefined;
    if (!isAdded || (open === undefined && line.text.trim() === "")) continue;
    // A heading below a part would have to go along, and so would what a link is called.
    if ((below?.level ?? level + 1) !== level + 1 || isLinkDefinition(line)) return undefined;
    if (heading !== undefined) continue;
    if (open === undefined) {
      if (!/^[-*+]\s/.test(line.text)) return undefined;
      open = [];
      entries.push({ part: below?.title, lines: open });
    }
    open.push(line.text);
  }
  return entries.map(({ part, lines }) => ({ part, lines: trimmed(lines) }));
}

/** The numbers of the lines that are new, and of all that do not stand where they stood. */
function addedLines(old: readonly MarkdownLine[], now: readonly MarkdownLine[]): readonly number[] {
  let matched = 0;
  const added: number[] = [];
  for (const [index, { text }] of now.entries()) {
    if (old[matched]?.text === text) matched++;
    else added.push(index);
  }
  return added;
}

function trimmed(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line.trim() !== "") + 1);
}

function refused(why: string): Taken {
  return { kind: "refused", why };
}
