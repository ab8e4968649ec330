import fc from "fast-check";
import { cleanForeignLine, LineSplitter } from "../../../src/report/foreign.ts";
import { code, codeBlock, escapeMarkdown } from "../../../src/report/markdown.ts";

test.each([
  "::error::boom",
  "  ::set-output name=x::y",
  "a ##[set-output name=x]y",
  "##[group]",
  "\u001b[31m::error::x",
])("%j is no command any more", (line) => {
  const clean = cleanForeignLine(line);
  expect(clean.trimStart().startsWith("::")).toBe(false);
  expect(clean).not.toContain("##[");
});

test("no line, whatever it holds, begins with a command, holds one, a control character or more than the limit", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(fc.constantFrom("#", "[", ":", " ", "\u001b", "\r", "x")).map((parts) => parts.join("")),
      ),
      (line) => {
        const clean = cleanForeignLine(line);
        expect(clean.trimStart().startsWith("::")).toBe(false);
        expect(clean).not.toContain("##[");
        expect(clean).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
        expect(clean.length).toBeLessThan(2100);
      },
    ),
  );
});

test("a huge line is cut and says so", () => {
  expect(cleanForeignLine("x".repeat(1_000_000))).toMatch(/^x{2000} … \(cut: the line has 1000000 characters\)$/);
});

test("lines come out whole, however the bytes are cut, UTF-8 included", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\r\n\ufeff]/g, ""))),
      fc.integer({ min: 1, max: 7 }),
      (lines, size) => {
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(""), "utf8");
        const read: string[] = [];
        const splitter = new LineSplitter((line) => read.push(line));
        for (let at = 0; at < bytes.length; at += size) splitter.write(bytes.subarray(at, at + size));
        splitter.end();
        expect(read).toEqual(lines);
      },
    ),
  );
});

test("an endless line costs no more memory than its limit, and the next line is whole again", () => {
  const read: string[] = [];
  const splitter = new LineSplitter((line) => read.push(line), 100);
  for (let chunk = 0; chunk < 10_000; chunk++) splitter.write(Buffer.alloc(1000, "x"));
  splitter.write(Buffer.from("\nnext\n"));
  expect(read).toEqual(["x".repeat(100), "next"]);
});

test("Markdown from outside begins no link, tag, mention or row", () => {
  expect(escapeMarkdown("a|b\n<img> [x](y) @alice *b*")).toBe("a\\|b \\<img\\> \\[x\\](y) @\u200balice \\*b\\*");
});

test("a block's text cannot end the block", () => {
  expect(codeBlock("a\n```\nb")).toBe("````\na\n```\nb\n````\n");
  expect(code("a`b")).toBe("`` a`b ``");
});
