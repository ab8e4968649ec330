import { type Counted, missing, type Observation } from "../../../src/watch/signal.ts";
import { type ActivityRules, createActivity, judgeActivity, type Usual } from "../../../src/watch/signals/activity.ts";
import type { Stretch } from "../../../src/watch/signals/counting.ts";

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const RULES: ActivityRules = {
  windowMs: 10 * MINUTE,
  minRatio: 0.3,
  minUsual: 10,
  compareWith: ["before", "week-ago"],
};

test.each<[string, number, Usual, Observation["reading"]]>([
  ["as usual", 98, { before: 100, "week-ago": 90 }, "ok"],
  ["more than ever", 500, { before: 100, "week-ago": 90 }, "ok"],
  ["just enough", 30, { before: 100, "week-ago": 100 }, "ok"],
  ["collapsed against both", 29, { before: 100, "week-ago": 100 }, "bad"],
  ["nothing at all", 0, { before: 100, "week-ago": 10 }, "bad"],
  ["a lesson ended, as last week", 10, { before: 100, "week-ago": 12 }, "ok"],
  ["a holiday, as before the deploy", 10, { before: 12, "week-ago": 100 }, "ok"],
  ["nobody is ever there at night", 0, { before: 2, "week-ago": 1 }, "missing"],
  ["nobody was there a week ago", 0, { before: 100, "week-ago": 0 }, "missing"],
  ["nobody was there, and now many are", 50, { before: 0, "week-ago": 0 }, "ok"],
  ["few are usual, and few came", 9, { before: 9, "week-ago": 9 }, "missing"],
])("%s: %s against %j is %s", (_, count, usual, reading) => {
  const seen = judgeActivity(RULES, count, usual);
  expect(seen.reading).toBe(reading);
  expect(seen.quiet).toBe(reading === "missing" ? true : undefined);
});

test("people read the counts, what is usual, and what was wanted", () => {
  expect(judgeActivity(RULES, 3.04, { before: 40, "week-ago": 38 }).text).toBe(
    "3 in 10 min; usual: 40 before the deploy, 38 a week ago; wanted at least 30%",
  );
  expect(judgeActivity({ ...RULES, windowMs: 90_000 }, 0, { before: 4 }).text).toContain("0 in 90 s; usual: 4 before");
});

const NOW = Date.parse("2026-11-26T10:30:00Z");

/** Plays against a row of doings, one entry a moment. */
function scene(
  more: { rules?: Partial<ActivityRules>; before?: Counted | "not-counted"; gone?: (one: Stretch) => boolean } = {},
) {
  let now = NOW;
  const stretches: Stretch[] = [];
  let perMinute = (_: number): number => 10;
  const activity = createActivity({
    rules: { ...RULES, ...more.rules },
    clock: { now: () => now },
    before: more.before,
    count: async (stretch) => {
      stretches.push(stretch);
      if (more.gone?.(stretch)) return missing("no route");
      let sum = 0;
      for (let at = stretch.from; at < stretch.until; at += MINUTE) sum += perMinute(at);
      return sum;
    },
  });
  return {
    activity,
    stretches,
    pass: (ms: number) => {
      now += ms;
    },
    does: (doing: (at: number) => number) => {
      perMinute = doing;
    },
  };
}

test("before the deploy the last stretch is counted and kept, and last week's is tried", async () => {
  const { activity, stretches } = scene();
  expect(await activity.askBefore()).toMatchObject({ reading: "ok", counted: { count: 100, seconds: 600 } });
  expect(stretches).toEqual([
    { from: NOW - 10 * MINUTE, until: NOW },
    { from: NOW - WEEK - 10 * MINUTE, until: NOW - WEEK },
  ]);
});

test("a release of now that does nothing is no reason against the next one", async () => {
  const { activity, does } = scene({ rules: { compareWith: ["week-ago"] } });
  does((at) => (at < NOW - WEEK ? 10 : 0));
  expect(await activity.askBefore()).toMatchObject({ reading: "ok", counted: { count: 0 } });
});

test("before the deploy it is told where a collapse could not be seen", async () => {
  const { activity, does } = scene();
  does((at) => (at < NOW - WEEK ? 0.5 : 10));
  expect(await activity.askBefore()).toMatchObject({ reading: "missing", quiet: true, counted: { count: 100 } });
});

test("in the watch it is held against what was counted before the deploy, not against the deploy's own minutes", async () => {
  const { activity, stretches, does } = scene({ before: { count: 200, seconds: 1200 } });
  does((at) => (at < NOW - WEEK ? 10 : 0));
  expect(await activity.ask()).toMatchObject({ reading: "bad", value: 0 });
  expect(stretches).toHaveLength(2);
});

test("without a count from before, the stretch before the watch is counted, once", async () => {
  const { activity, stretches, pass, does } = scene();
  does((at) => (at < NOW - 10 * MINUTE ? 10 : 1));
  expect(await activity.ask()).toMatchObject({ reading: "bad", value: 10 });
  expect(stretches[1]).toEqual({ from: NOW - 20 * MINUTE, until: NOW - 10 * MINUTE });
  pass(2 * MINUTE);
  expect(await activity.ask()).toMatchObject({ reading: "bad" });
  expect(stretches).toHaveLength(5);
});

test.each<[string, (one: Stretch) => boolean, RegExp]>([
  ["now", ({ until }) => until === NOW, /^no route$/],
  ["before the deploy", ({ until }) => until === NOW - 10 * MINUTE, /^before the deploy: no route$/],
  ["a week ago", ({ until }) => until === NOW - WEEK, /^a week ago: no route$/],
])("what cannot be counted %s is missing, never health", async (_, gone, text) => {
  const seen = await scene({ gone }).activity.ask();
  expect(seen).toMatchObject({ reading: "missing", text: expect.stringMatching(text) });
});

test("what the preflight could not count is not made up afterwards", async () => {
  const { activity } = scene({ before: "not-counted" });
  expect(await activity.ask()).toMatchObject({
    reading: "missing",
    text: expect.stringContaining("not counted before"),
  });
});
