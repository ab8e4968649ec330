import { StageFailure } from "../../../src/failure/failure.ts";
import type { HttpAnswer } from "../../../src/ports/world.ts";
import { createLogLine, withContainer } from "../../fakes/look.ts";
import { createContainer } from "../../fakes/survey.ts";
import { OK, play, SECRET } from "./watch-scene.ts";

test("a healthy release is healthy after the whole time", async () => {
  const { outputs, failures, asked, spent, summaries } = await play({});
  expect(failures).toEqual([]);
  expect(outputs).toEqual({
    report: summaries[0],
    verdict: "healthy",
    "ended-at": "2027-01-15T08:02:00Z",
    reason: "",
    samples: "13",
    missing: "0",
    "summary-line": "It was watched for 2 min 0 s, and is healthy.",
    "watched-seconds": "120",
    "failed-signals": "[]",
    usual: "",
  });
  expect(spent).toBe(120);
  expect(asked).toMatchObject([{ intervalSeconds: 10, logs: [], proof: "" }]);
  expect(summaries.join()).toContain("✅ app v1.0.0: healthy after 2 min 0 s");
});

test("a container that ends decides at once, and the last lines of the log are shown", async () => {
  const { outputs, failures, spent, summaries } = await play({
    look: (n) => ({
      ...(n < 3 ? {} : withContainer({ status: "exited", exitCode: 137, oom: true })),
      lines: [createLogLine(n, "one line"), createLogLine(n, "the last line")],
    }),
  });
  expect(outputs).toMatchObject({ verdict: "failing", "failed-signals": '["containers"]' });
  expect(failures[0]?.what).toBe("The release is failing: containers: web: it ended with code 137 (out of memory).");
  expect(spent).toBeLessThan(40);
  expect(summaries.join()).toContain("one line\nthe last line");
});

test("what the deploy proved is what the first look is compared with", async () => {
  const before = createContainer({ started: "2026-11-01T00:00:00Z" });
  const { outputs, failures, asked } = await play({
    with: { change: "1.release.deploy.1" },
    look: () => ({ proved: [before] }),
  });
  expect(asked[0]?.proof).toBe("1.release.deploy.1");
  expect(failures[0]?.what).toBe("The release is failing: containers: web: it was restarted.");
  expect(outputs).toMatchObject({ verdict: "failing" });
});

test("advisory: a failing release is told, and the step passes", async () => {
  const { outputs, failures, lines } = await play({
    with: { mode: "advisory" },
    look: () => withContainer({ health: "unhealthy" }),
  });
  expect(failures).toEqual([]);
  expect(outputs).toMatchObject({ verdict: "failing" });
  expect(lines.join("\n")).toContain("warning: The verdict is failing");
});

