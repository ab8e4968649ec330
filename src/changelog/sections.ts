import { lineStart } from "../text/line-start.ts";
import { type Block, childrenOf, placeOf, readBlocks } from "../text/markdown-tree.ts";
import { subjectOf } from "./entries/part-names.ts";
import {
  isComing,
  type ReleaseTitle,
  readReleaseTitle,
  readUnreleasedTitle,
  type UnreleasedTitle,
} from "./release-title.ts";
import { nextLine } from "./splice.ts";

/** A changelog as its blocks, with the headings that say what is released. */
export interface Changelog {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly headings: readonly Heading[];
}

export interface Heading {
  readonly block: Block;
  /** Its place among the blocks. */
  readonly at: number;
  /** 1 to 6. */
  readonly level: number;
  /** As it is written, and where. */
  readonly title: string;
  readonly titleStart: number;
  /** Undefined where it names no release. */
  readonly release: ReleaseTitle | undefined;
  /** Undefined where it is not the one of what is not released yet. */
  readonly unreleased: UnreleasedTitle | undefined;
}

/** A heading, and what stands below it. */
export interface Section {
  readonly heading: Heading;
  readonly blocks: readonly Block[];
  /** From the line below its heading up to the line of the next section's. */
  readonly from: number;
  readonly to: number;
}

/** What the section of what is not released yet is called, where nothing is set. */
export const UNRELEASED: readonly string[] = ["Unreleased"];

export function readChangelog(text: string, names: readonly string[] = UNRELEASED): Changelog {
  const blocks = readBlocks(text);
  const headings = blocks.flatMap((block, at) => headingOf(text, { block, at, names }));
  return { text, blocks, headings: withoutProducts(headings) };
}

/** Where titles have names of several products, a version alone names no release. */
function withoutProducts(headings: readonly Heading[]): readonly Heading[] {
  const products = new Set(headings.map(({ release }) => release?.product.toLowerCase() ?? ""));
  products.delete("");
  if (products.size < 2) return headings;
  return headings.map((one) => (one.release?.product ? { ...one, release: undefined } : one));
}

function headingOf(
  text: string,
  { block, at, names }: { readonly block: Block; readonly at: number; readonly names: readonly string[] },
): readonly Heading[] {
  const { node } = block;
  if (node.type !== "heading") return [];
  const [first, last] = [childrenOf(node)[0], childrenOf(node).at(-1)];
  const titleStart = first === undefined ? block.end : placeOf(first).start;
  const title = last === undefined ? "" : text.slice(titleStart, placeOf(last).end);
  const unreleased = readUnreleasedTitle(title, names);
  const release = unreleased === undefined ? readReleaseTitle(title) : undefined;
  return [{ block, at, level: node.depth, title, titleStart, release, unreleased }];
}

/** The text below a heading: up to the next release at any level, or to a heading that is no part of a release. */
export function sectionOf(changelog: Changelog, heading: Heading): Section {
  const { text, blocks, headings } = changelog;
  const highest = Math.min(heading.level, ...headings.filter(isRelease).map(({ level }) => level));
  const next = headings.find(
    (one) => one.at > heading.at && endsSection(one, heading, highest) && !isRepeatedPart(one, headings),
  );
  return {
    heading,
    blocks: blocks.slice(heading.at + 1, next?.at ?? blocks.length),
    from: nextLine(text, heading.block.end),
    to: next === undefined ? text.length : lineStart(text, next.block.start),
  };
}

function isRelease({ release, unreleased }: Heading): boolean {
  return release !== undefined || unreleased !== undefined;
}

/** Where minor releases have `##` and patches `###`, parts have `###` as well; and some projects have one level for all. */
function endsSection(next: Heading, own: Heading, highest: number): boolean {
  if (isRelease(next)) return true;
  if (next.level > highest) return false;
  return next.level < own.level || subjectOf(next.title) === undefined;
}

/** A chapter occurs once; a heading that occurs below several releases is a part of each of them. */
function isRepeatedPart(heading: Heading, headings: readonly Heading[]): boolean {
  const isSame = ({ level, title }: Heading): boolean => level === heading.level && title === heading.title;
  const releaseOf = (one: Heading): Heading | undefined => headings.findLast((of) => of.at < one.at && isRelease(of));
  return !isRelease(heading) && new Set(headings.filter(isSame).map(releaseOf)).size > 1;
}

/** The heading of a release that was made: of several the highest, because what stands deeper is about something else. */
export function releaseHeading({ headings }: Changelog, version: string): Heading | undefined {
  const bare = version.replace(/^v/, "");
  return highestOf(headings.filter(({ release }) => release?.version === bare && !isComing(release)));
}

/** The heading of what is not released yet: that of the version itself, of what has no version, or of another one. */
export function unreleasedHeading({ headings }: Changelog, version = ""): Heading | undefined {
  const coming = headings.filter(({ release }) => release !== undefined && isComing(release));
  const bare = version.replace(/^v/, "");
  return (
    highestOf(coming.filter(({ release }) => release?.version === bare)) ??
    highestOf(headings.filter(({ unreleased }) => unreleased !== undefined)) ??
    highestOf(coming)
  );
}

function highestOf(headings: readonly Heading[]): Heading | undefined {
  const level = Math.min(...headings.map((one) => one.level));
  return headings.find((one) => one.level === level);
}

/** The newest release that was made: the first below what is not released yet, else the first of all. */
export function newestRelease({ headings }: Changelog, open: Heading | undefined): Heading | undefined {
  const made = headings.filter(({ release }) => release !== undefined && !isComing(release));
  return made.find(({ at }) => at > (open?.at ?? -1)) ?? made[0];
}

/** Whether people read something here: headings, rulers, comments, and what links are called, are nothing by themselves. */
export function hasContent({ blocks }: Pick<Section, "blocks">): boolean {
  return blocks.some(({ kind }) => kind === "content");
}

/** The headings inside of a section. */
export function partsOf({ headings }: Changelog, { heading, blocks }: Section): readonly Heading[] {
  return headings.filter(({ at }) => at > heading.at && at <= heading.at + blocks.length);
}

/** The heading as the file has it. */
export function headingText({ text }: Changelog, { block }: Heading): string {
  return text.slice(block.start, block.end).replaceAll(/\r\n?/g, "\n");
}
