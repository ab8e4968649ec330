import { linkLike, moveComparison, moveDefinition } from "./compare-links.ts";
import { nearestHeading } from "./nearest-heading.ts";
import { finishedTitle, titleLike } from "./release-title.ts";
import {
  type Changelog,
  type Heading,
  hasContent,
  headingText,
  newestRelease,
  releaseHeading,
  sectionOf,
  unreleasedHeading,
} from "./sections.ts";
import { lineBreak, lineEnd, type Splice, splice } from "./splice.ts";

/** What becomes of the section of unreleased changes, and under which name. */
export interface MoveWish {
  /** The release, as its tag has it. */
  readonly version: string;
  /** What its tag has before the version; empty, or left out, for nothing. */
  readonly prefix?: string;
  /** Its day, YYYY-MM-DD. */
  readonly date: string;
  /** What the section of unreleased changes is called here. */
  readonly unreleased: readonly string[];
}

export type Moved =
  /**
   * `text` is the old one with one heading put in, and links that begin at the new release; every other byte is as it was.
   * A heading such as `1.1.0 (Unreleased)` gets its day instead.
   */
  | { readonly kind: "moved"; readonly text: string; readonly heading: string }
  /** It has the section already: an earlier run moved it. */
  | { readonly kind: "there"; readonly heading: string }
  | { readonly kind: "refused"; readonly what: string; readonly todo: string };

/** Pure. Moves what is unreleased to a section of its own, in the style of the sections before it (keepachangelog.com). */
export function moveUnreleased(changelog: Changelog, wish: MoveWish): Moved {
  const there = releaseHeading(changelog, wish.version);
  if (there !== undefined) return { kind: "there", heading: headingText(changelog, there) };
  const open = unreleasedHeading(changelog, wish.version);
  const name = wish.unreleased[0] ?? "Unreleased";
  if (open === undefined) {
    return {
      kind: "refused",
      what: `The changelog has no section "${name}". ${nearestHeading(changelog, name)}`,
      todo: "Add the heading `## [Unreleased]` above the newest release, and the changes below it; or name the heading that is there in `update-changelog.unreleased`.",
    };
  }
  if (!hasContent(sectionOf(changelog, open))) {
    return {
      kind: "refused",
      what: `The section "${open.title}" of the changelog is empty.`,
      todo: "Write down what this release brings, in words for those who use it.",
    };
  }
  const { pieces, heading } =
    open.release === undefined ? newHeading(changelog, open, wish) : renamed(changelog, open, wish);
  return { kind: "moved", text: splice(changelog.text, pieces), heading };
}

interface Change {
  readonly pieces: readonly Splice[];
  readonly heading: string;
}

function renamed(changelog: Changelog, open: Heading, { version, date }: MoveWish): Change {
  if (open.release === undefined) throw new Error("A heading without a version cannot get another one.");
  const title = finishedTitle(open.release, { version: version.replace(/^v/, ""), date });
  const piece = { from: open.titleStart, to: open.titleStart + open.title.length, text: title };
  const before = changelog.text.slice(open.block.start, open.titleStart);
  const after = changelog.text.slice(piece.to, open.block.end);
  return { pieces: [piece], heading: `${before}${title}${after}`.replaceAll(/\r\n?/g, "\n") };
}

function newHeading(changelog: Changelog, open: Heading, wish: MoveWish): Change {
  const { text } = changelog;
  const style = newestRelease(changelog, open);
  const inline = inlineLinks(open, style, wish);
  const bare = wish.version.replace(/^v/, "");
  const title = titleLike(style?.release, { version: bare, date: wish.date, link: inline.release });
  const heading = written(title, changelog, { open, style });
  const eol = lineBreak(text, open.block.end);
  const at = lineEnd(text, open.block.end);
  const added = `${eol}${eol}${heading.replaceAll("\n", eol)}${at < text.length ? "" : eol}`;
  const name = labelOf(inline.release) ?? (style?.release?.v ? `v${bare}` : bare);
  const unreleased = [...wish.unreleased, labelOf(open.unreleased?.link) ?? []].flat();
  const definition = moveDefinition(changelog, { ...wish, unreleased, name });
  const pieces = [...inline.pieces, { from: at, to: at, text: added }, ...definition];
  return { pieces, heading };
}

/** Links that stand in headings: the comparison of what is unreleased moves on, and the release gets one like the newest. */
function inlineLinks(
  { unreleased, titleStart }: Heading,
  style: Heading | undefined,
  wish: MoveWish,
): { readonly pieces: readonly Splice[]; readonly release: string } {
  const own = inBrackets(unreleased?.link);
  const moved = own === undefined ? undefined : moveComparison(own, wish);
  const from = titleStart + (unreleased?.before.length ?? 0);
  const pieces =
    own === undefined || moved === undefined ? [] : [{ from, to: from + own.length + 2, text: `(${moved.open})` }];
  return { pieces, release: releaseLink(style, moved?.release, wish.version) };
}

/** In the form that the newest release has it; `moved` is the address that its own comparison would have. */
function releaseLink(style: Heading | undefined, moved: string | undefined, version: string): string {
  const { link = "", close = "]", version: newest = "" } = style?.release ?? {};
  const model = inBrackets(link);
  const like = model === undefined ? undefined : linkLike(model, newest, version);
  if (link === "[]") return link;
  if (labelOf(link)?.includes(newest)) return link.replaceAll(newest, version.replace(/^v/, ""));
  const url = model !== undefined || close.endsWith("]") ? (like ?? moved) : undefined;
  return url === undefined ? "" : `(${url})`;
}

/** What a link is defined as, where that is not its own text. */
function labelOf(link: string | undefined): string | undefined {
  return /^\[(.+)\]$/.exec(link ?? "")?.[1];
}

function inBrackets(link: string | undefined): string | undefined {
  return /^\((\S+)\)$/.exec(link ?? "")?.[1];
}

interface Styles {
  readonly open: Heading;
  readonly style: Heading | undefined;
}

/** The title as a heading: underlined, or with marks at both ends, where the newest release has that. */
function written(title: string, { text, headings }: Changelog, { open, style }: Styles): string {
  const model = style ?? open;
  const raw = text.slice(model.block.start, model.block.end);
  const underline = /[\r\n]\s*([=-])[=-]*$/.exec(raw)?.[1];
  if (underline !== undefined) return `${title}\n${underline.repeat([...title].length)}`;
  const levels = new Set(headings.filter(({ release }) => release !== undefined).map(({ level }) => level));
  const marks = "#".repeat(style !== undefined && levels.size === 1 ? style.level : open.level);
  return /\S\s+#+$/.test(raw) ? `${marks} ${title} ${marks}` : `${marks} ${title}`;
}
