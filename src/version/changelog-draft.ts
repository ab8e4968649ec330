import type { Change, Group } from "./changes.ts";
import { type Heading, headingOf, markdownLines, textOf } from "./markdown-lines.ts";
import { lastFilled, sectionEnd } from "./release-heading.ts";

/** What the parts of a section are called here (keepachangelog.com in the file's language). */
export type PartNames = Readonly<Record<Group, string>>;

export const PARTS: PartNames = {
  breaking: "Changed",
  features: "Added",
  fixes: "Fixed",
  security: "Security",
  other: "Changed",
};

/**
 * Pure. Puts an entry for each change below the heading of unreleased changes (its line's number, from 0), under its part
 * where that is there already, else at the section's end. Nothing that stands there is changed.
 */
export function draftEntries(text: string, at: number, changes: readonly Change[], names = PARTS): string {
  return changes.reduce((now, change) => draftEntry(now, at, change, names), text);
}

function draftEntry(text: string, at: number, change: Change, names: PartNames): string {
  return putEntry(text, at, { part: names[change.group], lines: [entryOf(change)] });
}

/** Lines of an entry, and the title of the part that they belong to; undefined for what stands above all parts. */
export interface PartEntry {
  readonly part: string | undefined;
  readonly lines: readonly string[];
}

/** Pure. Puts an entry below the heading of a section (its line's number, from 0), at the end of its part. */
export function putEntry(text: string, at: number, { part: title, lines: entry }: PartEntry): string {
  const lines = markdownLines(text);
  const level = (lines[at] === undefined ? undefined : headingOf(lines[at])?.level) ?? 2;
  const end = sectionEnd(lines, at);
  const part = lines.findIndex(
    (line, index) =>
      index > at && index < end && title !== undefined && isPart(headingOf(line), { level: level + 1, title }),
  );
  // Above all parts stands what has none.
  const start = title === undefined ? at : part;
  const partEnd = lines.findIndex((line, index) => index > start && index < end && headingOf(line) !== undefined);
  const after = lastFilled(lines, Math.max(start, at), start < 0 || partEnd < 0 ? end : partEnd);
  const eol = lines[at]?.end || lines[0]?.end || "\n";
  const head = title === undefined || part >= 0 ? [] : [`${"#".repeat(level + 1)} ${title}`, ""];
  const isFirst = start < 0 || after === start;
  const added = [...(isFirst ? [""] : []), ...head, ...entry].map((line) => `${line}${eol}`).join("");
  const isOpen = lines[after]?.end === "";
  return [textOf(lines.slice(0, after + 1)), isOpen ? eol : "", added, textOf(lines.slice(after + 1))].join("");
}

/** `- **scope:** title (#12)`; a title cannot end the line. */
function entryOf({ scope, title, pullRequests, sha, group }: Change): string {
  const words = title.replaceAll(/\s+/g, " ").trim();
  const capital = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
  const where = scope === "" ? "" : `**${scope}:** `;
  const breaking = group === "breaking" ? "**Breaking:** " : "";
  const from = pullRequests.length > 0 ? pullRequests.map((one) => `#${one}`).join(", ") : sha.slice(0, 12);
  return `- ${breaking}${where}${capital} (${from})`;
}

function isPart(heading: Heading | undefined, wanted: Heading): boolean {
  return heading?.level === wanted.level && heading.title === wanted.title;
}
