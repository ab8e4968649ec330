import fc from "fast-check";
import { LineSplitter } from "../../../src/world/line-splitter.ts";

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
  const splitter = new LineSplitter((line) => read.push(line), { limit: 100 });
  for (let chunk = 0; chunk < 10_000; chunk++) splitter.write(Buffer.alloc(1000, "x"));
  splitter.write(Buffer.from("\nnext\n"));
  expect(read).toEqual(["x".repeat(100), "next"]);
});

test("bytes that are no UTF-8 are replaced, and spoil no other line", () => {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  splitter.write(Buffer.from([0x61, 0xff, 0xfe, 0x0a, 0x62, 0xe2, 0x82]));
  splitter.write(Buffer.from([0x0a, 0x63]));
  splitter.end();
  expect(lines).toEqual(["a\ufffd\ufffd", "b\ufffd", "c"]);
});
