import { visibleLines } from "./foreign-line.ts";
import { codeBlock, type Markdown } from "./markdown.ts";
import { escapeHtml } from "./markdown-escape.ts";
import { type MarkdownNode, placeOf, readTree, walk } from "./markdown-tree.ts";
import { rawMarkup } from "./raw-markup.ts";

/** What our own reports have of HTML. */
const OWN_TAGS = /^<(?:\/?details|\/?summary|br)>$/;
/** After tags were removed the text is parsed again, at most this often, because removed tags can form new ones. */
const PASSES = 8;

/** A change to a part of a text. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Edits = (node: MarkdownNode, source: string) => string | undefined;

/**
 * A report that an earlier step wrote and that arrives as an input: it is not known to be Sluice's own. It keeps its
 * headings, tables and links below the repository's address, and loses what no report has: comments, other tags,
 * images, other links.
 */
export function quotedReport(text: string, repository: string): Markdown {
  return quoted(text, (node, source) => {
    switch (node.type) {
      case "image":
      case "imageReference":
      case "linkReference":
      case "footnoteReference":
        return source.replace("[", "\\[");
      case "definition":
      case "footnoteDefinition":
        return `\\${source}`;
      case "link":
        return linkInReport(node.url, source, repository);
      default:
        return inNotes(node, source);
    }
  });
}

function linkInReport(url: string, source: string, repository: string): string | undefined {
  if (!source.startsWith("[")) return withoutAddress(source);
  const isOwn = repository !== "" && URL.canParse(url) && new URL(url).href.startsWith(`${repository}/`);
  return isOwn ? undefined : `\\${source}`;
}

/**
 * Notes of the repository. They may show images and addresses; they mention no one, and contain no comments and tags.
 */
export function quotedNotes(text: string): Markdown {
  return quoted(text, inNotes);
}

function inNotes(node: MarkdownNode, source: string): string | undefined {
  if (node.type === "html") return withoutForeignTags(source);
  return node.type === "text" ? withoutMentions(source) : undefined;
}

function quoted(text: string, edits: Edits): Markdown {
  let before = visibleLines(text);
  for (let pass = 0; pass < PASSES; pass++) {
    const after = edited(before, edits);
    // Programs of ours read the source, also that of code.
    if (after === before) return rawMarkup("markdown", after.replaceAll("<!--", "<\u200b!--"));
    before = after;
  }
  return codeBlock(text);
}

function edited(text: string, edits: Edits): string {
  const nodes = readTree(text).children.flatMap((child) => [...walk(child)]);
  const found = nodes.flatMap((node): readonly Edit[] => {
    if (node.position === undefined) return [];
    const { start, end } = placeOf(node);
    const change = edits(node, text.slice(start, end));
    return change === undefined ? [] : [{ start, end, text: change }];
  });
  return applied(text, found);
}

function applied(text: string, edits: readonly Edit[]): string {
  let [result, at] = ["", 0];
  for (const edit of edits.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    // What lies within another change is changed already.
    if (edit.start < at) continue;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

function withoutForeignTags(source: string): string {
  return withoutMentions(source.replaceAll(/<[^<>]*>?/g, (tag) => (OWN_TAGS.test(tag) ? tag : escapeHtml(tag))));
}

function withoutMentions(source: string): string {
  return source.replaceAll(/(?:@|&#0*64;|&#x0*40;|&commat;)(?!\u200b)/gi, "$&\u200b");
}

function withoutAddress(source: string): string {
  const text = source.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return withoutMentions(text.replace(/:(?=\/\/)/, ":\u200b").replace(/^(www)\./i, "$1\u200b."));
}
