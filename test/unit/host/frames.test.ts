import fc from "fast-check";
import { type Frame, FrameReader } from "../../../src/host/frames.ts";

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

/** Parts of a journal and of a log that follow each other are one. */
function joined(frames: readonly Frame[]): Frame[] {
  const all: Frame[] = [];
  for (const frame of frames) {
    const last = all.at(-1);
    if (last !== undefined && (frame.kind === "journal" || frame.kind === "log") && last.kind === frame.kind)
      all[all.length - 1] = { kind: frame.kind, bytes: Buffer.concat([last.bytes, frame.bytes]) };
    else if (!("bytes" in frame) || frame.kind === "exit" || frame.bytes.length > 0) all.push(frame);
  }
  return all;
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
      expect(joined(read)).toEqual(joined(frames));
    }),
  );
});

test("a banner that the login shell prints is not taken for a frame", () => {
  expect(() => new FrameReader().read(Buffer.from("Welcome to prod-1\nJ 3\nabc"))).toThrow(/not a frame/);
});

test("a stream without line ends does not grow for ever", () => {
  expect(() => new FrameReader().read(Buffer.alloc(100, "x"))).toThrow(/not a frame/);
});

test("a frame that is larger than what is ever sent at once is neither kept nor copied", () => {
  const reader = new FrameReader();
  expect(reader.read(Buffer.from("L 999999999\n"))).toEqual([]);
  for (let at = 0; at < 100; at++) {
    const chunk = Buffer.alloc(1000, "x");
    const [frame, ...more] = reader.read(chunk);
    expect(more).toEqual([]);
    expect(frame?.kind === "log" && frame.bytes.buffer).toBe(chunk.buffer);
    expect(frame?.kind === "log" && frame.bytes.length).toBe(chunk.length);
  }
});

test("an ending that is longer than one can be is no frame", () => {
  expect(() => new FrameReader().read(Buffer.from("X 999999999\n"))).toThrow(/not a frame/);
});
