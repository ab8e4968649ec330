import fc from "fast-check";
import type { HttpAnswer } from "../../../src/ports/world.ts";
import { createCheck, judge } from "../../../src/smoke/check.ts";
import { jsonAt, readJsonPath } from "../../../src/smoke/json-path.ts";
import { scriptCommand } from "../../../src/smoke/script.ts";

const BASE = "https://app.example";
const answer = (body: string, overrides: Partial<Extract<HttpAnswer, { kind: "answer" }>> = {}): HttpAnswer => ({
  kind: "answer",
  status: 200,
  headers: {},
  body,
  milliseconds: 10,
  ...overrides,
});

test("lists and maps of JSON are compared in depth", () => {
  const check = createCheck({ path: "/", json: { "checks[0]": { name: "db", up: [true, null] } } }, BASE, 0);
  expect(judge(check, answer('{"checks":[{"up":[true,null],"name":"db"}]}'))).toEqual([]);
  expect(judge(check, answer('{"checks":[{"up":[true],"name":"db"}]}'))).toEqual([
    'checks[0] is {"up":[true],"name":"db"}, wanted {"name":"db","up":[true,null]}',
  ]);
});

test("a value that is null is there, and one that is missing is not null", () => {
  const check = createCheck({ path: "/", json: { a: null } }, BASE, 0);
  expect(judge(check, answer('{"a":null}'))).toEqual([]);
  expect(judge(check, answer("{}"))).toEqual(["a is missing, wanted null"]);
});

test("any JSON is equal to itself, wherever it stands, and to nothing that was changed", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const wanted: unknown = JSON.parse(JSON.stringify(value));
      const check = createCheck({ path: "/", json: { "a[0].b": wanted } }, BASE, 0);
      expect(judge(check, answer(JSON.stringify({ a: [{ b: value }] })))).toEqual([]);
      expect(judge(check, answer(JSON.stringify({ a: [{ b: [value] }] })))).toHaveLength(1);
    }),
  );
});

test("an answer that is no JSON says what it is", () => {
  const check = createCheck({ path: "/", json: { a: 1 } }, BASE, 0);
  expect(judge(check, answer(""))).toEqual(["the answer is not JSON: it is empty"]);
  expect(judge(check, answer("<html>\n"))).toEqual(['the answer is not JSON: it begins with "<html>"']);
});

test("a redirect that was not followed says where it leads", () => {
  const moved = answer("", { status: 301, headers: { location: "https://login.example/" } });
  expect(judge(createCheck({ path: "/" }, BASE, 0), moved)).toEqual([
    "status 301 (it leads to https://login.example/, and `follow-redirects` is off), wanted 200",
  ]);
});

test("a password in a check's address is refused without being shown", () => {
  expect(() => createCheck({ url: "https://a:hunter22@b.example" }, "", 0)).toThrow(/without a user name/);
  expect(() => createCheck({ url: "https://a:hunter22@b.example", name: "front" }, "", 0)).toThrow(/^(?!.*hunter22)/s);
});

test.each(["0s", "25d"])("a limit of %s is refused with the check that has it", (text) => {
  expect(() => createCheck({ path: "/a", timeout: text }, BASE, 0)).toThrow("`/a: timeout`");
});

test("every JSON path leads where it was built to", () => {
  const name = fc.stringMatching(/^[A-Za-z_-]{1,5}$/);
  fc.assert(
    fc.property(fc.array(fc.oneof(name, fc.nat(9)), { minLength: 1, maxLength: 5 }), (steps) => {
      const path = steps
        .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${step}`))
        .join("");
      const read = readJsonPath(path) ?? [];
      expect(read).toEqual(steps);
      const value = steps.reduceRight<unknown>(
        (inner, step) => (typeof step === "number" ? Object.assign([], { [step]: inner }) : { [step]: inner }),
        "here",
      );
      expect(jsonAt(value, read)).toBe("here");
    }),
  );
});

test("a script whose name looks like an option is still a script", () => {
  expect(scriptCommand("-x.sh", "")).toEqual(["sh", "./-x.sh"]);
});
