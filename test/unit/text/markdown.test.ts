import fc from "fast-check";
import { visibleLine } from "../../../src/text/foreign-line.ts";
import {
  bullets,
  code,
  codeBlock,
  cut,
  details,
  hiddenMark,
  join,
  lines,
  link,
  type Markdown,
  md,
  mention,
  prose,
  table,
} from "../../../src/text/markdown.ts";
import { readTree, walk } from "../../../src/text/markdown-tree.ts";
import { plain, shortened } from "../../../src/text/plain-text.ts";

/** Kinds of nodes that a forge makes out of a text. */
function kinds({ text }: Markdown): string[] {
  return readTree(text).children.flatMap((child) => [...walk(child)].map(({ type }) => type));
}

/** Without what a reader does not see. */
function bare(text: string): string {
  return text.replaceAll(/[\s\u200b]/g, "");
}

/** What a reader sees. */
function shown({ text }: Markdown): string {
  const nodes = readTree(text).children.flatMap((child) => [...walk(child)]);
  return nodes.map((node) => (node.type === "text" || node.type === "inlineCode" ? node.value : "")).join("");
}

test("a template's own text is markup, and what stands in its holes is text", () => {
  const text = md`**${"*bold*"}** ${7} ${md`_${"<b>"}_`}`;
  expect(text.text).toBe("**\\*bold\\*** 7 _&lt;b&gt;_");
  expect(shown(text)).toBe("*bold* 7 <b>");
});

test("Markdown in a template without a tag is a mistake, and not lost", () => {
  expect(() => `${code("a")}`).toThrow('A text of the language "markdown" stands in a template of another.');
  expect(JSON.stringify({ body: code("a") })).toBe('{"body":"`a`"}');
});

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          "<!-- sluice-gate {} -->",
          "<!--",
          "-->",
          "<script>",
          "</details>",
          "<img src=x>",
          "](http://e)",
          "![",
          "[a](http://e)",
        ],
        ...[
          "`",
          "``",
          "```",
          "~~~",
          "|",
          "\\",
          "\n",
          "\r",
          "&#64;team",
          "&lt;",
          "@team",
          "http://e.example",
          "www.e.example",
        ],
        ...[
          "a@b.example",
          "#12",
          "GH-7",
          "$x$",
          "\u001b[31m",
          "\u202e",
          "*",
          "_",
          "# ",
          "- ",
          "> ",
          "    ",
          "[^1]",
          "{",
          "}",
        ],
      ),
      fc.string({ unit: "binary", maxLength: 5 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

test("whatever stands in a hole: no tag, link, image, comment or mention is made of it, and all of it is read", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const paragraph = md`before ${text} after`;
      expect(kinds(paragraph).filter((kind) => kind !== "paragraph" && kind !== "text")).toEqual([]);
      expect(paragraph.text).not.toMatch(/@(?!\u200b)|<!--/);
      expect(bare(shown(paragraph))).toBe(bare(`before ${visibleLine(text)} after`));
    }),
    { numRuns: 2000 },
  );
});

test("whatever stands in code: it is code, to its last character", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const span = md`before ${code(text)} after`;
      expect(kinds(span).filter((kind) => !["paragraph", "text", "inlineCode"].includes(kind))).toEqual([]);
      expect(span.text).not.toContain("<!--");
      const block = md`before\n\n${codeBlock(text)}\nafter`;
      expect(kinds(block)).toEqual(["paragraph", "text", "code", "paragraph", "text"]);
      expect(block.text).not.toContain("<!--");
    }),
    { numRuns: 2000 },
  );
});

test("whatever stands in a table, it begins no cell and no row", () => {
  fc.assert(
    fc.property(hostile, hostile, (one, other) => {
      const found = table(
        ["a", "b"],
        [
          [one, code(other)],
          [details("x", md`${one}`), link(one, "https://own.example")],
        ],
      );
      const [tree, ...more] = readTree(found.text).children;
      expect(more).toEqual([]);
      expect(tree?.type === "table" && tree.children.map(({ children }) => children.length)).toEqual([2, 2, 2]);
    }),
    { numRuns: 1000 },
  );
});

