import type { Change, Group } from "./changes.ts";
import { type Heading, headingOf, isLinkDefinition, type MarkdownLine, markdownLines } from "./markdown-lines.ts";

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
  const lines = markdownLines(text);
  const level = (lines[at] === undefined ? undefined : headingOf(lines[at])?.level) ?? 2;
  const next = lines.findIndex((line, index) => index > at && (headingOf(line)?.level ?? 9) <= level);
  const links = lines.findIndex((line, index) => index > at && isLinkDefinition(line));
  const end = Math.min(...[next, links].map((one) => (one < 0 ? lines.length : one)));
  const part = lines.findIndex(
    (line, index) => index > at && index < end && isPart(headingOf(line), level + 1, names[change.group]),
  );
  const partEnd = lines.findIndex((line, index) => index > part && index < end && headingOf(line) !== undefined);
  const last = part < 0 || partEnd < 0 ? end : partEnd;
  const after = lastFilled(lines, last);
  const eol = lines[0]?.end || "\n";
  const head = part < 0 ? [`${"#".repeat(level + 1)} ${names[change.group]}`, ""] : [];
  const isFirst = part < 0 || after === part;
  const added = [...(isFirst ? [""] : []), ...head, entryOf(change)].map((line) => `${line}${eol}`).join("");
  const before = lines.slice(0, after + 1).map(({ text: own, end: ownEnd }) => `${own}${ownEnd}`);
  const isOpen = lines[after]?.end === "";
  const rest = lines.slice(after + 1).map(({ text: own, end: ownEnd }) => `${own}${ownEnd}`);
  return [...before, isOpen ? eol : "", added, ...rest].join("");
}

function lastFilled(lines: readonly MarkdownLine[], end: number): number {
  for (let at = end - 1; at > 0; at--) if (lines[at]?.text.trim() !== "") return at;
  return 0;
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

function isPart(heading: Heading | undefined, level: number, title: string): boolean {
  return heading?.level === level && heading.title === title;
}
