import type { Look } from "../../../src/host/look.ts";
import { type LogLine, LookReader } from "../../../src/host/look-reader.ts";
import { WatchRecord } from "../../../src/watch/record.ts";
import { createLogPattern, LogCounter } from "../../../src/watch/signals/log-pattern.ts";
import { readPattern } from "../../../src/watch/signals/pattern.ts";
import { createLogLine, createLook, HOST_NOW } from "../../fakes/look.ts";

const WEB = new Set(["web"]);
const KNOWN = { services: WEB, partial: new Set<string>() };

function counter(written: { max?: number; window?: string; services?: string[] }, clock = { now: 0 }) {
  const pattern = createLogPattern({ name: "errors", pattern: "error", ...written }, 1000);
  const one = new LogCounter(pattern, () => clock.now);
  const look = (lines: number, known: Parameters<typeof one.look>[0] = KNOWN) => {
    for (let n = 0; n < lines; n++) one.take(createLogLine(n, "an error"));
    return one.look(known);
  };
  return { one, look, clock };
}

test("more lines than the limit is bad, and one of them is shown", () => {
  expect(counter({ max: 2 }).look(2)).toMatchObject({ reading: "ok", value: 2 });
  expect(counter({ max: 2 }).look(3)).toMatchObject({
    reading: "bad",
    text: "3 lines, the limit is 2",
    example: { text: "an error" },
  });
});

test("a window adds up looks, and forgets those that are older", () => {
  const { look, clock } = counter({ max: 3, window: "2s" });
  expect(look(2).reading).toBe("ok");
  clock.now = 1000;
  expect(look(2)).toMatchObject({ reading: "bad", value: 4 });
  clock.now = 5000;
  expect(look(0)).toMatchObject({ reading: "ok", value: 0 });
});

test("no sample comes to the millisecond: without a window each line counts in one of them", () => {
  const { look, clock } = counter({ max: 3 });
  expect(look(2)).toMatchObject({ reading: "ok", value: 2 });
  clock.now = 900;
  expect(look(2)).toMatchObject({ reading: "ok", value: 2 });
});

test("what a look between two samples could not read is missing in the next sample", () => {
  const { one, look } = counter({});
  one.pass({ services: WEB, partial: WEB });
  expect(look(0).reading).toBe("missing");
  expect(look(0).reading).toBe("ok");
});

function record(clock: { now: number }) {
  const rules = {
    ...{
      hard: false,
      consecutiveFailures: 3,
      failureLimit: undefined,
      minSamples: 1,
      onMissing: "inconclusive" as const,
    },
    advisory: false,
  };
  const pattern = createLogPattern({ name: "errors", pattern: "error", max: 2 }, 15_000);
  return new WatchRecord(
    {
      containers: { name: "containers", kind: "containers", everyMs: 15_000, rules: { ...rules, advisory: true } },
      logs: [{ name: "errors", kind: "logs", everyMs: 15_000, rules, pattern }],
      asked: [],
    },
    () => clock.now,
  );
}

test("looks that come at once because of an event do not make several bad samples of one burst of lines", () => {
  const clock = { now: 0 };
  const one = record(clock);
  for (let n = 0; n < 3; n++) one.takeLine(createLogLine(n, "an error"));
  for (clock.now = 0; clock.now < 3000; clock.now += 1000) one.takeLook(createLook(), 0, false);
  expect(one.failure()).toBeUndefined();
  expect(one.series()[1]?.samples).toHaveLength(1);
});

test("lines between two samples are no fewer because of a look in between, and count at the end of the watch", () => {
  const clock = { now: 0 };
  const one = record(clock);
  const errors = () => one.series()[1]?.samples.map(({ value }) => value);
  const lines = (many: number) => {
    for (let n = 0; n < many; n++) one.takeLine(createLogLine(n, "an error"));
  };
  one.takeLook(createLook(), 0, false);
  lines(2);
  clock.now = 8000;
  one.takeLook(createLook(), 8, false);
  lines(2);
  clock.now = 14_600;
  one.takeLook(createLook(), 15, false);
  expect(errors()).toEqual([0, 4]);
  lines(1);
  clock.now = 16_000;
  one.takeLook(createLook(), 16, true);
  expect(errors()?.at(-1)).toBeGreaterThan(0);
});

test("lines that came before a look that failed count in the next one", () => {
  const { look } = counter({ max: 2 });
  expect(look(2, "no route").reading).toBe("missing");
  expect(look(1)).toMatchObject({ reading: "bad", value: 3 });
});

test("a log that was not read whole, a service that is not there and no look at all are missing data", () => {
  expect(counter({}).look(0, { services: WEB, partial: WEB }).reading).toBe("missing");
  expect(counter({ services: ["wbe"] }).look(1).text).toBe("there is no service wbe");
  expect(counter({}).look(0, "the engine does not answer").reading).toBe("missing");
  // What was not read can only make it more.
  expect(counter({}).look(1, { services: WEB, partial: WEB }).reading).toBe("bad");
});

test("a pattern that takes too long gives no answer, and is tried again after the look", () => {
  let now = 0;
  const slow = new LogCounter(createLogPattern({ name: "e", pattern: "nothing" }, 1000), () => (now += 1500));
  for (let n = 0; n < 5; n++) slow.take(createLogLine(n, "a line"));
  expect(slow.look(KNOWN)).toMatchObject({ reading: "missing", text: "the pattern took too long" });
  expect(slow.look(KNOWN).reading).toBe("ok");
});