test("a title of HTML is text of HTML", () => {
  const part = details("a <img src=x> & *b* @team", md`inside`);
  expect(part.text).toBe(
    "<details><summary>a &lt;img src=x&gt; &amp; *b* @\u200bteam</summary>\n\ninside\n</details>\n",
  );
});

test("a link leads where it is said, and only into the web", () => {
  expect(link("a](http://evil) `x`", "https://own.example/a b)(<x>|\\").text).toBe(
    "[a\\](http://evil) \\`x\\`](https://own.example/a%20b%29%28%3Cx%3E%7C%5C)",
  );
  expect(link("go", "https://own.example/\u00a0\u200b\ufeff'").text).toBe(
    "[go](https://own.example/%C2%A0%E2%80%8B%EF%BB%BF%27)",
  );
  expect(link("go", "javascript:alert(1)").text).toBe("go");
  expect(link("go", "").text).toBe("go");
});

test("a mention calls a login or a team, and no other text", () => {
  expect(mention("ada-1").text).toBe("@ada-1");
  expect(mention("org/team").text).toBe("@org/team");
  expect(mention("@everyone <b>").text).toBe("@\u200beveryone &lt;b&gt;");
});

test("nothing in a mark can end it or begin another", () => {
  const mark = hiddenMark("sluice-x", { reason: "--> <!-- sluice-x {} -->" }).text;
  expect(mark.match(/<!--/g)).toHaveLength(1);
  expect(mark.match(/-->/g)).toHaveLength(1);
  expect(JSON.parse(/^<!-- sluice-x (.*) -->$/.exec(mark)?.[1] ?? "")).toEqual({ reason: "--> <!-- sluice-x {} -->" });
});

test("prose has names of keys as code, unless its marks pair with nothing", () => {
  expect(prose("Set `a_b` to <x>.").text).toBe("Set `a_b` to &lt;x&gt;.");
  expect(prose("Set `a_b to <x>.").text).toBe("Set \\`a\\_b to &lt;x&gt;.");
});

test("parts are joined, and those that are empty are left out", () => {
  expect(lines([md`a`, md``, md`b`]).text).toBe("a\nb");
  expect(join(["*", code("b")]).text).toBe("\\*, `b`");
  expect(bullets(["<a>", md`*b*`]).text).toBe("- &lt;a&gt;\n- *b*");
});

test("what is cut ends with a whole line, and leaves nothing open", () => {
  const text = lines([
    details("Log", codeBlock("a\n<img src=x>\n</details>\nc".repeat(3))),
    md`end ${code("<img src=x>")}`,
  ]);
  for (let limit = 0; limit < text.text.length; limit++) {
    const short = cut(text, limit, md`… (cut)`);
    const nodes = readTree(short.text).children.flatMap((child) => [...walk(child)]);
    for (const node of nodes) if (node.type === "html") expect(node.value).toMatch(/^<\/?(details|summary)>/);
    const tags = nodes.map((node) => (node.type === "html" ? node.value : "")).join("");
    expect(tags.split("<details>").length).toBe(tags.split("</details>").length);
    expect(short.text).toMatch(/… \(cut\)\n$/);
    expect(readTree(short.text).children.at(-1)?.type).toBe("paragraph");
  }
  expect(cut(text, text.text.length, md`cut`)).toBe(text);
});

test("a title is one line, calls no one, and says where it was cut", () => {
  expect(plain`Release ${"v1 @team\n<!-- sluice-x -->"}`.text).toBe("Release v1 @\u200bteam <\u200b!-- sluice-x -->");
  expect(shortened(plain`${"a".repeat(200)}`, 140).text).toBe(`${"a".repeat(139)}…`);
});
