import { cutWords } from "../text/cut-words.ts";
import { childrenOf, type MarkdownNode } from "../text/markdown-tree.ts";

/** Words of one style. */
export interface Span {
  readonly text: string;
  readonly isBold: boolean;
  readonly isCode: boolean;
  /** Where they lead; empty for nowhere. */
  readonly url: string;
}

const PLAIN = { isBold: false, isCode: false, url: "" };

/** Characters without a width divide words and addresses for programs, and hide text. Emojis need joiners and selectors. */
const INVISIBLE = /(?!\u200c|\u200d|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}/gu;

/** What a reader sees of Markdown's inline parts: in one line, without images' addresses, markup and hashes of commits. */
export function spansOf(node: MarkdownNode): readonly Span[] {
  const visible = inline(node, PLAIN).map((span) => ({ ...span, text: span.text.replaceAll(INVISIBLE, "") }));
  const spans = joined(visible);
  const cleaned = spans.map((span) => (span.isCode ? span : { ...span, text: span.text.replaceAll(/\s+/g, " ") }));
  return trimmed(cleaned.map(withoutEmptyBrackets).filter(({ text }) => text !== ""));
}

export function plainOf(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join("");
}

type Look = Omit<Span, "text">;

function inline(node: MarkdownNode, look: Look): readonly Span[] {
  const below = (inner: Look): readonly Span[] => childrenOf(node).flatMap((child) => inline(child, inner));
  switch (node.type) {
    case "text":
      return [{ ...look, text: node.value }];
    case "inlineCode":
      return [{ ...look, isCode: true, text: node.value }];
    case "strong":
      return below({ ...look, isBold: true });
    case "link":
      return withoutHash(below({ ...look, url: safe(node.url) }));
    case "linkReference":
      return withoutHash(below(look));
    case "image":
    case "imageReference":
      return [{ ...look, text: node.alt ?? "" }];
    case "break":
      return [{ ...look, text: " " }];
    case "html":
      return [{ ...look, text: withoutTags(node.value) }];
    case "footnoteReference":
    case "list":
    case "code":
      return [];
    default:
      return below(look);
  }
}

function withoutTags(html: string): string {
  return html
    .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, "")
    .replaceAll(/<br\b[^>]*>/gi, " ")
    .replaceAll(/<[^>]*>/g, "");
}

/** A commit's hash says nothing in a chat. */
function withoutHash(spans: readonly Span[]): readonly Span[] {
  return /^[0-9a-f]{7,40}$/.test(plainOf(spans)) && /\d/.test(plainOf(spans)) ? [] : spans;
}

function safe(url: string): string {
  return /^https?:\/\//.test(url) ? url : "";
}

function joined(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    const isSame =
      last !== undefined && !span.isCode && !last.isCode && last.isBold === span.isBold && last.url === span.url;
    if (isSame) all[all.length - 1] = { ...last, text: `${last.text}${span.text}` };
    else all.push(span);
  }
  return all;
}

/** Also the dash behind them, where they stood in front: `[] - doc: a door`. */
function withoutEmptyBrackets(span: Span, at: number): Span {
  if (span.isCode) return span;
  const text = span.text.replaceAll(HASH, "").replaceAll(/\s*(?:\(\s*\)|\[\s*\])/g, "");
  return { ...span, text: at === 0 ? text.replace(/^\s*[-–:]\s+/, "") : text };
}

/** A commit in words: `abc1234: A door` of changesets, and `(abc1234)`. A word or a number is not a commit. */
const HASH = /(?:^|(?<=[([]))(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}(?=[)\]]|:\s)/g;

function trimmed(spans: readonly Span[]): readonly Span[] {
  return spans.map((span, at) => {
    const start = at === 0 ? span.text.trimStart() : span.text;
    return { ...span, text: at === spans.length - 1 ? start.trimEnd() : start };
  });
}

/** As many whole words as there is room for; no address is cut. `limit` counts UTF-16 units, as the services do. */
export function cutSpans(spans: readonly Span[], limit: number): readonly Span[] {
  if (plainOf(spans).length <= limit) return spans;
  let room = limit - 2;
  const kept: Span[] = [];
  for (const span of spans) {
    const text = span.text.length <= room ? span.text : cutWords(span.text, room);
    if (text !== "") kept.push({ ...span, text });
    room -= span.text.length;
    if (text !== span.text) break;
  }
  return [...trimmed(kept), { ...PLAIN, text: " …" }];
}
