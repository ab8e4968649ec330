import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createQuery, readQueryAnswer } from "../../../src/watch/prometheus.ts";
import { createMonitors } from "../../../src/watch/uptimerobot.ts";
import { realHttp } from "../../../src/world/http.ts";

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
    "t0ken",
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

const v2 = (monitors: readonly [number, string, number][], pagination = { offset: 0, limit: 50, total: 2 }) => ({
  stat: "ok",
  pagination,
  monitors: monitors.map(([id, friendly_name, status]) => ({ id, friendly_name, status })),
});

function monitors(api: "v2" | "v3", names: string[], now = () => 0) {
  return createMonitors({ name: "up", api, url: `${address}/m`, monitors: names }, "k3y-of-robot", http, now);
}

test.each<[string, number, string, string]>([
  ["up", 2, "ok", "1 up"],
  ["down", 9, "bad", "down: site"],
  ["paused", 0, "missing", "site is paused"],
  ["not checked yet", 1, "missing", "not checked yet"],
  ["seemingly down", 8, "missing", "seemingly down"],
  ["of an unknown state", 77, "missing", "status 77"],
])("a monitor that is %s", async (_, status, reading, text) => {
  handler = says(v2([[1, "site", status]]));
  const seen = await monitors("v2", ["site"]).ask();
  expect(seen.reading).toBe(reading);
  expect(seen.text).toContain(text);
  expect(requests[0]?.body).toContain("api_key=k3y-of-robot");
});

test("all pages are read, and a monitor that is on none of them is missing data", async () => {
  handler = (_request, body, response) => {
    const offset = Number(new URLSearchParams(body).get("offset"));
    const page = { offset, limit: 1, total: 2 };
    response.end(JSON.stringify(v2(offset === 0 ? [[1, "a", 2]] : [[2, "b", 2]], page)));
  };
  expect(await monitors("v2", ["a", "2"]).ask()).toMatchObject({ reading: "ok" });
  expect(await monitors("v2", ["a", "c"]).ask()).toEqual({ reading: "missing", text: "c does not exist" });
  handler = says(v2([[1, "a", 2]], { offset: 0, limit: 1, total: 9 }));
  expect(await monitors("v2", ["a"]).ask()).toMatchObject({ text: "the list of monitors does not end" });
});

test("version 3 speaks with a bearer token, and goes on at a cursor", async () => {
  handler = (request, _body, response) => {
    const second = request.url?.includes("cursor=77");
    const data = [{ id: second ? 2 : 1, friendlyName: second ? "b" : "a", status: second ? "DOWN" : "UP" }];
    response.end(JSON.stringify({ data, nextCursorId: second ? null : 77 }));
  };
  expect(await monitors("v3", ["a"]).ask()).toMatchObject({ reading: "ok" });
  expect(await monitors("v3", ["a", "b"]).ask()).toEqual({ reading: "bad", text: "down: b" });
  expect(requests[1]).toMatchObject({ method: "GET", url: "/m?cursor=77", authorization: "Bearer k3y-of-robot" });
  handler = says({ data: [{ id: 1, friendlyName: "a", status: "PAUSED" }] });
  expect(await monitors("v3", ["a"]).ask()).toEqual({ reading: "missing", text: "a is paused", quiet: true });
});

test("a server that asks to wait is left alone for so long", async () => {
  let now = 0;
  const one = monitors("v2", ["a"], () => now);
  handler = says("", 429, { "retry-after": "30" });
  expect((await one.ask()).reading).toBe("missing");
  handler = says(v2([[1, "a", 2]]));
  now = 29_000;
  expect((await one.ask()).reading).toBe("missing");
  expect(requests).toHaveLength(1);
  now = 30_000;
  expect((await one.ask()).reading).toBe("ok");
});

test("a refusal, a page of HTML and a dead server are missing data", async () => {
  handler = says({ stat: "fail", error: { message: "api_key is wrong" } });
  expect((await monitors("v2", ["a"]).ask()).text).toBe("refused: api_key is wrong");
  handler = says("<html>");
  expect((await monitors("v3", ["a"]).ask()).reading).toBe("missing");
  handler = (request) => request.socket.destroy();
  expect((await monitors("v2", ["a"]).ask()).reading).toBe("missing");
});
