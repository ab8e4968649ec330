import fc from "fast-check";
import { stringify } from "yaml";
import { parseConfig } from "../../../src/config/parse.ts";
import { StageFailure } from "../../../src/failure/failure.ts";

/** The problems that a file is refused with, one a line; any other error is a bug and goes on. */
function problems(text: string): string[] {
  try {
    parseConfig(text, "sluice.yml");
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    return error.what.split("\n").slice(1);
  }
  return [];
}

test("several unknown keys of one map are all told, in the order of the file", () => {
  expect(problems("projct: a\ndeploy:\n  retries: 3\n  pull-timout: 5m\nzzzzzzzzz: 1\nversion: 2\n")).toEqual([
    "- line 1: unknown key `projct`; did you mean `project`?",
    "- line 3: unknown key `deploy.retries`",
    "- line 4: unknown key `deploy.pull-timout`; did you mean `pull-timeout`?",
    "- line 5: unknown key `zzzzzzzzz`",
    "- line 6: `version` is 2, which is not 1, the only version of this file so far",
  ]);
});

test("a wrong item of a list is named, not the whole list", () => {
  expect(problems("compose-files:\n  - compose.yml\n  - 5\n")).toEqual([
    "- line 3: `compose-files.1` is 5, which is not a text; put it in quotes",
  ]);
});

test("a list is no map, not even an empty one", () => {
  expect(problems("deploy: []")).toEqual(["- line 1: `deploy` is a list, which is not a map of deploy settings"]);
  expect(problems("environments: [a]")).toContain(
    "- line 1: `environments` is a list, which is not a map of environments",
  );
});

test("a section without anything in it is empty, and says so", () => {
  expect(problems("deploy:\n")).toEqual(["- line 1: `deploy` is empty, which is not a map of deploy settings"]);
});

test("what is missing is told at the line of what should hold it", () => {
  expect(problems("project: a\nenvironments:\n  production:\n    hosts:\n      - user: deploy\n")).toEqual([
    "- line 5: `environments.production.hosts.0.address` is missing",
  ]);
});

test("a key that is there twice is named", () => {
  expect(problems("project: a\nproject: b\n")).toEqual([
    "- line 2: the key `project` is there twice, and keys are unique (column 1)",
  ]);
});

test.each([
  ["an alias to nothing", "project: *x\n", /alias cannot be followed.*x$/],
  ["aliases that multiply", `a: &a [1,1]\nb: &b [${"*a,".repeat(9)}]\nc: [${"*b,".repeat(9)}]\n`, /alias/],
  ["a tag that nobody knows", "project: !secret x\n", /line 1: Unresolved tag: !secret \(column 10\)/],
  ["a second document", "project: a\n---\nproject: b\n", /line 2: a second document begins/],
  ["a bracket that is not closed", "deploy:\n  one-shots: [a\n", /line 3: .*\(column 1\)/],
])("%s is the user's to correct, not a crash", (_, text, said) => {
  expect(problems(text)).toHaveLength(1);
  expect(problems(text)[0]).toMatch(said);
});

test("a long value is not repeated in full", () => {
  const [problem = ""] = problems(`version: ${"x".repeat(5000)}\n`);
  expect(problem.length).toBeLessThan(200);
});

test.each([
  ["neither", "contains: ok"],
  ["both", "path: /, url: https://a.example"],
])("a check with %s of `path` and `url` is refused", (_, keys) => {
  expect(problems(`smoke-test:\n  checks:\n    - { ${keys} }\n`)).toEqual([
    "- line 3: `smoke-test.checks.0` is a map, which is not a check with either `path` or `url`",
  ]);
});

test("a body needs a method that can carry it", () => {
  expect(problems("smoke-test:\n  checks:\n    - { path: /, body: x }\n")[0]).toContain(
    "a `body` needs `method: POST`",
  );
  expect(problems("smoke-test:\n  checks:\n    - { path: /, body: x, method: POST }\n")).toEqual([]);
});

test("whatever YAML holds, it is read or refused with a reason, and never a crash", () => {
  const key = fc.constantFrom(
    "project",
    "deploy",
    "environments",
    "production",
    "hosts",
    "checks",
    "smoke-test",
    "x",
    "0",
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom<unknown>(null, true, 5, "", "text", "5m", Number.NaN),
      fc.array(tie("any"), { maxLength: 3 }),
      fc.dictionary(key, tie("any"), { maxKeys: 4 }),
    ),
  })).any;
  fc.assert(
    fc.property(value, (any) => {
      for (const problem of problems(stringify(any))) expect(problem).toMatch(/^- line \d+: .+/);
    }),
  );
});

test("whatever a text holds, it is read or refused with a reason, and never a crash", () => {
  const piece = fc.constantFrom(
    "project",
    ": ",
    "\n",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "!t ",
    "'",
    '"',
    "|",
    "  ",
    "#",
    "---\n",
    "\t",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      for (const problem of problems(pieces.join(""))) expect(problem).toMatch(/\S/);
    }),
  );
});
