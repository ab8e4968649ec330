import { tagName } from "../version/tags/tag-prefix.ts";
import type { Changelog } from "./sections.ts";
import { lineBreak, lineEnd, type Splice } from "./splice.ts";

/** The release whose comparison is put in. */
export interface LinkedRelease {
  /** As its tag has it. */
  readonly version: string;
  /** What its tag has before the version; empty, or left out, for nothing. */
  readonly prefix?: string;
  /** What its heading calls it. */
  readonly name: string;
  readonly unreleased: readonly string[];
}

/** `https://…/compare/v1.3.0...HEAD`; Bitbucket writes two dots, and the newer side first. */
const COMPARISON = /^(\S*\/compare\/)([^\s]+?)(\.{2,3})([^\s.][^\s]*)$/;

interface Moved {
  /** The comparison of what is unreleased now, and that of the release. */
  readonly open: string;
  readonly release: string;
}

/** Pure. Two addresses of one: up to the new release, and from it on. Undefined for an address that compares nothing. */
export function moveComparison(url: string, release: Pick<LinkedRelease, "version" | "prefix">): Moved | undefined {
  const [, base, left, dots = "", right] = COMPARISON.exec(url) ?? [];
  if (base === undefined || left === undefined || right === undefined) return undefined;
  const isTurned = dots === ".." && !isVersion(left) && isVersion(right);
  const [from, to] = isTurned ? [right, left] : [left, right];
  const tag = tagLike(from, release.version) ?? tagName(release.prefix ?? "", release.version);
  const address = (a: string, b: string): string => `${base}${isTurned ? `${b}${dots}${a}` : `${a}${dots}${b}`}`;
  return { open: address(tag, to), release: address(from, tag) };
}

/** Pure. What the newest release's heading links to, for the next release: the comparison that follows, or its own page. */
export function linkLike(url: string, newest: string, version: string): string | undefined {
  const [, base, , dots = "", to] = COMPARISON.exec(url) ?? [];
  const bare = version.replace(/^v/, "");
  if (base !== undefined && to !== undefined) {
    const tag = tagLike(to, version);
    return tag === undefined ? undefined : `${base}${to}${dots}${tag}`;
  }
  return url.includes(newest) ? url.replaceAll(newest, bare) : undefined;
}

/**
 * Pure. The piece that lets the comparison of what is unreleased begin at the new release, with a line for that release
 * below it. Empty where there is no such line. Of several of one name Markdown takes the first.
 */
export function moveDefinition({ text, blocks }: Changelog, release: LinkedRelease): readonly Splice[] {
  const definitions = blocks.flatMap(({ node, start, end }) =>
    node.type === "definition" ? [{ node, start, end }] : [],
  );
  const isNamed = (label: string | null | undefined): boolean =>
    release.unreleased.some((one) => one.replaceAll(/^\[|\]$/g, "").toLowerCase() === label?.toLowerCase());
  const found = definitions.find(({ node }) => isNamed(node.label));
  if (found === undefined) return [];
  const { start, end } = found;
  const raw = text.slice(start, end);
  const [, label = "", space = "", open = "", url = "", close = "", rest = ""] =
    /^(\[[^\]]+\]):(\s+)(<?)([^\s<>]+)(>?)(.*)$/s.exec(raw) ?? [];
  const moved = moveComparison(url, release);
  if (moved === undefined) return [];
  const own = `${label}:${space}${open}${moved.open}${close}${rest}`;
  if (definitions.some(({ node }) => node.label?.toLowerCase() === release.name.toLowerCase()))
    return [{ from: start, to: end, text: own }];
  // Blanks at the line's end are the line's.
  const blanks = text.slice(end, lineEnd(text, end));
  const line = `${lineBreak(text, end)}[${release.name}]:${space}${open}${moved.release}${close}`;
  return [{ from: start, to: end + blanks.length, text: `${own}${blanks}${line}` }];
}

function isVersion(name: string): boolean {
  return /\d+\.\d+\.\d+/.test(name);
}

/** Tags are called alike: what stands before the version in the one stands before it in the other. A commit has no name. */
function tagLike(from: string, version: string): string | undefined {
  const [, before] = /^(|.*?[^\d.])\d+\.\d+\.\d+(?:[-+.][\w.+-]*)?$/.exec(from) ?? [];
  return before === undefined ? undefined : `${before}${version.replace(/^v/, "")}`;
}
