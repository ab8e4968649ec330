import { changelogSection } from "./changelog.ts";
import { headingOf, isLinkDefinition, type MarkdownLine, markdownLines } from "./markdown-lines.ts";
import { readTag } from "./tag.ts";
import { tagName } from "./tag-prefix.ts";

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
  const there = changelogSection(text, wish.version);
  if (there !== undefined) return { kind: "there", heading: there.heading };
  const lines = markdownLines(text);
  const at = lines.findIndex((line) => isUnreleased(line, wish.unreleased));
  const head = lines[at];
  if (head === undefined) {
    return {
      kind: "refused",
      what: `The changelog has no section "${wish.unreleased[0] ?? "Unreleased"}".`,
      todo: "Add the heading `## [Unreleased]` above the newest release, and the changes below it.",
    };
  }
  const level = headingOf(head)?.level ?? 2;
  if (isEmpty(lines.slice(at + 1), level)) {
    return {
      kind: "refused",
      what: `Nothing stands below "${headingOf(head)?.title ?? ""}" in the changelog.`,
      todo: "Write down what this release brings, in words for those who use it.",
    };
  }
  const heading = `${"#".repeat(level)} ${titleOf(lines, wish)}`;
  const end = head.end === "" ? "\n" : head.end;
  const moved = lines.map((line, index) =>
    index === at ? `${line.text}${end}${end}${heading}${end}` : linkOf(line, lines, wish),
  );
  return { kind: "moved", text: moved.join(""), heading };
}

/** The section of unreleased changes: the number of its heading's line, from 0, and what stands below it. */
export function unreleasedSection(
  text: string,
  names: readonly string[],
): { readonly at: number; readonly body: string } | undefined {
  const lines = markdownLines(text);
  const at = lines.findIndex((line) => isUnreleased(line, names));
  const head = lines[at] === undefined ? undefined : headingOf(lines[at]);
  if (head === undefined) return undefined;
  const next = lines.findIndex((line, index) => index > at && (headingOf(line)?.level ?? 9) <= head.level);
  const body = lines.slice(at + 1, next < 0 ? lines.length : next);
  return { at, body: body.map((line) => `${line.text}${line.end}`).join("") };
}

function isUnreleased(line: MarkdownLine, names: readonly string[]): boolean {
  const heading = headingOf(line);
  if (heading === undefined || heading.level > 3) return false;
  const [, bracketed] = /^\[([^\]]+)\](?:\([^)]*\))?$/.exec(heading.title) ?? [];
  return names.some((name) => name.toLowerCase() === (bracketed ?? heading.title).toLowerCase());
}

/** Whether nothing comes before the next section of that level. Headings and link definitions alone are no changes. */
function isEmpty(below: readonly MarkdownLine[], level: number): boolean {
  for (const line of below) {
    const heading = headingOf(line);
    if (heading !== undefined && heading.level <= level) return true;
    if (heading === undefined && line.text.trim() !== "" && !isLinkDefinition(line)) return false;
  }
  return true;
}

/** How the newest section before writes its title; without one as Keep a Changelog does. */
function titleOf(lines: readonly MarkdownLine[], { version, date }: MoveWish): string {
  const bare = version.replace(/^v/, "");
  for (const line of lines) {
    const [, open, v, , close, rest = ""] = RELEASE.exec(headingOf(line)?.title ?? "") ?? [];
    if (open === undefined || v === undefined || close === undefined) continue;
    const title = `${open}${v}${bare}${close}`;
    const dated = /^(.*?)\d{4}-\d\d-\d\d([\s)\]]*)/.exec(rest);
    return dated === null ? title : `${title}${dated[1] ?? ""}${date}${dated[2]?.trimEnd() ?? ""}`;
  }
  return `[${bare}] - ${date}`;
}

/** `[1.3.0]`, `v1.3.0`, `[1.3.0](https://…)`, and what follows. */
const RELEASE = /^(\[?)(v?)(\d+\.\d+\.\d+[\w.+-]*)(\]?)(?:\([^)]*\))?(.*)$/;

/**
 * The line as it is; only where `[unreleased]: …/compare/v1.3.0...HEAD` stands, the comparison begins at the new release
 * from now on, and a line for that release follows.
 */
function linkOf(
  line: MarkdownLine,
  lines: readonly MarkdownLine[],
  { version, prefix = "", unreleased }: MoveWish,
): string {
  const [, label = "", space = "", base = "", from = "", to = ""] = line.isCode
    ? []
    : (/^\[([^\]]+)\]:(\s+)(\S*\/compare\/)(\S+?)\.\.\.(\S+)\s*$/.exec(line.text) ?? []);
  const asIs = `${line.text}${line.end}`;
  if (!unreleased.some((name) => name.toLowerCase() === label.toLowerCase())) return asIs;
  // What stands there may be older than what was released last, when somebody forgot it once.
  const withV = prefix !== "" || /^v/.test(from) || readTag(from).kind !== "not-semver";
  const tag = tagName(prefix, withV ? version : version.replace(/^v/, ""));
  const name = titleStyle(lines) === "v" ? version : version.replace(/^v/, "");
  const end = line.end === "" ? (lines[0]?.end ?? "\n") : line.end;
  return `[${label}]:${space}${base}${tag}...${to}${end}[${name}]:${space}${base}${from}...${tag}${line.end}`;
}

/** Whether titles of releases have a v. */
function titleStyle(lines: readonly MarkdownLine[]): "v" | "bare" {
  const titles = lines.flatMap((line) => headingOf(line)?.title ?? []);
  const [, , v] = titles.map((title) => RELEASE.exec(title)).find((found) => found !== null) ?? [];
  return v === "v" ? "v" : "bare";
}
