import type { ShellAnswer } from "../../../src/ports/shell.ts";
import type { HttpAnswer } from "../../../src/ports/world.ts";
import { OK, play, SECRET } from "./watch-scene.ts";

const ENTRIES = { name: "entries", script: "look.sh", window: "40s" };

function printed(stdout: string, code = 0, stderr = ""): ShellAnswer {
  return { kind: "exit", code, stdout, stderr };
}

test("an activity that goes on is healthy, first asked when one window of the watch is over", async () => {
  const { outputs, shellCommands } = await play({ signals: { activity: [ENTRIES] } });
  expect(outputs).toMatchObject({ verdict: "healthy", missing: "0" });
  // From 40 s on every 10 s, the last round begins at 110 s; each time now and a week ago, and once what was before.
  expect(shellCommands).toHaveLength(8 * 2 + 1);
  const times = shellCommands.map(({ env }) => [env["SLUICE_FROM"], env["SLUICE_UNTIL"]]);
  for (const [from = "", until = ""] of times) expect(Date.parse(until) - Date.parse(from)).toBe(40_000);
});

test("an activity that collapsed fails after three looks, and says what is usual", async () => {
  // Now and a week ago, again and again.
  let asked = 0;
  const { outputs, failures, spent } = await play({
    signals: { activity: [ENTRIES] },
    with: { usual: '{"entries":{"count":180,"seconds":40}}' },
    shell: () => (asked++ % 2 === 0 ? printed("20\n") : printed("200\n")),
  });
  expect(outputs).toMatchObject({ verdict: "failing", "failed-signals": '["entries"]' });
  expect(failures[0]?.what).toContain("20 in 40 s; usual: 180 before the deploy, 200 a week ago; wanted at least 30%");
  expect(spent).toBeLessThan(90);
});

test("the preflight hands on what is usual, and the watch after it holds against that", async () => {
  const before = await play({ signals: { activity: [ENTRIES] }, with: { preflight: "only" } });
  expect(before.outputs["usual"]).toBe('{"entries":{"count":100,"seconds":40}}');
  expect(before.failures).toEqual([]);
  const after = await play({
    signals: { activity: [ENTRIES] },
    with: { usual: '{"other":{"count":1,"seconds":40}}' },
  });
  expect(after.outputs).toMatchObject({ verdict: "inconclusive" });
  expect(after.outputs["reason"]).toContain("not counted before the deploy");
});

test("before a first release nothing is usual, and nothing is counted", async () => {
  const first = await play({
    signals: { activity: [ENTRIES] },
    with: { preflight: "only" },
    look: () => ({ release: "", version: "" }),
  });
  expect(first.shellCommands).toEqual([]);
  expect(first.failures).toEqual([]);
  expect(first.outputs).toMatchObject({ usual: "{}", reason: expect.stringContaining("this is the first release") });
});

test("on the host the script runs in the application's folder, with the project that Compose asks for, and secrets are hidden", async () => {
  const { shellCommands, lines, outputs } = await play({
    signals: { activity: [ENTRIES] },
    with: { variables: `DB_PASSWORD=${SECRET}`, version: "v1.0.0" },
    shell: () => printed("", 3, `psql: no access with ${SECRET}`),
  });
  const [command] = shellCommands;
  expect(command?.script).toContain("cd '/srv/app'");
  expect(command?.env).toMatchObject({
    COMPOSE_PROJECT_NAME: "app",
    PROD_URL: "https://app.example",
    SLUICE_VERSION: "v1.0.0",
  });
  expect(JSON.stringify(command)).not.toContain("p_a");
  expect(outputs).toMatchObject({
    verdict: "inconclusive",
    reason: expect.stringContaining("it ended with code 3: psql"),
  });
  expect(JSON.stringify([lines, outputs])).not.toContain("p_a");
});

test.each<[string, ShellAnswer, string]>([
  ["words", printed("many\n"), 'it printed "many" last, which is no number'],
  ["nothing", printed(""), 'it printed "" last'],
  ["less than nothing", printed("-3\n"), 'it printed "-3" last'],
  ["no data now", printed("", 75, "the table is being filled"), "the table is being filled"],
  ["no end", { kind: "late" }, "it did not end within 30 s"],
  ["a flood", { kind: "too-much" }, "it prints more than one number"],
  ["a lost connection", { kind: "unknown", reason: "ECONNRESET" }, "ECONNRESET"],
])("a script on the host that gives %s is missing data", async (_, answer, said) => {
  const { outputs } = await play({ signals: { activity: [ENTRIES] }, shell: () => answer });
  expect(outputs).toMatchObject({ verdict: "inconclusive", reason: expect.stringContaining(said) });
});

const QUERY = { url: "http://p", query: "sum(increase(entries_total[$window]))" };

function series(...values: string[]): HttpAnswer {
  const result = values.map((value) => ({ metric: {}, value: [1, value] }));
  return { ...OK, body: JSON.stringify({ status: "success", data: { resultType: "vector", result } }) };
}

test.each<[string, HttpAnswer, string, string]>([
  ["a rate", series("99.7"), "healthy", ""],
  ["several series", series("50", "60"), "inconclusive", "the query gives 2 series instead of one: use sum(…)"],
  ["no series", series(), "inconclusive", "the query gives nothing"],
  ["infinity", series("+Inf"), "inconclusive", "the query gives Infinity, which is no count"],
])("counted by Prometheus: %s", async (_, answer, verdict, said) => {
  const activity = [{ name: "entries", window: "40s", prometheus: QUERY }];
  const { outputs, requests } = await play({ signals: { activity }, http: () => answer });
  expect(outputs).toMatchObject({ verdict, reason: expect.stringContaining(said) });
  const bodies = requests.map((request) => new URLSearchParams("body" in request ? request.body : ""));
  expect(bodies[0]?.get("query")).toBe("sum(increase(entries_total[40s]))");
  expect(bodies.every((body) => Number(body.get("time")) > 0)).toBe(true);
});

test("counted by a script on the runner", async () => {
  const activity = [{ ...ENTRIES, where: "runner" }];
  const left = await play({ signals: { activity }, says: "12 so far\n100" });
  expect(left.outputs).toMatchObject({ verdict: "healthy" });
  expect(left.shellCommands).toEqual([]);
});

test.each<[string, object, string]>([
  ["nothing that counts", { name: "a" }, "either `script` or `prometheus`"],
  ["two that count", { name: "a", script: "look.sh", prometheus: QUERY }, "either `script` or `prometheus`"],
  ["a query of no window", { name: "a", prometheus: { ...QUERY, query: "sum(x)" } }, "a query with $window"],
  ["a window longer than the watch", { ...ENTRIES, window: "1h" }, "at most as long as the watch"],
  ["a script that is not there", { name: "a", script: "no.sh" }, "no.sh of the signal"],
  ["a program that is no shell's, on the host", { name: "a", script: "count.py" }, "a shell script"],
  ["a ratio of everything twice", { ...ENTRIES, "min-ratio": 2 }, "a number above 0"],
  ["nothing to compare with", { ...ENTRIES, "compare-with": [] }, "not empty"],
])("%s is refused before anything is looked at", async (_, one, said) => {
  const { failures, asked } = await play({ signals: { activity: [one] } });
  expect(failures[0]?.what).toContain(said);
  expect(asked).toEqual([]);
});

test("a count that no one made is refused as input", async () => {
  const { failures } = await play({ signals: { activity: [ENTRIES] }, with: { usual: "many" } });
  expect(failures[0]?.what).toContain("`usual`");
});
