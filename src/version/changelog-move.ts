import { changelogSection } from "./changelog.ts";
import { type MarkdownLine, markdownLines } from "./markdown-lines.ts";
import { readTag } from "./tag.ts";

/** What becomes of `[Unreleased]`, and under which name. */
export interface MoveWish {
  /** The release, with its leading v. */
  readonly version: string;
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
  if (isEmpty(lines, at)) {
    return {
      kind: "refused",
      what: `Nothing stands below "${plain(head.text)}" in the changelog.`,
      todo: "Write down what this release brings, in words for those who use it.",
    };
  }
  const heading = `${levelOf(head) ?? "##"} ${titleOf(lines, wish)}`;
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
  const level = levelOf(lines[at] ?? { text: "", end: "", isCode: true })?.length;
  if (level === undefined) return undefined;
  const next = lines.findIndex((line, index) => index > at && (levelOf(line)?.length ?? 9) <= level);
  const body = lines.slice(at + 1, next < 0 ? lines.length : next);
  return { at, body: body.map((line) => `${line.text}${line.end}`).join("") };
}

function plain(line: string): string {
  return line.replace(/^\uFEFF/, "");
}

/** The `##` of a heading; undefined for every other line. */
function levelOf({ text, isCode }: MarkdownLine): string | undefined {
  return isCode ? undefined : /^(#{1,6})\s+\S/.exec(plain(text))?.[1];
}

function isUnreleased(line: MarkdownLine, names: readonly string[]): boolean {
  const level = levelOf(line);
  if (level === undefined || level.length > 3) return false;
  const title = plain(line.text).slice(level.length).trim();
  const [, bracketed] = /^\[([^\]]+)\](?:\([^)]*\))?$/.exec(title) ?? [];
  return names.some((name) => name.toLowerCase() === (bracketed ?? title).toLowerCase());
}

/** Headings alone are no changes. */
function isEmpty(lines: readonly MarkdownLine[], at: number): boolean {
  const level = levelOf(lines[at] ?? { text: "", end: "", isCode: false })?.length ?? 0;
  for (const line of lines.slice(at + 1)) {
    const next = levelOf(line)?.length;
    if (next !== undefined && next <= level) return true;
    const isContent = next === undefined && line.text.trim() !== "" && (line.isCode || !isLink(line.text));
    if (isContent) return false;
  }
  return true;
}

function isLink(text: string): boolean {
  return /^\[[^\]]+\]:\s+\S/.test(text);
}

/** How the newest section before writes its title; without one as Keep a Changelog does. */
function titleOf(lines: readonly MarkdownLine[], { version, date }: MoveWish): string {
  const bare = version.replace(/^v/, "");
  for (const line of lines) {
    const level = levelOf(line);
    if (level === undefined) continue;
    const [, open, v, , close, rest = ""] =
      /^(\[?)(v?)(\d+\.\d+\.\d+[\w.+-]*)(\]?)(?:\([^)]*\))?(.*)$/.exec(plain(line.text).slice(level.length).trim()) ??
      [];
    if (open === undefined || v === undefined || close === undefined) continue;
    const title = `${open}${v}${bare}${close}`;
    const dated = /^(.*?)\d{4}-\d\d-\d\d([\s)\]]*)/.exec(rest);
    return dated === null ? title : `${title}${dated[1] ?? ""}${date}${dated[2]?.trimEnd() ?? ""}`;
  }
  return `[${bare}] - ${date}`;
}

/**
 * The line as it is; only where `[unreleased]: …/compare/v1.3.0...HEAD` stands, the comparison begins at the new release
 * from now on, and a line for that release follows.
 */
function linkOf(line: MarkdownLine, lines: readonly MarkdownLine[], { version, unreleased }: MoveWish): string {
  const [, label = "", space = "", base = "", from = "", to = ""] = line.isCode
    ? []
    : (/^\[([^\]]+)\]:(\s+)(\S*\/compare\/)(\S+?)\.\.\.(\S+)\s*$/.exec(line.text) ?? []);
  const asIs = `${line.text}${line.end}`;
  if (!unreleased.some((name) => name.toLowerCase() === label.toLowerCase())) return asIs;
  // What stands there may be older than what was released last, when somebody forgot it once.
  const tag = /^v/.test(from) || readTag(from).kind !== "not-semver" ? version : version.replace(/^v/, "");
  const name = titleStyle(lines) === "v" ? version : version.replace(/^v/, "");
  const end = line.end === "" ? (lines[0]?.end ?? "\n") : line.end;
  return `[${label}]:${space}${base}${tag}...${to}${end}[${name}]:${space}${base}${from}...${tag}${line.end}`;
}

/** Whether titles of releases have a v. */
function titleStyle(lines: readonly MarkdownLine[]): "v" | "bare" {
  const first = lines.find((line) => levelOf(line) !== undefined && /^#+\s+\[?v?\d+\.\d+\.\d+/.test(plain(line.text)));
  return first !== undefined && /^#+\s+\[?v/.test(plain(first.text)) ? "v" : "bare";
}
