import { renderWatch, sparkline } from "../../../src/report/watch-report.ts";
import type { Reading, Rules, Sample } from "../../../src/watch/verdict.ts";

const RULES: Rules = {
  hard: false,
  consecutiveFailures: 3,
  failureLimit: undefined,
  minSamples: 1,
  onMissing: "inconclusive",
  advisory: false,
};
const sample = (reading: Reading, value?: number): Sample => ({
  at: 0,
  reading,
  text: "",
  ...(value === undefined ? {} : { value }),
});

test("a chart shows numbers by height, and what was bad or missing by a mark", () => {
  expect(sparkline([sample("ok", 0), sample("ok", 50), sample("ok", 100), sample("bad", 7), sample("missing")])).toBe(
    "▁▄▇!?",
  );
  expect(sparkline([])).toBe("");
});

test("a long watch fits in a row, and no bad sample is lost in it", () => {
  const many = Array.from({ length: 500 }, (_, at) => sample(at === 333 ? "bad" : "ok"));
  expect(sparkline(many)).toHaveLength(60);
  expect(sparkline(many).match(/!/g)).toHaveLength(1);
});

test("a report is a table, a chart, and for a failing release the last lines of its logs, all harmless", () => {
  const report = renderWatch({
    project: "app",
    version: "v1.0.0",
    verdict: "failing",
    reason: "web: <b>it</b> ended | with code 1",
    notes: [],
    seconds: 125,
    signals: [
      {
        verdict: "failing",
        reason: "@team ended",
        series: { name: "containers", kind: "containers", rules: RULES, samples: [sample("ok"), sample("bad")] },
      },
    ],
    tails: new Map([["web", ["```", "::error::\u001b[31mfatal"]]]),
  }).text;
  expect(report).toContain("### ❌ app v1.0.0: failing after 2 min 5 s");
  expect(report).toContain("web: &lt;b&gt;it&lt;/b&gt; ended \\| with code 1");
  expect(report).toContain("| containers | 2 | 1 | 1 | 0 | ❌ failing | @\u200bteam ended |");
  expect(report).toContain("containers  ▁!");
  expect(report).toContain("````\n```\n::error::fatal\n````");
});
