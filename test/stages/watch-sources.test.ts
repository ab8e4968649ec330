import { join } from "node:path";
import { type Looks, openLooks } from "../sandbox/looks.ts";
import { type Metrics, startMetrics } from "../sandbox/metrics.ts";
import { freePort } from "../sandbox/ports.ts";
import { openProduction, type Production } from "../sandbox/production.ts";
import { type Prometheus, startPrometheus } from "../sandbox/prometheus.ts";
import type { RunningStep, StepResult } from "../sandbox/step.ts";
import { createTinyApp } from "../sandbox/tiny-app.ts";
import { startUptimeRobot, type UptimeRobot } from "../sandbox/uptimerobot.ts";

/** The watch with what others measure: a real Prometheus, and an UptimeRobot of either version. */

const KEY = "ur-k3y-read-only";
/** A machine under load looks less often than it was told to. */
const FEW = { "min-samples": 2 };
const ERRORS = "rate(app_errors_total[5s])";

let production: Production;
let metrics: Metrics;
let prometheus: Prometheus;
let robot: UptimeRobot;
let looks: Looks;

beforeAll(async () => {
  production = await openProduction();
  const app = await createTinyApp(production.sandbox);
  const release = await app.publish({ tag: "v1.0.0" });
  await production.host.checkOut(release.commit);
  const [deployed] = await Promise.all([production.deploy(release), openSources()]);
  expect(deployed.error).toBe("");
});

async function openSources(): Promise<void> {
  robot = await startUptimeRobot(KEY);
  metrics = await startMetrics();
  looks = await openLooks();
  const folder = join(production.sandbox.root, "prometheus");
  prometheus = await startPrometheus({ target: metrics.address, folder });
  await prometheus.sees(ERRORS, (value) => value === 0);
}

afterAll(async () => {
  await prometheus.close();
  await metrics.close();
  await robot.close();
  looks.close();
  await production.close();
});

beforeEach(() => {
  robot.limit(undefined);
  for (const name of ["front page", "API"]) robot.set(name, "up");
});

interface Query {
  readonly query?: string;
  readonly [rule: string]: unknown;
}

/** Errors a second as Prometheus counts them; fewer than one are well. */
function errors({ query = ERRORS, ...rules }: Query = {}) {
  return { prometheus: [{ name: "errors", url: prometheus.url, query, "healthy-when": "< 1", ...FEW, ...rules }] };
}

function monitors(api: "v2" | "v3", rules: Readonly<Record<string, unknown>> = {}) {
  return { name: `robot ${api}`, api, url: robot[api], monitors: ["front page", "API"], every: "1s", ...FEW, ...rules };
}

const BOTH = ["v2", "v3"] as const;

function watch(signals: object, inputs: Readonly<Record<string, string>> = {}): Promise<RunningStep> {
  return production.start("watch-period", {
    ...{ duration: "8s", interval: "1s", "uptimerobot-api-key": KEY },
    ...{ signals: JSON.stringify(signals), ...inputs },
  });
}

async function watched(signals: object, inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return (await watch(signals, inputs)).done;
}

/** What happens once the watch has had its first look. */
async function meanwhile(
  act: () => unknown,
  signals: object,
  inputs: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  looks.begin();
  const step = await watch({ http: [looks.signal], ...signals }, inputs);
  await looks.first();
  await act();
  return step.done;
}

test("numbers of Prometheus and monitors of both versions are healthy, and drawn", async () => {
  const result = await watched({ ...errors(), uptimerobot: BOTH.map((api) => monitors(api)) });
  expect(result.error).toBe("");
  expect(result.outputs).toMatchObject({ verdict: "healthy", reason: "", missing: "0", "failed-signals": "[]" });
  for (const name of ["errors", "robot v2", "robot v3"])
    expect(result.summary).toMatch(new RegExp(`\\| ${name} \\| \\d+ \\| \\d+ \\| 0 \\| 0 \\| ✅ healthy`));
  expect(result.summary).toMatch(/errors {4,}▁+\n/);
  expect(result.log.split("\n").filter((line) => line.includes(KEY))).toEqual([`::add-mask::${KEY}`]);
});

