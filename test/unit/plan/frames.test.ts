import fc from "fast-check";
import { type Frame, FrameReader } from "../../../src/plan/frames.ts";

function encode(frames: readonly Frame[]): Buffer {
  const letter = { journal: "J", log: "L", exit: "X" } as const;
  return Buffer.concat(
    frames.map((frame) => {
      if (frame.kind === "beat") return Buffer.from("H\n");
      if (frame.kind === "dead") return Buffer.from("D\n");
      return Buffer.concat([Buffer.from(`${letter[frame.kind]} ${frame.bytes.length}\n`), frame.bytes]);
    }),
  );
}

const frame = fc.oneof(
  fc.record({
    kind: fc.constantFrom("journal" as const, "log" as const, "exit" as const),
    bytes: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
  }),
  fc.record({ kind: fc.constantFrom("beat" as const, "dead" as const) }),
);

test("frames come out as they went in, however the stream is cut, binary bytes included", () => {
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 12 }), fc.integer({ min: 1, max: 20 }), (frames, size) => {
      const bytes = encode(frames);
      const reader = new FrameReader();
      const read: Frame[] = [];
      for (let at = 0; at < bytes.length; at += size) read.push(...reader.read(bytes.subarray(at, at + size)));
      expect(read).toEqual(frames);
    }),
  );
});

test("a banner that the login shell prints is not taken for a frame", () => {
  expect(() => new FrameReader().read(Buffer.from("Welcome to prod-1\nJ 3\nabc"))).toThrow(/not a frame/);
});

test("a stream without line ends does not grow for ever", () => {
  expect(() => new FrameReader().read(Buffer.alloc(100, "x"))).toThrow(/not a frame/);
});
