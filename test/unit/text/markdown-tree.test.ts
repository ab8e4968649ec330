import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { repositoryRoot } from "../../../scripts/root.ts";
import { type MarkdownNode, placeOf, readBlocks, walk } from "../../../src/text/markdown-tree.ts";
import { changelogCases } from "../../version/corpus/corpus.ts";

/** Blocks as the parser finds them in the whole of a text. */
function wholeBlocks(text: string): readonly string[] {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return tree.children.map((node) => `${node.type} ${placeOf(node).start} ${placeOf(node).end}`);
}

const PIECES = [
  ...changelogCases(repositoryRoot()).map(({ text }) => text),
  ...["- a\n\n", "  b\n", "\n\n", "[a]: x\n", "  'a title\n", "over lines'\n", "1. one\n", "text\n", "===\n", "---\n"],
  ...[
    "<!--\n",
    "-->\n",
    "```\n",
    "| a | b |\n",
    "| - | - |\n",
    "> q\n",
    "    code\n",
    "<div>\n",
    "[^1]: note\n",
    "a\rb\r",
  ],
  "- an entry that is so long that it fills a line of its own, as people write them\n".repeat(300),
  "A paragraph of many lines\n".repeat(900),
];

/** Beginnings, middles and ends of lines that are long enough to be condensed. */
const long = fc
  .tuple(
    fc.constantFrom(
      "",
      "- ",
      "  - ",
      "1. ",
      "    ",
      "> ",
      "# ",
      "\t",
      "[a]: ",
      "[^1]: ",
      "**",
      "| ",
      "``` ",
      "<b> ",
      "<!-- ",
    ),
    fc.constantFrom("A door that", "a", "Ü", "1.0.0", "--", "`x`", "***", "[b]"),
    fc.array(
      fc.constantFrom(
        " words",
        " `x`",
        " [c](d)",
        " |",
        " -->",
        " </b>",
        " ]: x",
        " **b**",
        "\u2028",
        "  ",
        " \\",
        "😀",
      ),
      {
        maxLength: 14,
      },
    ),
    fc.constantFrom(" and the end", " |", "  ", "          ", "=", "```", " #", ":", "\\", "\t\t"),
    fc.constantFrom("\n", "\n", "\n\n", "\r\n", "\r", "\n===\n", "\n---\n", "\n| - | - |\n", "\n-->\n", "\n```\n"),
  )
  .map(([start, word, middle, tail, end]) => `${start}${word}${middle.join("")}${tail}${end}`);

test("long lines are blocks as they are as a whole", () => {
  fc.assert(
    fc.property(fc.array(long, { maxLength: 12 }), (lines) => {
      const text = lines.join("");
      const blocks = readBlocks(text);
      expect(blocks.map(({ node, start, end }) => `${node.type} ${start} ${end}`)).toEqual(wholeBlocks(text));
      const inner = (nodes: readonly MarkdownNode[]): readonly string[] =>
        nodes
          .flatMap((node) => [...walk(node)])
          .filter(({ type }) => ["listItem", "paragraph", "heading", "code", "definition", "tableRow"].includes(type))
          .map((node) => `${node.type} ${placeOf(node).start} ${placeOf(node).end}`);
      const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
      expect(inner(blocks.map(({ node }) => node))).toEqual(inner(tree.children));
    }),
    { numRuns: 300 },
  );
});

test("a long text is read in pieces, and has the blocks that it has as a whole", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 40, maxLength: 80 }), (parts) => {
      const once = parts.join("");
      const text = once.repeat(Math.ceil(40_001 / once.length));
      const blocks = readBlocks(text);
      expect(blocks.map(({ node, start, end }) => `${node.type} ${start} ${end}`)).toEqual(wholeBlocks(text));
      for (const { node, start, end } of blocks) {
        for (const one of walk(node)) {
          expect(placeOf(one).start).toBeGreaterThanOrEqual(start);
          expect(placeOf(one).end).toBeLessThanOrEqual(end);
        }
      }
    }),
    { numRuns: 12 },
  );
});

test("definitions above an underlined heading are read once, wherever a piece ends", () => {
  const text = `${"- an entry\n".repeat(1470)}${"\n## 1.0.0\n\n[a]: x\n[b]: y\nHeading\n===\n\n- A door\n".repeat(9)}`;
  for (let more = 0; more < 60; more += 4) {
    const moved = `${"x".repeat(more)}\n\n${text}`;
    const blocks = readBlocks(moved).map(({ node, start, end }) => `${node.type} ${start} ${end}`);
    expect(blocks).toEqual(wholeBlocks(moved));
  }
});

test("what follows many empty lines is read", () => {
  expect(readBlocks(`# A\n${"\n".repeat(40_000)}- A door\n`).map(({ node }) => node.type)).toEqual(["heading", "list"]);
});
