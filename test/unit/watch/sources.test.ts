import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createQuery, readQueryAnswer } from "../../../src/watch/signals/prometheus.ts";
import { createMonitors } from "../../../src/watch/signals/uptimerobot.ts";
import { realHttp } from "../../../src/world/http.ts";
import { type MonitorState, startUptimeRobot, type UptimeRobot } from "../../sandbox/uptimerobot.ts";

type Handler = (request: IncomingMessage, body: string, response: ServerResponse) => void;

let server: Server;
let address = "";
let handler: Handler;
const requests: { method: string; url: string; authorization: string; body: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text) => {
      body += text;
    });
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      requests.push({ method, url, authorization: headers.authorization ?? "", body });
      handler(request, body, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const own = server.address();
  address = `http://127.0.0.1:${typeof own === "object" ? own?.port : 0}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  requests.length = 0;
});

const http = realHttp(new AbortController().signal);

function says(value: unknown, status = 200, headers: Record<string, string> = {}): Handler {
  return (_request, _body, response) => {
    response.writeHead(status, headers).end(typeof value === "string" ? value : JSON.stringify(value));
  };
}

async function query(answer: unknown, healthyWhen = "< 0.05", status = 200) {
  handler = says(answer, status);
  const one = createQuery(
    { name: "errors", url: `${address}/`, query: "rate(x[5m])", "healthy-when": healthyWhen },
    "Bearer t0ken",
  );
  return readQueryAnswer(one, await http.send(one.request));
}

const vector = (...values: string[]) => ({
  status: "success",
  data: { resultType: "vector", result: values.map((value) => ({ metric: { job: "a" }, value: [1, value] })) },
});

test.each<[string, unknown, string, number, string, string]>([
  ["a small number", vector("0.01"), "< 0.05", 200, "ok", "0.01"],
  ["a large one among small ones", vector("0.01", "0.2"), "< 0.05", 200, "bad", "0.2, wanted < 0.05"],
  ["a scalar", { status: "success", data: { resultType: "scalar", result: [1, "1"] } }, "== 1", 200, "ok", "1"],
  ["infinity", vector("+Inf"), "< 0.05", 200, "bad", "Infinity"],
  ["NaN", vector("NaN"), "< 0.05", 200, "missing", "no number"],
  ["NaN, whatever the comparison", vector("NaN"), "!= 7", 200, "missing", "no number"],
  ["nothing", vector(), "< 0.05", 200, "missing", "the query gives nothing"],
  ["warnings", { ...vector("0.01"), warnings: ["one store is down"] }, "< 0.05", 200, "missing", "one store is down"],
  ["a partial answer", { ...vector("0.01"), isPartial: true }, "< 0.05", 200, "missing", "the answer is partial"],
  ["a whole answer of a cluster", { ...vector("0.01"), isPartial: false }, "< 0.05", 200, "ok", "0.01"],
  ["bad in a partial answer", { ...vector("1"), isPartial: true }, "< 0.05", 200, "bad", "1, wanted"],
  [
    "a note that data was left out",
    { ...vector("0.01"), infos: ["PromQL info: ignored histograms in a range"] },
    "< 0.05",
    200,
    "missing",
    "ignored histograms",
  ],
  [
    "a note on how the query is written",
    { ...vector("0.01"), infos: ["PromQL info: metric might not be a counter"] },
    "< 0.05",
    200,
    "ok",
    "0.01",
  ],
  ["that it knows no such login", "Unauthorized", "< 1", 401, "missing", "status 401: it refuses the login"],
  ["bad in degraded data", { ...vector("1"), warnings: ["w"] }, "< 0.05", 200, "bad", "1, wanted"],
  [
    "an error",
    { status: "error", errorType: "bad_data", error: "parse error" },
    "< 1",
    400,
    "missing",
    "bad_data parse error",
  ],
  ["a proxy's page", "<html>", "< 1", 502, "missing", "status 502"],
  ["success with a wrong status", vector("0"), "< 1", 503, "missing", "status 503"],
  ["a matrix", { status: "success", data: { resultType: "matrix", result: [] } }, "< 1", 200, "missing", "no answer"],
])("Prometheus says %s", async (_, answer, when, status, reading, text) => {
  const seen = await query(answer, when, status);
  expect(seen.reading).toBe(reading);
  expect(seen.text).toContain(text);
});

test("a query goes to Prometheus with its token, in the body", async () => {
  await query(vector("0"));
  expect(requests).toEqual([
    { method: "POST", url: "/api/v1/query", authorization: "Bearer t0ken", body: "query=rate%28x%5B5m%5D%29" },
  ]);
});

const KEY = "k3y-of-robot";

let robot: UptimeRobot;

beforeAll(async () => {
  robot = await startUptimeRobot(KEY);
});

afterAll(() => robot.close());

beforeEach(() => {
  robot.clear();
  robot.pages(50);
  robot.limit(undefined);
});

type Api = "v2" | "v3";
const APIS: readonly Api[] = ["v2", "v3"];

function monitors(api: Api, names: string[], { key = KEY, now = (): number => 0, url = robot[api] } = {}) {
  return createMonitors({ name: "up", api, url, monitors: names }, key, http, now);
}

test.each<[MonitorState, string, string]>([
  ["up", "ok", "1 up"],
  ["down", "bad", "down: site"],
  ["paused", "missing", "site is paused"],
  ["unchecked", "missing", "site is not checked yet"],
  ["seems-down", "missing", "site is seemingly down"],
])("a monitor that is %s, in both versions", async (state, reading, text) => {
  robot.set("site", state);
  for (const api of APIS) expect(await monitors(api, ["site"]).ask()).toMatchObject({ reading, text });
});

test("a monitor of a state that no one knows is missing data", async () => {
  handler = says({ stat: "ok", monitors: [{ id: 1, friendly_name: "site", status: 77 }] });
  expect(await monitors("v2", ["site"], { url: address }).ask()).toMatchObject({
    reading: "missing",
    text: "site is status 77",
  });
});

test.each(APIS)("all pages of %s are read, and a monitor that is on none of them is missing data", async (api) => {
  robot.pages(1);
  robot.set("a", "up");
  const id = robot.set("b", "up");
  expect(await monitors(api, ["a", String(id)]).ask()).toMatchObject({ reading: "ok" });
  robot.set("b", "down");
  expect(await monitors(api, ["a", "b"]).ask()).toEqual({ reading: "bad", text: "down: b" });
  expect(await monitors(api, ["a", "c"]).ask()).toEqual({ reading: "missing", text: "c does not exist" });
});

test("a list that does not end, or whose next page no one finds, is missing data", async () => {
  const pagination = { offset: 0, limit: 1, total: 9 };
  handler = says({ stat: "ok", pagination, monitors: [] });
  expect(await monitors("v2", ["a"], { url: address }).ask()).toMatchObject({
    text: "the list of monitors does not end",
  });
  handler = says({ data: [], nextLink: `${address}/m?page=2` });
  expect(await monitors("v3", ["a"], { url: address }).ask()).toMatchObject({
    text: "where its next page begins is not understood",
  });
});

test("version 3 speaks with a bearer token, and goes on at a cursor", async () => {
  handler = (request, _body, response) => {
    const second = request.url?.includes("cursor=77");
    const data = [{ id: second ? 2 : 1, friendlyName: second ? "b" : "a", status: second ? "DOWN" : "UP" }];
    response.end(JSON.stringify({ data, nextCursorId: second ? null : 77 }));
  };
  const url = `${address}/m`;
  expect(await monitors("v3", ["a"], { url }).ask()).toMatchObject({ reading: "ok" });
  expect(await monitors("v3", ["a", "b"], { url }).ask()).toEqual({ reading: "bad", text: "down: b" });
  expect(requests[1]).toMatchObject({ method: "GET", url: "/m?cursor=77", authorization: `Bearer ${KEY}` });
});

test.each(APIS)("a server of %s that asks to wait is left alone for so long", async (api) => {
  let now = 0;
  robot.set("a", "up");
  const one = monitors(api, ["a"], { now: () => now });
  robot.limit(30);
  expect(await one.ask()).toEqual({ reading: "missing", text: "the server limits the rate of requests (429)" });
  const before = robot.requests.length;
  robot.limit(undefined);
  now = 29_000;
  expect((await one.ask()).reading).toBe("missing");
  expect(robot.requests).toHaveLength(before);
  now = 30_000;
  expect((await one.ask()).reading).toBe("ok");
});

test.each([
  ["v2", "refused: api_key is invalid."],
  ["v3", "status 401"],
] as const)("a key that %s does not take is missing data, and is not repeated", async (api, text) => {
  robot.set("a", "up");
  expect(await monitors(api, ["a"], { key: "an0ther-key" }).ask()).toEqual({ reading: "missing", text });
});

test("a page of HTML and a dead server are missing data", async () => {
  handler = says("<html>");
  expect((await monitors("v3", ["a"], { url: address }).ask()).reading).toBe("missing");
  handler = (request) => request.socket.destroy();
  expect((await monitors("v2", ["a"], { url: address }).ask()).reading).toBe("missing");
});