test("a known secret is nowhere, also where Markdown would have changed it or a cut halved it", async () => {
  const left = await play({
    signals: { logs: [{ name: "leak", pattern: "url", hard: true }] },
    look: () => ({ lines: [createLogLine(0, `url ${"x".repeat(480)} ${SECRET} ${SECRET}`)] }),
    exit: { code: 1, reason: "" },
  });
  expect(left.outputs).toMatchObject({ verdict: "failing" });
  expect(JSON.stringify([left.lines, left.summaries, left.outputs, left.failures])).not.toMatch(/p_|p\\\\_a|s`word/);
});

test("soft signals need three bad looks in a row", async () => {
  const signals = { http: [{ name: "front", check: { path: "/" } }] };
  const down: HttpAnswer = { kind: "no-answer", reason: "ECONNREFUSED", milliseconds: 1 };
  const flaky = await play({ signals, http: (n) => (n % 3 === 1 ? down : OK) });
  expect(flaky.outputs).toMatchObject({ verdict: "healthy" });
  const broken = await play({ signals, http: (n) => (n >= 2 ? down : OK) });
  expect(broken.outputs).toMatchObject({ verdict: "failing", reason: "front: 3 times in a row: ECONNREFUSED" });
  const limited = await play({
    signals: { http: [{ ...signals.http[0], "failure-limit": 2 }] },
    http: (n) => (n % 3 === 1 ? down : OK),
  });
  expect(limited.outputs).toMatchObject({ verdict: "failing" });
});

test("a rollback meanwhile is no failure of the containers: superseded", async () => {
  const switching = await play({ look: (n) => (n < 2 ? {} : { containers: [], pending: "back.1" }) });
  expect(switching.outputs).toMatchObject({ verdict: "superseded", "failed-signals": "[]" });
  expect(switching.failures[0]?.what).toBe("The watch ended: the change back.1 is switching the host.");
  const done = await play({ look: (n) => (n < 2 ? {} : { release: "r0", version: "v0.9.0" }) });
  expect(done.outputs).toMatchObject({ verdict: "superseded", reason: "the host now has v0.9.0 (r0), not v1.0.0" });
  const other = await play({ with: { version: "v2.0.0", mode: "advisory" } });
  expect(other.failures[0]?.what).toContain("the host has v1.0.0, not v2.0.0");
});

test("a host without a recorded release cannot be judged", async () => {
  const { outputs } = await play({ look: () => ({ release: "", version: "" }) });
  expect(outputs).toMatchObject({ verdict: "inconclusive", reason: "the host has no recorded release" });
});

test("a cancelled watch is never healthy, also while a look hangs", async () => {
  for (const hang of [false, true]) {
    const { outputs, failures } = await play({ cancelAt: hang ? 0 : 3, hang });
    expect(outputs).toMatchObject({ verdict: "cancelled" });
    expect(failures[0]?.what).toBe("The watch was cancelled.");
  }
});

test("a host that is lost for some looks is missing data", async () => {
  const gone = new StageFailure({ what: "no route", means: "", todo: "" });
  const { outputs } = await play({ look: (n) => (n === 3 || n === 4 ? gone : {}) });
  expect(outputs).toMatchObject({ verdict: "healthy", missing: "2" });
  const migrated = (await play({ with: { schema: "changed" } })).outputs["summary-line"];
  expect(migrated).toContain("and is healthy. It changed the schema of the database and does not declare");
  const lost = await play({ look: (n) => (n < 6 ? {} : gone) });
  expect(lost.outputs).toMatchObject({ verdict: "inconclusive" });
  expect(lost.failures).toEqual([]);
  const strict = await play({ signals: { containers: { "on-missing": "fail" } }, look: (n) => (n < 6 ? {} : gone) });
  expect(strict.failures).toHaveLength(1);
});

test("a line that a pattern finds is shown harmless", async () => {
  const { outputs, lines } = await play({
    signals: { logs: [{ name: "panics", pattern: "panic", max: 1, window: "10m" }] },
    look: (n) => ({ lines: n === 2 ? [createLogLine(1, "::error::panic ##[group] now")] : [] }),
  });
  expect(outputs).toMatchObject({ verdict: "healthy" });
  expect(lines.filter((one) => one.startsWith("| web"))).toEqual(["| web | ::error::panic #\u200b#[group] now"]);
});

test.each([
  [0, "healthy"],
  [1, "failing"],
  [2, "inconclusive"],
  [75, "inconclusive"],
  [null, "inconclusive"],
])("a command that ends with %s is %s", async (code, verdict) => {
  const signals = { commands: [{ name: "look", script: "look.sh" }] };
  expect((await play({ signals, exit: { code, reason: "gone" } })).outputs).toMatchObject({ verdict });
});

test("a command gets the variables of script-env", async () => {
  const signals = { commands: [{ name: "look", script: "look.sh" }] };
  const { environments } = await play({ signals, with: { "script-env": "HUB_EMAIL=tess@example.com" } });
  expect(environments[0]).toMatchObject({ HUB_EMAIL: "tess@example.com", PROD_URL: "https://app.example" });
});

test("people read turns and a line now and then, not every sample", async () => {
  const { lines } = await play({ with: { duration: "30m" }, look: (n) => (n === 5 ? "no route" : {}) });
  expect(lines.filter((line) => line.includes("no route"))).toHaveLength(1);
  expect(lines.filter((line) => line.includes("is healthy again"))).toHaveLength(1);
  expect(lines.filter((line) => line.startsWith("Watched for"))).toHaveLength(10);
});

test("a preflight finds a source that gives nothing, and never says healthy", async () => {
  const signals = { prometheus: [{ name: "errors", url: "http://p", query: "up{", "healthy-when": "== 1" }] };
  const bad = await play({
    signals,
    with: { preflight: "only" },
    http: () => ({ ...OK, status: 400, body: '{"status":"error","errorType":"bad_data","error":"parse error"}' }),
  });
  expect(bad.failures[0]?.what).toContain("- errors: the query failed: bad_data parse error");
  const good = await play({ with: { preflight: "only" } });
  expect(good.failures).toEqual([]);
  expect(good.outputs).toMatchObject({ verdict: "inconclusive", "watched-seconds": "0" });
  expect(good).toMatchObject({ asked: [], looks: 1 });
});

const nothing = { ...OK, body: '{"status":"success","data":{"resultType":"vector","result":[]}}' };
const notANumber = {
  ...OK,
  body: '{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"NaN"]}]}}',
};
const mistyped = { ...OK, status: 400, body: '{"status":"error","errorType":"bad_data","error":"parse error"}' };
const proxy = { ...OK, status: 502, body: "<html>" };
const away: HttpAnswer = { kind: "no-answer", reason: "ECONNREFUSED", milliseconds: 1 };

test.each<[string, HttpAnswer, object, Record<string, string>, "refused" | "warned" | "fine"]>([
  ["no data", nothing, {}, {}, "warned"],
  ["0/0", notANumber, {}, {}, "warned"],
  ["no data, where that may pass", nothing, { "on-missing": "pass" }, {}, "fine"],
  ["0/0, where that may pass", notANumber, { "on-missing": "pass" }, {}, "fine"],
  ["no data, where that fails", nothing, { "on-missing": "fail" }, {}, "refused"],
  ["no data, where it would fail but only tells", nothing, { "on-missing": "fail", mode: "advisory" }, {}, "warned"],
  ["a mistyped query", mistyped, { "on-missing": "pass" }, {}, "refused"],
  ["a mistyped query that only tells", mistyped, { mode: "advisory" }, {}, "warned"],
  ["a mistyped query in a watch that only tells", mistyped, {}, { mode: "advisory" }, "warned"],
  ["nobody there", away, { "on-missing": "pass" }, {}, "refused"],
  ["nobody there for a signal that only tells", away, { mode: "advisory" }, {}, "warned"],
  ["a proxy's page", proxy, { "on-missing": "pass" }, {}, "refused"],
])("before the deploy, %s", async (_, answer, rules, more, comesTo) => {
  const signals = {
    prometheus: [{ name: "errors", url: "http://p", query: "a / b", "healthy-when": "< 1", ...rules }],
  };
  const left = await play({ signals, with: { preflight: "only", ...more }, http: () => answer });
  expect(left.outputs).toMatchObject({ verdict: "inconclusive", missing: "1", samples: "2" });
  expect(left.failures.length > 0).toBe(comesTo === "refused");
  expect(left.lines.some((line) => line.startsWith("warning: errors: "))).toBe(comesTo === "warned");
  expect(left.summaries.join()).toContain("| errors |");
});

test("before the deploy a host that no one reaches is refused; what is bad now is the old release's affair", async () => {
  const gone = new StageFailure({ what: "no route", means: "", todo: "" });
  const lost = await play({ with: { preflight: "only" }, look: () => gone });
  expect(lost.failures[0]?.what).toContain("- containers: no route");
  const told = await play({ with: { preflight: "only", mode: "advisory" }, look: () => gone });
  expect(told.failures).toEqual([]);
  expect(told.lines).toContain("warning: containers: no route. The watch may have too little data.");
  const signals = { http: [{ name: "front", check: { path: "/" } }] };
  expect((await play({ signals, with: { preflight: "only" }, http: () => away })).failures).toEqual([]);
});

test.each([
  [75, "", "warned"],
  [75, "pass", "fine"],
  [2, "pass", "refused"],
  [127, "pass", "refused"],
  [null, "pass", "refused"],
])("before the deploy a script that ends with %s, and on-missing %j, is %s", async (code, onMissing, comesTo) => {
  const rules = onMissing === "" ? {} : { "on-missing": onMissing };
  const signals = { commands: [{ name: "look", script: "look.sh", ...rules }] };
  const left = await play({ signals, with: { preflight: "only" }, exit: { code, reason: "gone" } });
  expect(left.failures.length > 0).toBe(comesTo === "refused");
  expect(left.lines.some((line) => line.startsWith("warning: look: "))).toBe(comesTo === "warned");
});

test("whoever is asked for the verdict gets one line that says what came of it", async () => {
  expect((await play({})).outputs["summary-line"]).toBe("It was watched for 2 min 0 s, and is healthy.");
  const lost = await play({ look: (n) => (n < 6 ? {} : "no route") });
  expect(lost.outputs["summary-line"]).toMatch(
    /^It was watched for 2 min 0 s, and too little is known to call it healthy: containers: .*no route\.$/,
  );
  const secret = await play({ look: () => `no route for ${SECRET}` });
  expect(secret.outputs["summary-line"]).toContain("no route for ***");
});

test.each([
  [
    "two of one name",
    { signals: { logs: [{ name: "containers", pattern: "x" }] } },
    'Two signals have the name "containers"',
  ],
  ["a pattern that is none", { signals: { logs: [{ name: "l", pattern: "(a" }] } }, "cannot be used as a pattern"],
  [
    "no key for UptimeRobot",
    { signals: { uptimerobot: [{ name: "u", monitors: ["a"] }] } },
    "no `uptimerobot-api-key`",
  ],
  ["a script that is not there", { signals: { commands: [{ name: "c", script: "no.sh" }] } }, "no.sh of the signal"],
  [
    "no comparison",
    { signals: { prometheus: [{ name: "p", url: "http://p", query: "up", "healthy-when": "low" }] } },
    "a comparison such as",
  ],
  ["an unknown signal", { signals: { log: [] } }, "unknown key `log`; did you mean `logs`?"],
  ["too often", { with: { interval: "100ms" } }, "a duration of at least 1s"],
  ["too short", { with: { duration: "5s" } }, "at least as long as the interval"],
])("%s is refused before anything is looked at", async (_, scene, said) => {
  const { failures, looks } = await play(scene);
  expect(failures[0]?.what).toContain(said);
  expect(looks).toBe(0);
});
