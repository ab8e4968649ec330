import { LogReader } from "../../../src/watch/log-lines.ts";
import { createLogPattern, LogCounter } from "../../../src/watch/log-pattern.ts";
import { readLook } from "../../../src/watch/look.ts";
import { matches, readPattern } from "../../../src/watch/pattern.ts";
import { createContainerLog, createLook, HOST_NOW } from "../../fakes/look.ts";

const WEB = new Set(["web"]);
const look = (...lines: readonly (readonly [number, string])[]) => createLook({ logs: [createContainerLog(lines)] });

test("overlapping looks count a line once, and two equal lines of one instant twice", () => {
  const reader = new LogReader();
  const texts = (...lines: readonly (readonly [number, string])[]) =>
    reader.fresh(look(...lines), HOST_NOW - 10).lines.map(({ text }) => text);
  expect(texts([1, "a"], [2, "b"], [2, "b"])).toEqual(["a", "b", "b"]);
  expect(texts([2, "b"], [2, "b"], [2, "b"], [3, "c"])).toEqual(["b", "c"]);
  expect(texts([3, "c"])).toEqual([]);
});

test("lines from long before the watch are history", () => {
  const fresh = new LogReader().fresh(look([-1000, "old"], [-5, "new"]), HOST_NOW - 900);
  expect(fresh.lines.map(({ text, service }) => `${service} ${text}`)).toEqual(["web new"]);
});

function counter(written: { max?: number; window?: string; services?: string[] }, times: number[] = []) {
  let now = 0;
  const pattern = createLogPattern({ name: "errors", pattern: "error", ...written }, 1000);
  return new LogCounter(pattern, () => (now = times.shift() ?? now));
}

const lines = (count: number) => ({
  lines: Array.from({ length: count }, () => ({ container: "c1", service: "web", at: "", text: "an error" })),
  partial: new Set<string>(),
});

test("more lines than allowed are bad, and one of them is shown", () => {
  expect(counter({ max: 2 }).take(lines(2), WEB)).toMatchObject({ reading: "ok", value: 2 });
  expect(counter({ max: 2 }).take(lines(3), WEB)).toMatchObject({
    reading: "bad",
    text: "3 lines, allowed are 2",
    example: { text: "an error" },
  });
});

test("a window adds up looks, and forgets those that are older", () => {
  const one = counter({ max: 3, window: "2s" }, [0, 0, 0, 1000, 1000, 1000, 5000]);
  expect(one.take(lines(2), WEB).reading).toBe("ok");
  expect(one.take(lines(2), WEB)).toMatchObject({ reading: "bad", value: 4 });
  expect(one.take(lines(0), WEB)).toMatchObject({ reading: "ok", value: 0 });
});

test("a log that was cut, a service that is not there and no look at all are missing data", () => {
  expect(counter({}).take({ ...lines(0), partial: WEB }, WEB).reading).toBe("missing");
  expect(counter({ services: ["wbe"] }).take(lines(1), WEB).text).toBe("there is no service wbe");
  expect(counter({}).take("the engine says nothing", WEB).reading).toBe("missing");
  // What was not read can only make it more.
  expect(counter({}).take({ ...lines(1), partial: WEB }, WEB).reading).toBe("bad");
});

test("a pattern that takes too long gives no answer", () => {
  expect(counter({}, [0, 3000]).take(lines(1), WEB)).toMatchObject({
    reading: "missing",
    text: "the pattern took too long",
  });
});

test.each(["(a+)+$", "(a|a)*b", "(?:.*x)+", "((a+))*", "(a{2,})+", "(\\w)\\1", ".*.*.*.*x", "(a?)+", "a?".repeat(9)])(
  "%s could take for ever and is refused",
  (text) => {
    expect(() => readPattern({ name: "p", text })).toThrow("on some line it would take for ever");
  },
);

test.each([
  "panic|fatal",
  "ERROR.*timeout",
  "^\\[error\\] \\d+ of \\d+",
  "[(a+)+]",
  "\\(a+\\)",
  "(foo|bar) baz",
  "https?://.+",
])("%s is a pattern", (text) => {
  expect(readPattern({ name: "p", text })).toBeInstanceOf(RegExp);
});

test("the allowed patterns are quick on the worst lines", () => {
  const pattern = readPattern({ name: "p", text: "a.*a.*b" });
  const began = performance.now();
  expect(matches(pattern, "a".repeat(3_000_000))).toBe(false);
  expect(performance.now() - began).toBeLessThan(10_000);
});

const FACTS = [
  `{"v":1,"kind":"clock","asked":${HOST_NOW},"now":${HOST_NOW}}`,
  '{"v":1,"kind":"engine"}',
  '{"v":1,"kind":"event","at":"1800000000000000001","id":"c1","action":"die","exitCode":"1"}',
  '{"v":1,"kind":"release","release":"r1","version":"v1","pending":""}',
];
const answer = (facts: readonly string[]) => [...facts, `{"v":1,"kind":"end","lines":${facts.length}}`, ""].join("\n");

test("an answer of the host is read, and one that is cut off, foreign or incomplete is no answer", () => {
  expect(readLook(answer(FACTS))).toMatchObject({ engine: true, release: "r1", events: [{ exitCode: "1" }] });
  expect(readLook(FACTS.join("\n"))).toBe("it is cut off");
  expect(readLook(answer(FACTS).replace('"lines":4', '"lines":5'))).toBe("it is cut off");
  expect(readLook(answer(FACTS.slice(1)))).toBe("it does not say everything");
  expect(readLook(answer(["hello", ...FACTS]))).toContain("not understood");
  expect(readLook("")).toBe("it is cut off");
});

test("bytes that are no text survive, and half a line at the start of a cut log does not count", () => {
  const bytes = Buffer.concat([
    Buffer.from("half\n2026-11-24T00:00:00Z "),
    Buffer.from([0, 255, 254]),
    Buffer.from("\n"),
  ]);
  const log = (limit: number) =>
    readLook(
      answer([...FACTS, `{"v":1,"kind":"log","id":"c1","limit":${limit},"bytes":"${bytes.toString("base64")}"}`]),
    );
  expect(log(10_000)).toMatchObject({ logs: [{ cut: false, lines: ["half", expect.stringContaining("2026")] }] });
  expect(log(bytes.length)).toMatchObject({ logs: [{ cut: true, lines: [expect.stringContaining("2026")] }] });
});
