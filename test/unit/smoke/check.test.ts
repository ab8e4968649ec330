import type { HttpAnswer } from "../../../src/ports/world.ts";
import { createCheck, judge } from "../../../src/smoke/check.ts";
import { jsonAt, readJsonPath } from "../../../src/smoke/json-path.ts";
import { scriptCommand, scriptEnvironment } from "../../../src/smoke/script.ts";

const BASE = "https://app.example.com/";
const answer = (body: string, status = 200, milliseconds = 10): HttpAnswer => ({
  kind: "answer",
  status,
  headers: {},
  body,
  milliseconds,
});

test("a path is sent to the application's address", () => {
  expect(createCheck({ path: "/health" }, BASE, 0).request.url).toBe("https://app.example.com/health");
});

test("a path without an address is refused: there is nothing to send it to", () => {
  expect(() => createCheck({ path: "/health" }, "", 0)).toThrow(/no `url` of the application/);
});

test("a check that says nothing else wants status 200", () => {
  const check = createCheck({ path: "/" }, BASE, 0);
  expect(judge(check, answer("x"))).toEqual([]);
  expect(judge(check, answer("x", 302))).toEqual(["status 302, wanted 200"]);
});

test("no answer is a problem, never a pass", () => {
  expect(
    judge(createCheck({ path: "/" }, BASE, 0), { kind: "no-answer", reason: "ECONNREFUSED", milliseconds: 1 }),
  ).toEqual(["ECONNREFUSED"]);
});

test("everything that is wrong is told", () => {
  const check = createCheck(
    {
      path: "/",
      status: [200, 204],
      contains: ["ok"],
      "not-contains": "error",
      json: { "a.b[1]": 2 },
      "max-latency": "100ms",
    },
    BASE,
    0,
  );
  expect(judge(check, answer('{"a":{"b":[1,3]},"x":"error"}', 500, 150))).toEqual([
    "status 500, wanted 200 or 204",
    'the text "ok" is not there',
    'the text "error" is there',
    "a.b[1] is 3, wanted 2",
    "it took 150 ms, the limit is 100 ms",
  ]);
});

test("a JSON value must be equal, not merely alike", () => {
  const check = createCheck({ path: "/", json: { n: 1 } }, BASE, 0);
  expect(judge(check, answer('{"n":"1"}'))).toEqual(['n is "1", wanted 1']);
  expect(judge(check, answer("{}"))).toEqual(["n is missing, wanted 1"]);
  expect(judge(check, answer("<html>"))).toEqual(['the answer is not JSON: it begins with "<html>"']);
});

test("JSON paths have dots, numbers and quoted names", () => {
  expect(readJsonPath('a["b.c"][0].d')).toEqual(["a", "b.c", 0, "d"]);
  expect(readJsonPath("a..b")).toBeUndefined();
  expect(readJsonPath("")).toBeUndefined();
  expect(jsonAt({ a: 1 }, ["constructor"])).toBeUndefined();
});

test("a script is started by its first line, or by sh", () => {
  expect(scriptCommand("t.sh", "#!/usr/bin/env bash\n")).toEqual(["/usr/bin/env", "bash", "t.sh"]);
  expect(scriptCommand("t.sh", "#!/bin/sh\n")).toEqual(["/bin/sh", "t.sh"]);
  expect(scriptCommand("t.sh", "echo hi\n")).toEqual(["sh", "t.sh"]);
});

test("a script sees the step's environment without the runner's secrets and our inputs", () => {
  const environment = scriptEnvironment(
    { PATH: "/bin", LOGIN: "x", GITHUB_TOKEN: "t", ACTIONS_RUNTIME_TOKEN: "t", "INPUT_SSH-KEY": "k", GITHUB_SHA: "s" },
    "https://a",
    "v1.0.0",
  );
  expect(environment).toEqual({
    PATH: "/bin",
    LOGIN: "x",
    GITHUB_SHA: "s",
    PROD_URL: "https://a",
    SLUICE_VERSION: "v1.0.0",
  });
});