test("what users do, as Prometheus counts it: healthy while it goes on, failing when it collapses", async () => {
  const counted = { url: prometheus.url, query: "sum(increase(app_errors_total[$window]))" };
  const activity = (...compareWith: readonly string[]) => ({
    activity: [{ name: "entries", prometheus: counted, window: "6s", "compare-with": compareWith, ...FEW }],
  });
  try {
    metrics.errors(50);
    await prometheus.sees("increase(app_errors_total[6s])", (value) => value > 200);
    const young = await watched(activity("before", "week-ago"), { preflight: "only" });
    expect(young.code).toBe(0);
    expect(young.log).toContain("entries: a week ago: the query gives nothing");
    const before = await watched(activity("before"), { preflight: "only" });
    const { usual = "" } = before.outputs;
    expect(JSON.parse(usual)).toMatchObject({ entries: { seconds: 6 } });
    const well = await watched(activity("before"), { usual, duration: "12s" });
    expect(well.outputs).toMatchObject({ verdict: "healthy", missing: "0" });
    const bad = await meanwhile(() => metrics.errors(0), activity("before"), { usual, duration: "60m" });
    expect(bad.outputs).toMatchObject({ verdict: "failing", "failed-signals": '["entries"]' });
    expect(bad.outputs["reason"]).toMatch(
      /entries: [3-9] times in a row: [\d.]+ in 6 s; usual: \d{3}[.\d]* before the deploy; wanted/,
    );
  } finally {
    metrics.errors(0);
    await prometheus.sees(ERRORS, (value) => value < 1);
  }
});

test("an error rate that gets bad fails the watch, by the numbers that Prometheus has", async () => {
  try {
    const result = await meanwhile(() => metrics.errors(50), errors(), { duration: "60m" });
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ verdict: "failing", "failed-signals": '["errors"]' });
    expect(result.outputs).toMatchObject({
      reason: expect.stringMatching(/^errors: [3-9] times in a row: \d+[.\d]*, wanted < 1$/),
    });
  } finally {
    metrics.errors(0);
    await prometheus.sees(ERRORS, (value) => value < 1);
  }
});

describe("a Prometheus behind basic authentication", () => {
  const login = {
    user: "sluice",
    password: "pr0m-p4ssw0rd",
    hash: "$2b$04$abcdefghijklmnopqrstuuWn4p2bYFTa.nwnX4U47sm6sebLNMOs6",
  };
  const pair = Buffer.from(`${login.user}:${login.password}`).toString("base64");
  let closed: Prometheus;

  beforeAll(async () => {
    const folder = join(production.sandbox.root, "prometheus-closed");
    closed = await startPrometheus({ target: metrics.address, folder, login });
    await closed.sees(ERRORS, (value) => value === 0);
  });

  afterAll(() => closed.close());

  const ask = (inputs: Record<string, string>) => watched(errors({ url: closed.url }), inputs);

  test("with its user and password the watch is healthy, and neither the password nor the header is shown", async () => {
    const result = await ask({ "prometheus-user": login.user, "prometheus-password": login.password });
    expect(result.error).toBe("");
    expect(result.outputs).toMatchObject({ verdict: "healthy", missing: "0" });
    const shown = result.log.split("\n").filter((line) => line.includes(login.password) || line.includes(pair));
    expect(shown.length).toBeGreaterThan(1);
    for (const line of shown) expect(line).toMatch(/^::add-mask::/);
  });

  test("without a login, with a wrong password and with a token it is refused before a deploy", async () => {
    for (const inputs of [
      {},
      { "prometheus-user": login.user, "prometheus-password": "wrong-p4ssw0rd" },
      { "prometheus-token": "t0ken-of-another" },
    ]) {
      const result = await ask({ preflight: "only", ...inputs });
      expect(result.code).toBe(1);
      expect(result.error).toContain("- errors: status 401: it refuses the login");
    }
    const half = await ask({ "prometheus-user": login.user });
    expect(half.error).toContain("The login for Prometheus is incomplete: `prometheus-password` is missing.");
  });
});

test("a Prometheus whose other storage does not answer says so, and its good numbers are no data", async () => {
  const folder = join(production.sandbox.root, "prometheus-partial");
  const remoteRead = `http://127.0.0.1:${await freePort()}/read`;
  const partial = await startPrometheus({ target: metrics.address, folder, remoteRead });
  try {
    await partial.sees(ERRORS, (value) => value === 0);
    const result = await watched(errors({ url: partial.url }));
    expect(result.outputs).toMatchObject({ verdict: "inconclusive" });
    expect(result.outputs["reason"]).toMatch(/errors: .*degraded data: remote_read/);
  } finally {
    await partial.close();
  }
});

