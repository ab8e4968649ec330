import { shorten } from "../text/cut-words.ts";
import { childrenOf, type MarkdownNode, readTree } from "../text/markdown-tree.ts";
import { firstSentence } from "./first-sentence.ts";
import type { ReleaseNotes } from "./release-notes.ts";
import { plainOf, type Span, spansOf } from "./spans.ts";

/** The entries of a release, each in one line, as they are read; without any entry the first sentence. */
export function highlights({ body }: ReleaseNotes, count: number): readonly (readonly Span[])[] {
  const { children } = readTree(body);
  const entries = children.flatMap((child) => (child.type === "list" ? entriesOf(child) : []));
  if (entries.length > 0) return entries.slice(0, count);
  const sentence = openingSentence(children);
  return sentence === "" ? [] : [[{ text: sentence, isBold: false, isCode: false, url: "" }]];
}

/** Where an item only says what the items below it are about, those are the entries. */
function entriesOf(list: MarkdownNode): readonly (readonly Span[])[] {
  return childrenOf(list).flatMap((item) => {
    const [first] = childrenOf(item);
    const spans = first === undefined || first.type === "list" ? [] : spansOf(first);
    const inner = childrenOf(item).filter(({ type }) => type === "list");
    if (inner.length > 0 && isLabel(spans)) return inner.flatMap(entriesOf);
    return spans.length === 0 ? [] : [spans];
  });
}

function isLabel(spans: readonly Span[]): boolean {
  const text = plainOf(spans);
  return text.endsWith(":") || text.split(/\s+/).length <= 3 || spans.every(({ isBold, isCode }) => isBold || isCode);
}

const LIMIT = 100;

/** One plain line that says what a release brings: its first sentence, else its first entry. Empty for none. */
export function tagLine(notes: ReleaseNotes): string {
  const [first] = readTree(notes.body).children;
  const isSentence = first?.type === "paragraph" && !isHeadingLike(first);
  const sentence = isSentence ? openingSentence([first]) : "";
  const line = sentence || firstSentence(plainOf(highlights(notes, 1)[0] ?? []));
  const plain = line.replace(/(?:\s*\((?:#\d+(?:,\s*)?)+\))+\.?$/, "");
  return shorten(plain, LIMIT);
}

/** `FEATURES:`, bold words, and images stand above what is to be read. */
function isHeadingLike(paragraph: MarkdownNode): boolean {
  const spans = spansOf(paragraph);
  const isPicture = childrenOf(paragraph).every(({ type }) => type === "image" || type === "imageReference");
  return isPicture || plainOf(spans).endsWith(":") || spans.every(({ isBold }) => isBold);
}

function openingSentence(nodes: readonly MarkdownNode[]): string {
  const paragraphs = nodes.filter(({ type }) => type === "paragraph");
  const paragraph = paragraphs.find((one) => !isHeadingLike(one)) ?? paragraphs[0];
  return paragraph === undefined ? "" : firstSentence(plainOf(spansOf(paragraph)));
}
