import fc from "fast-check";
import { breakCommands, cleanForeignLine, LineSplitter } from "../../../src/report/foreign.ts";

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
  expect(breakCommands("| a :: b | # c |")).toBe("| a :: b | # c |");
  expect(breakCommands("  ::error::x")).toBe("  :\u200b:error::x");
});

test("bytes that are no UTF-8 are replaced, and spoil no other line", () => {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  splitter.write(Buffer.from([0x61, 0xff, 0xfe, 0x0a, 0x62, 0xe2, 0x82]));
  splitter.write(Buffer.from([0x0a, 0x63]));
  splitter.end();
  expect(lines).toEqual(["a\ufffd\ufffd", "b\ufffd", "c"]);
});
