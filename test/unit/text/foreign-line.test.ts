import fc from "fast-check";
import { cleanForeignLine, logText, visibleLine } from "../../../src/text/foreign-line.ts";

test("a line end inside a line begins no line of its own", () => {
  expect(cleanForeignLine("a\n::error::b\r\n##[group]c\n")).toBe("a ::error::b #\u200b#[group]c");
  expect(cleanForeignLine("10%\r20%\r")).toBe("10% 20%");
});

test("colours and titles go, the text stays, tabs too", () => {
  expect(cleanForeignLine("\u001b[1;31mred\u001b[0m\tand \u001b]0;title\u0007plain")).toBe("red\tand plain");
});

test("whatever the parts are, no line of the result is a command, and what is harmless stays as it is", () => {
  const part = fc.constantFrom(
    "#",
    "[",
    "##[",
    ":",
    "::",
    " ",
    "\t",
    "\u001b[0m",
    "\u0000",
    "\n",
    "\r",
    "\u2028",
    "x",
    "\u00a0",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      for (const line of cleanForeignLine(parts.join("")).split(/\r?\n|\u2028/)) {
        expect(line).not.toContain("##[");
        expect(line.trim().startsWith("::")).toBe(false);
      }
    }),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z #:äß😀]{0,40}$/u), (text) => {
      fc.pre(!text.trim().startsWith("::"));
      expect(cleanForeignLine(text)).toBe(text);
    }),
  );
});

test("a character is never cut in half", () => {
  const clean = cleanForeignLine(`x${"😀".repeat(5000)}`);
  expect(clean.isWellFormed()).toBe(true);
  expect(cleanForeignLine("a\ud83d").isWellFormed()).toBe(true);
});

test("breaking commands changes nothing else", () => {
  expect(cleanForeignLine("| a :: b | # c |")).toBe("| a :: b | # c |");
  expect(cleanForeignLine("  ::error::x")).toBe("  :\u200b:error::x");
});

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
  expect(cleanForeignLine("x".repeat(1_000_000))).toMatch(/^x{1999}… \(truncated: the line has 1000000 characters\)$/);
});

test("what turns the direction of a line goes", () => {
  expect(visibleLine("rm \u202egpj.exe\u202c \u2066x\u2069\u200f")).toBe("rm gpj.exe x");
});

test("no line of a text for the log is a command, whichever line it is", () => {
  expect(logText("one\n::error::two\r\n##[group]three\r  ::set-output::four\u2028::five")).toBe(
    "one\n:\u200b:error::two\n#\u200b#[group]three\n  :\u200b:set-output::four\n:\u200b:five",
  );
});
