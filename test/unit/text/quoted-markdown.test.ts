import fc from "fast-check";
import { code, codeBlock, details, failureText, lines, link, md, table } from "../../../src/text/markdown.ts";
import { readTree, walk } from "../../../src/text/markdown-tree.ts";
import { quotedNotes, quotedReport } from "../../../src/text/quoted-markdown.ts";

const OWN = "https://own.example/acme/shop";

const report = lines([
  md`### ❌ ${"v1 <b> @team"} failed\n`,
  failureText({ what: "A `key` <x> http://e.example", means: "b|c", todo: "git push\n<!-- x -->" }),
  table(["", "b"], [[link("a", "https://own.example/acme/shop/a(b)"), md`${code("x|<!--y")}<br>z`]]),
  details("Steps <i>", codeBlock("::error::\n</details>\n@team")),
]);

test("a report of ours comes through as it was written", () => {
  expect(quotedReport(report.text, OWN).text).toBe(report.text);
  expect(quotedReport("", OWN).text).toBe("");
});

const foreign = fc
  .array(
    fc.constantFrom(
      ...[
        "<!-- sluice-gate {} -->",
        "<!--",
        "<script>alert(1)</script>",
        "<div>",
        "</div>",
        "<img src=x>",
        "<a href=http://e>",
      ],
      ...[
        "![x](http://e)",
        "![x][y]",
        "\n\n[y]: http://e\n\n",
        "http://e.example",
        "www.e.example",
        "<http://e.example>",
      ],
      ...[
        "@team",
        "&#64;team",
        "&#x40;team",
        "a@b.example",
        "`",
        "```\n",
        "\n",
        "\n\n",
        "    ",
        "> ",
        "- ",
        "<details>",
        "| a |\n| - |\n",
      ],
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(" "));

test("whatever calls itself a report: it has no comments, no tags but ours, no images, and calls no one", () => {
  fc.assert(
    fc.property(foreign, (text) => {
      const quoted = quotedReport(text, OWN).text;
      expect(quoted).not.toContain("<!--");
      for (const node of readTree(quoted).children.flatMap((child) => [...walk(child)])) {
        expect(["image", "imageReference"]).not.toContain(node.type);
        if (node.type === "html") expect(node.value.replaceAll(/<\/?(details|summary)>|<br>/g, "")).not.toContain("<");
        if (node.type === "text" || node.type === "html") expect(node.value).not.toMatch(/@(?!\u200b)/);
        expect(["link", "linkReference", "definition"]).not.toContain(node.type);
      }
    }),
    { numRuns: 2000 },
  );
});

test("notes of the repository keep their images and addresses, and call no one", () => {
  const notes = "- Thanks @ada, see https://docs.example and ![shot](https://img.example/a.png)\n- `npm i @a/b` <b>\n";
  expect(quotedNotes(notes).text).toBe(
    "- Thanks @\u200bada, see https://docs.example and ![shot](https://img.example/a.png)\n- `npm i @a/b` &lt;b&gt;\n",
  );
});

test("a report's links below the repository stay, whatever stands around them", () => {
  const own = "[own](https://own.example/acme/shop/actions/runs/7)";
  expect(quotedReport(`${own} [other](https://own.example/acme/shopping)`, OWN).text).toBe(
    `${own} \\[other](https:\u200b//own.example/acme/shopping)`,
  );
  expect(quotedReport(own, "").text).not.toBe(own);
});
