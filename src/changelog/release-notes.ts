import { lineStart } from "../text/line-start.ts";
import { type Block, type MarkdownNode, placeOf, readTree, walk } from "../text/markdown-tree.ts";
import {
  type Changelog,
  hasContent,
  headingText,
  readChangelog,
  releaseHeading,
  type Section,
  sectionOf,
} from "./sections.ts";

/** One release's part of a changelog. */
export interface ReleaseNotes {
  readonly heading: string;
  /**
   * The text below the heading, with the definitions of its links and footnotes; empty where it has nothing to read.
   */
  readonly body: string;
}

/** Undefined when the version has no section that is finished. */
export function releaseNotes(text: string, version: string): ReleaseNotes | undefined {
  return notesIn(readChangelog(text), version);
}

export function notesIn(changelog: Changelog, version: string): ReleaseNotes | undefined {
  const heading = releaseHeading(changelog, version);
  if (heading === undefined) return undefined;
  return { heading: headingText(changelog, heading), body: bodyOf(changelog, sectionOf(changelog, heading)) };
}

/** The section by itself: without comments, and with the definitions that it needs, wherever they stand. */
function bodyOf(changelog: Changelog, section: Section): string {
  if (!hasContent(section)) return "";
  const body = ownText(changelog, section);
  const definitions = definitionsFor(body, changelog, section);
  return [body, ...definitions].join("\n\n");
}

function ownText({ text }: Changelog, { blocks, from, to }: Section): string {
  const isKept = ({ kind }: Block): boolean => kind === "content" || kind === "heading" || kind === "rule";
  // A ruler at either end separates this section from others.
  const filled = blocks.map((block, at) => (block.kind === "content" || block.kind === "heading" ? at : -1));
  const [first, last] = [filled.find((at) => at >= 0) ?? 0, filled.findLast((at) => at >= 0) ?? -1];
  const parts = blocks.map((block, at) => {
    const next = blocks[at + 1];
    const end = next === undefined ? to : lineStart(text, next.start);
    return isKept(block) && at >= first && at <= last
      ? text.slice(Math.max(from, lineStart(text, block.start)), end)
      : "";
  });
  return unix(parts.join(""))
    .replace(/^\s*\n/, "")
    .trimEnd();
}

/** Definitions of links and footnotes that a text names; those of footnotes may name others. */
function definitionsFor(body: string, { text, blocks }: Changelog, section: Section): readonly string[] {
  const known = new Map<string, string>();
  const own = new Set(section.blocks);
  for (const node of blocks.flatMap((block) => definitionsIn(block, own.has(block)))) {
    const { start, end } = placeOf(node);
    const key = keyOf(node.type, node.identifier);
    // Of several of one name Markdown takes the first.
    if (!known.has(key)) known.set(key, unix(text.slice(start, end)).trimEnd());
  }
  if (known.size === 0 || !body.includes("[")) return [];
  const found = new Set<string>();
  for (let read = body; read !== ""; ) {
    const labels = labelsIn(read);
    // The parser finds a reference only where its definition is; all of a long file would take long.
    const all = [...known]
      .flatMap(([key, text]) => (labels.has(key.slice(key.indexOf(" ") + 1)) ? [text] : []))
      .join("\n\n");
    const fresh = namesIn(`${read}\n\n${all}`, read.length).filter((key) => known.has(key) && !found.has(key));
    for (const key of fresh) found.add(key);
    read = fresh.map((key) => known.get(key) ?? "").join("\n\n");
  }
  const needed = [...known].filter(([key]) => found.has(key));
  const [links = [], footnotes = []] = [true, false].map((isLink) =>
    needed.filter(([key]) => key.startsWith("definition") === isLink).map(([, definition]) => definition),
  );
  // A footnote would take the line below it along.
  return [...(links.length === 0 ? [] : [links.join("\n")]), ...footnotes];
}

type DefinitionNode = Extract<MarkdownNode, { type: "definition" | "footnoteDefinition" }>;

/** Also those within a list or a quote, which count for the whole file; within the section they stay where they are. */
function definitionsIn({ node }: Block, isOwn: boolean): readonly DefinitionNode[] {
  if (isDefinition(node)) return [node];
  return isOwn || !isContainer(node) ? [] : [...walk(node)].filter(isDefinition);
}

function isContainer({ type }: MarkdownNode): boolean {
  return type === "list" || type === "blockquote";
}

function isDefinition(node: MarkdownNode): node is DefinitionNode {
  return node.type === "definition" || node.type === "footnoteDefinition";
}

/** All that may be a name, in the form of identifiers. */
function labelsIn(text: string): ReadonlySet<string> {
  const labels = text.matchAll(/\[\^?((?:\\.|[^[\]\\])+)\]/g);
  return new Set(
    [...labels].map(([, label = ""]) => label.replaceAll(/\s+/g, " ").trim().toLowerCase().toUpperCase().toLowerCase()),
  );
}

/** What a text refers to by name, up to a place. */
function namesIn(text: string, end: number): readonly string[] {
  return readTree(text)
    .children.flatMap((child) => [...walk(child)])
    .flatMap((node) => {
      const isLink = node.type === "linkReference" || node.type === "imageReference";
      if (!(isLink || node.type === "footnoteReference") || placeOf(node).start >= end) return [];
      return [keyOf(isLink ? "definition" : "footnoteDefinition", node.identifier)];
    });
}

function keyOf(type: "definition" | "footnoteDefinition", identifier: string): string {
  return `${type} ${identifier}`;
}

function unix(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n");
}
