import * as fc from "fast-check";
import { judge, judgeSeries, type Reading, type Rules, type Series, type Verdict } from "../../../src/watch/verdict.ts";

const SOFT: Rules = {
  hard: false,
  consecutiveFailures: 3,
  failureLimit: undefined,
  minSamples: 1,
  onMissing: "inconclusive",
  advisory: false,
};

const LETTERS: Readonly<Record<string, Reading>> = { o: "ok", b: "bad", m: "missing" };

/** `oobm` as samples, one a second. */
function series(letters: string, rules: Partial<Rules> = {}): Series {
  const samples = [...letters].map((letter, at) => ({ at, reading: LETTERS[letter] ?? "missing", text: `look ${at}` }));
  return { name: "s", kind: "http", rules: { ...SOFT, ...rules }, samples };
}

test.each<[string, Partial<Rules>, Verdict]>([
  ["oooo", {}, "healthy"],
  ["obbo", {}, "healthy"],
  ["obbb", {}, "failing"],
  ["bmbmb", {}, "failing"],
  ["obo", { hard: true }, "failing"],
  ["oobb", {}, "inconclusive"],
  ["bobobo", { failureLimit: 2 }, "failing"],
  ["bobo", { failureLimit: 2 }, "healthy"],
  ["oom", {}, "inconclusive"],
  ["ommmo", {}, "inconclusive"],
  ["ommo", {}, "healthy"],
  ["ommmo", { onMissing: "pass" }, "healthy"],
  ["ommmo", { onMissing: "fail" }, "failing"],
  ["oo", { minSamples: 3 }, "inconclusive"],
  ["", {}, "inconclusive"],
  ["bm", { onMissing: "pass" }, "inconclusive"],
])("%s with %j is %s", (letters, rules, verdict) => {
  expect(judgeSeries(series(letters, rules)).verdict).toBe(verdict);
});

test("the reason says what was seen", () => {
  expect(judgeSeries(series("obbb")).reason).toBe("3 times in a row: look 3");
  expect(judgeSeries(series("ob", { hard: true })).reason).toBe("look 1");
  expect(judge([series("om")]).reason).toBe("s: the last sample is missing: look 1");
});

test("an advisory signal is told and does not count", () => {
  const judgement = judge([series("ooo"), series("bbb", { advisory: true })]);
  expect(judgement.verdict).toBe("healthy");
  expect(judgement.signals.map(({ verdict }) => verdict)).toEqual(["healthy", "failing"]);
});

test("a watch in which nothing was measured is inconclusive, even where missing data may pass", () => {
  expect(judge([series("mmm", { onMissing: "pass" })]).verdict).toBe("inconclusive");
  expect(judge([]).verdict).toBe("inconclusive");
});

const rank = (verdict: Verdict): number => ["healthy", "inconclusive", "failing"].indexOf(verdict);
const letters = fc.array(fc.constantFrom("o", "b", "m"), { minLength: 1, maxLength: 30 });
const rules: fc.Arbitrary<Rules> = fc.record({
  hard: fc.boolean(),
  consecutiveFailures: fc.integer({ min: 1, max: 5 }),
  failureLimit: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
  minSamples: fc.integer({ min: 1, max: 20 }),
  onMissing: fc.constantFrom("fail", "inconclusive", "pass"),
  advisory: fc.constant(false),
});

/** The samples with every good one at or after `at` that comes first turned into something else. */
function worsened(all: readonly string[], at: number, into: string): string | undefined {
  const index = all.findIndex((letter, place) => letter === "o" && place >= at % all.length);
  return index < 0 ? undefined : all.map((letter, place) => (place === index ? into : letter)).join("");
}

test.each(["b", "m"])("turning a good sample into %s never makes a verdict healthier", (into) => {
  fc.assert(
    fc.property(letters, rules, fc.nat(), (all, own, at) => {
      const worse = worsened(all, at, into);
      fc.pre(worse !== undefined);
      const before = judge([series(all.join(""), own)]).verdict;
      const after = judge([series(worse ?? "", own)]).verdict;
      expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
    }),
    { numRuns: 2000 },
  );
});

test("a failing signal stays failing whatever comes after it", () => {
  fc.assert(
    fc.property(letters, letters, rules, (all, more, own) => {
      fc.pre(own.onMissing !== "fail" && judge([series(all.join(""), own)]).verdict === "failing");
      expect(judge([series([...all, ...more].join(""), own)]).verdict).toBe("failing");
    }),
    { numRuns: 1000 },
  );
});

test("one more signal never makes a verdict healthier", () => {
  fc.assert(
    fc.property(letters, rules, letters, rules, (left, one, right, other) => {
      const alone = judge([series(left.join(""), one)]).verdict;
      fc.pre(left.some((letter) => letter !== "m"));
      const both = judge([series(left.join(""), one), series(right.join(""), other)]).verdict;
      expect(rank(both)).toBeGreaterThanOrEqual(rank(alone));
    }),
    { numRuns: 1000 },
  );
});
