import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { sourceFiles } from "../../scripts/checks/tools.ts";

/** A code block of a page: its language, its text, and the line of the page that it starts on. */
export interface CodeBlock {
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

/** What a page refers to, and what can be referred to in it. */
export interface MarkdownPage {
  /** From the root of the repository. */
  readonly path: string;
  readonly links: readonly string[];
  /** Texts between backticks. */
  readonly codeSpans: readonly string[];
  readonly blocks: readonly CodeBlock[];
  /** Ids of the headings, as GitHub makes them. */
  readonly anchors: ReadonlySet<string>;
}

/** Paths of the pages that people read; Markdown below test/ is test data. */
export function pagePaths(root: string): readonly string[] {
  return sourceFiles(root, "*.md").filter((path) => !path.startsWith("test/"));
}

export function markdownPages(root: string): readonly MarkdownPage[] {
  return pagePaths(root).map((path) => readPage(path, readFileSync(join(root, path), "utf8")));
}

export function readPage(path: string, text: string): MarkdownPage {
  const nodes = [...walk(fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))];
  return {
    path,
    links: nodes.flatMap((node) => (isLink(node.type) && node.url !== undefined ? [node.url] : [])),
    codeSpans: nodes.flatMap(({ type, value }) => (type === "inlineCode" && value !== undefined ? [value] : [])),
    blocks: nodes.flatMap((node) =>
      node.type === "code"
        ? [{ language: node.lang ?? "", text: node.value ?? "", line: node.position?.start.line ?? 0 }]
        : [],
    ),
    anchors: anchorsOf(nodes.filter(({ type }) => type === "heading").map(plainText)),
  };
}

/** The parts of a syntax tree that are used here. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly lang?: string | null | undefined;
  readonly position?: { readonly start: { readonly line: number } } | undefined;
  readonly children?: readonly Node[];
}

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}

function isLink(type: string): boolean {
  return type === "link" || type === "image" || type === "definition";
}

function plainText(node: Node): string {
  return [...walk(node)].map(({ value = "" }) => value).join("");
}

/** GitHub drops punctuation, turns blanks into dashes, and numbers repeated headings. */
function anchorsOf(headings: readonly string[]): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const heading of headings) {
    const slug = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, "")
      .replaceAll(" ", "-");
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count++) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}