test.each([
  ["(\\w)\\1", "invalid escape sequence: `\\1`"],
  ["error(?! 404)", "invalid or unsupported Perl syntax: `(?!`"],
  ["(panic", "missing closing ): `(panic`"],
  ["x{2000}", "invalid repeat count: `{2000}`"],
  ["a".repeat(301), "more than 300 characters"],
])("%s is no pattern, and the message says why", (text, why) => {
  expect(() => readPattern({ name: "panics: pattern", text })).toThrow(why);
  expect(() => readPattern({ name: "panics: pattern", text })).toThrow("`panics: pattern` is");
});

test.each([
  ["panic|fatal", "a panic", "a pan"],
  ["ERROR.*timeout", "ERROR: timeout", "timeout: ERROR"],
  ["^\\[error\\] \\d+ of \\d+", "[error] 1 of 2", " [error] 1 of 2"],
  ["(foo|bar) baz", "a bar baz", "foobaz"],
  ["(?i)out of memory", "Out Of Memory", "out of reach"],
  ["\\bgrüße\\p{Nd}", "grüße5", "grüße"],
  ["a?b?c?d?e?f?g?h?i?j?k?!", "a!", "a"],
])("%s is a pattern", (text, yes, no) => {
  const pattern = readPattern({ name: "p", text });
  expect([yes, no].map((line) => pattern.matches(line))).toEqual([true, false]);
});

const FACTS = [
  `{"v":1,"kind":"clock","asked":${HOST_NOW}}`,
  '{"v":1,"kind":"engine"}',
  '{"v":1,"kind":"event","at":"1800000000000000001","id":"c1","action":"die","exitCode":"1"}',
  '{"v":1,"kind":"release","release":"r1","version":"v1","pending":""}',
  '{"v":1,"kind":"end"}',
];
const CONTAINER = JSON.stringify({
  ...{ kind: "container", id: "c1", name: "/app-web-1", project: "app", service: "web", image: "i", imageName: "n" },
  ...{ status: "running", exitCode: 0, oom: false, started: "", restarts: 0, health: "none", mounts: "-" },
});

function reader(positions = new Map<string, string>()) {
  const lines: LogLine[] = [];
  const one = new LookReader((line) => void lines.push(line), positions);
  const take = (...answer: readonly string[]): (Look | string)[] =>
    answer.map((line) => one.take(line)).filter((look) => look !== undefined);
  return { take, lines };
}

test("a look is what the host says up to its end; a foreign line and a look that lacks something are none", () => {
  const { take } = reader();
  expect(take(...FACTS, ...FACTS)).toMatchObject([
    { engine: true, release: "r1", events: [{ exitCode: "1" }] },
    { events: [{ exitCode: "1" }] },
  ]);
  expect(reader().take(...FACTS.slice(0, -1))).toEqual([]);
  expect(reader().take(...FACTS.slice(1))).toEqual(["it is incomplete"]);
  expect(reader().take("hello")).toEqual(["a line is not understood: hello"]);
});

test("log lines are passed on with their service, whatever bytes they hold", () => {
  const { take, lines } = reader();
  take(
    CONTAINER,
    "F c1",
    'L c1 2026-11-24T00:00:00.1Z {"v":1,"kind":"end"}',
    "L c1 2026-11-24T00:00:00.2Z \u0000\ufffd",
  );
  expect(lines).toEqual([
    { container: "c1", service: "web", at: "2026-11-24T00:00:00.1Z", text: '{"v":1,"kind":"end"}' },
    { container: "c1", service: "web", at: "2026-11-24T00:00:00.2Z", text: "\u0000\ufffd" },
  ]);
});

test("a log that is read again counts once, over connections, too; two equal lines of one instant count twice", () => {
  const positions = new Map<string, string>();
  const first = reader(positions);
  const at = (second: number) => `L c1 2026-11-24T00:00:0${second}.000000000Z x`;
  first.take("F c1", at(1), at(2), at(2));
  expect(first.lines).toHaveLength(3);
  const second = reader(positions);
  second.take("F c1", at(1), at(2), at(2), at(3), "F c1", at(3), at(4));
  expect(second.lines.map((line) => line.at.slice(17, 19))).toEqual(["03", "04"]);
});

test("the times of the driver local of an old engine are in the host's zone, and count in UTC", () => {
  const { take, lines } = reader();
  take(
    ...["F c1", "L c1 2026-10-25T02:59:59.000000001+02:00 one", "L c1 2026-10-25T02:00:00.000000000+01:00 two"],
    ...["F c1", "L c1 2026-10-25T02:59:59.000000001+02:00 one", "L c1 2026-10-25T02:00:00.000000001+01:00 three"],
  );
  expect(lines.map(({ at, text }) => `${at} ${text}`)).toEqual([
    "2026-10-25T00:59:59.000000001Z one",
    "2026-10-25T01:00:00.000000000Z two",
    "2026-10-25T01:00:00.000000001Z three",
  ]);
});

test("a log that the engine does not give is not whole in that look, and may be in the next one", () => {
  const { take } = reader();
  const looks = take("F c1", "L c1 sluice: no log", ...FACTS, ...FACTS);
  expect(looks).toMatchObject([{ unreadable: new Set(["c1"]) }, { unreadable: new Set() }]);
});