describe("before the deploy", () => {
  const once = (signals: object): Promise<StepResult> => watched(signals, { preflight: "only" });

  test("every source answers", async () => {
    const result = await once({ ...errors(), uptimerobot: BOTH.map((api) => monitors(api)) });
    expect(result.error).toBe("");
    expect(result.summary).toContain("Watch preflight: all 4 sources answer");
  });

  test("a query that Prometheus cannot read is refused, with its own words", async () => {
    const result = await once(errors({ query: "rate(app_errors_total[5s)" }));
    expect(result.code).toBe(1);
    expect(result.error).toMatch(/- errors: the query failed: bad_data .*parse error/);
    expect(result.error).toContain("Correct the query");
  });

  test("a name that is mistyped gives nothing: told, and refused where nothing may be missing", async () => {
    const query = "rate(app_erors_total[5s])";
    const told = await once(errors({ query }));
    expect(told.code).toBe(0);
    expect(told.outputs).toMatchObject({ missing: "1", reason: "errors: the query gives nothing" });
    expect(told.log).toContain("::warning::errors: the query gives nothing");
    const refused = await once(errors({ query, "on-missing": "fail" }));
    expect(refused.code).toBe(1);
    expect(refused.error).toContain("- errors: the query gives nothing");
  });

  test("an address that is not Prometheus' own, and one where no one listens, are refused", async () => {
    const [wrong, dead] = await Promise.all([
      once(errors({ url: robot.v2 })),
      once(errors({ url: `http://127.0.0.1:${await freePort()}` })),
    ]);
    expect(wrong.error).toMatch(/- errors: status 404, and no answer of Prometheus/);
    expect(dead.error).toMatch(/- errors: .*(refused|connect)/i);
  });

  test("a monitor that does not exist, and a key that is not taken, are refused, and the key is not shown", async () => {
    const absent = await once({ uptimerobot: BOTH.map((api) => monitors(api, { monitors: ["front pag"] })) });
    for (const api of BOTH) expect(absent.error).toContain(`- robot ${api}: front pag does not exist`);
    const key = "ur-an0ther-key";
    const refused = await watched(
      { uptimerobot: BOTH.map((api) => monitors(api)) },
      { preflight: "only", "uptimerobot-api-key": key },
    );
    expect(refused.error).toContain("- robot v2: refused: api_key is invalid.");
    expect(refused.error).toContain("- robot v3: status 401");
    expect(refused.log.split("\n").filter((line) => line.includes(key))).toEqual([`::add-mask::${key}`]);
  });

  test("a monitor that is paused is told, and holds up nothing", async () => {
    robot.set("API", "paused");
    const result = await once({ uptimerobot: BOTH.map((api) => monitors(api)) });
    expect(result.code).toBe(0);
    expect(result.outputs).toMatchObject({ missing: "2", reason: "robot v2: API is paused; robot v3: API is paused" });
  });
});

test("a Prometheus that goes away in the middle is missing data: inconclusive, and never healthy", async () => {
  try {
    const result = await meanwhile(() => prometheus.stop(), errors());
    expect(result.code).toBe(0);
    expect(result.outputs).toMatchObject({ verdict: "inconclusive", "failed-signals": "[]" });
    expect(result.outputs).toMatchObject({
      reason: expect.stringMatching(/^errors: .*(are available|missing): .*ECONNREFUSED/),
    });
    expect(Number(result.outputs["missing"])).toBeGreaterThan(2);
    expect(result.log).toContain("A person must decide");
  } finally {
    await prometheus.start();
    await prometheus.sees(ERRORS, (value) => value === 0);
  }
});

test.each(BOTH)("a monitor of %s that is down fails the watch at its next look", async (api) => {
  const monitored = { uptimerobot: [monitors(api)] };
  const result = await meanwhile(() => robot.set("API", "down"), monitored, { duration: "60m" });
  expect(result.code).toBe(1);
  expect(result.outputs).toMatchObject({ verdict: "failing", reason: `robot ${api}: down: API` });
});

test.each(BOTH)("a monitor of %s that is paused in the watch is missing, which is no health", async (api) => {
  const result = await meanwhile(() => robot.set("API", "paused"), { uptimerobot: [monitors(api)] });
  expect(result.code).toBe(0);
  expect(result.outputs).toMatchObject({ verdict: "inconclusive" });
  expect(result.outputs).toMatchObject({
    reason: expect.stringMatching(new RegExp(`^robot ${api}: .*(are available|missing): API is paused$`)),
  });
});

test("an UptimeRobot that wants peace is left alone, and what is missing meanwhile is no health", async () => {
  const result = await meanwhile(() => robot.limit(60), { uptimerobot: [monitors("v2")] });
  expect(result.outputs).toMatchObject({
    verdict: "inconclusive",
    reason: expect.stringContaining("the server limits the rate of requests (429)"),
  });
  expect(robot.requests.filter(({ status }) => status === 429)).toHaveLength(1);
});
