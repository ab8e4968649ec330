import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { condense } from "./condensed-text.ts";
import { lineStart } from "./line-start.ts";

/** GitHub-flavoured Markdown as a tree whose nodes know their places. */
export type MarkdownTree = ReturnType<typeof fromMarkdown>;
export type MarkdownNode = MarkdownTree["children"][number];

/** What happens inside of a line. Without it a changelog of a megabyte is read four times as fast. */
const INLINE = [
  ...["attention", "autolink", "characterEscape", "characterReference", "codeText", "hardBreakEscape", "htmlText"],
  ...["labelEnd", "labelStartImage", "labelStartLink", "strikethrough", "tasklistCheck"],
  ...["wwwAutolink", "protocolAutolink", "emailAutolink", "gfmFootnoteCall", "gfmPotentialFootnoteCall"],
];

/** Addresses in words become links only after the parsing, and then have no place. */
const STRUCTURE = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

/** A part of a text that stands on lines of its own. */
export interface Block {
  readonly kind: BlockKind;
  /** Where its first and after its last character are; blanks before the first one are not its own. */
  readonly start: number;
  readonly end: number;
  readonly node: MarkdownNode;
}

/** `comment` and `anchor` are not visible to a reader, and `blank` is a list or a paragraph that contains nothing. */
export type BlockKind = "heading" | "content" | "rule" | "comment" | "anchor" | "blank" | "definition" | "footnote";

/** The blocks of a text from top to bottom, headings and definitions within lists and quotes not among them. */
export function readBlocks(text: string): readonly Block[] {
  // A byte order mark is no letter of the first line, and a line end in its place keeps all places as they are.
  const plain = text.replace(/^\uFEFF/, "\n");
  const blocks: Block[] = [];
  for (let from = 0, size = PIECE; from < plain.length; ) {
    const to = pieceEnd(plain, from + size);
    const found = blocksIn(plain, from, to);
    const next = to === plain.length ? to : Math.min(to, ...unfinished(found).map(({ start }) => start));
    const whole = found.filter(({ start }) => start < next);
    blocks.push(...whole);
    size = whole.length === 0 && found.length > 0 ? size * 2 : PIECE;
    if (whole.length > 0 || found.length === 0) from = next === to ? to : lineStart(plain, next);
  }
  return blocks;
}

/**
 * The blocks to which what follows may belong: the last one, and the one before it. The parser lets an underlined heading begin with all
 * definitions directly above its text.
 */
function unfinished(found: readonly Block[]): readonly Block[] {
  let first = Math.max(found.length - 2, 0);
  while (found[first]?.kind === "definition" && found[first - 1]?.kind === "definition") first--;
  return found.slice(first);
}

/** The parser takes four times as long for a text of twice the length, and no block depends on those before it. */
const PIECE = 2048;

/** A place at the start of a line. */
function pieceEnd(text: string, wanted: number): number {
  const end = text.indexOf("\n", wanted);
  return end < 0 ? text.length : end + 1;
}

function blocksIn(text: string, from: number, to: number): readonly Block[] {
  const condensed = condense(text.slice(from, to));
  const tree = fromMarkdown(condensed.text, {
    extensions: [gfm(), { disable: { null: INLINE } }],
    mdastExtensions: [STRUCTURE],
  });
  return tree.children.map((node) => {
    for (const one of walk(node)) move(one, (offset) => from + condensed.placeOf(offset));
    const { start, end } = placeOf(node);
    return { kind: kindOf(node, text.slice(start, end)), start, end, node };
  });
}

function move({ position }: MarkdownNode, place: (offset: number) => number): void {
  if (position?.start.offset === undefined || position.end.offset === undefined) return;
  position.start.offset = place(position.start.offset);
  position.end.offset = place(position.end.offset);
}

/** All of it, down to the words: for a section, not for a whole file. */
export function readTree(text: string): MarkdownTree {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

export function placeOf({ position }: MarkdownNode): { readonly start: number; readonly end: number } {
  const [start, end] = [position?.start.offset, position?.end.offset];
  if (start === undefined || end === undefined) throw new Error("The Markdown parser gave a node without its place.");
  return { start, end };
}

export function childrenOf(node: MarkdownNode): readonly MarkdownNode[] {
  return "children" in node ? node.children : [];
}

/** The node and all below it, in the order of the text. */
export function* walk(node: MarkdownNode): Generator<MarkdownNode> {
  yield node;
  for (const child of childrenOf(node)) yield* walk(child);
}

function kindOf(node: MarkdownNode, raw: string): BlockKind {
  switch (node.type) {
    case "heading":
      return "heading";
    case "thematicBreak":
      return "rule";
    case "definition":
      return "definition";
    case "footnoteDefinition":
      return "footnote";
    case "html":
      return raw.replaceAll(/<!--[\s\S]*?(?:-->|$)|<br\s*\/?>/gi, "").trim() === "" ? "comment" : "content";
    case "paragraph":
      // What generators of changelogs put above a heading, as the target of links.
      if (/^(?:<a\s[^>]*>\s*<\/a>\s*)+$/.test(raw)) return "anchor";
      return raw.replaceAll(/&nbsp;|<br\s*\/?>/gi, "").trim() === "" ? "blank" : "content";
    case "list":
      return isEmptyList(node) ? "blank" : "content";
    default:
      return "content";
  }
}

/** Templates have a bullet without words below each heading. */
function isEmptyList(list: MarkdownNode): boolean {
  return childrenOf(list).every((item) => childrenOf(item).every((one) => one.type === "list" && isEmptyList(one)));
}
