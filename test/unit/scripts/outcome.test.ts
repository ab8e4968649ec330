import { readJestResults } from "../../../scripts/checks/jest-results.ts";
import { exitCode, failed, OK, type Outcome, renderSummary, skipped } from "../../../scripts/checks/outcome.ts";

function outcome(check: string, finding: Partial<Outcome> = OK): Outcome {
  return { check, seconds: 1.25, passed: 0, failed: 0, skipped: 0, ...finding };
}

function jestFile(counts: Record<string, number> = {}): string {
  const none = {
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    numRuntimeErrorTestSuites: 0,
  };
  return JSON.stringify({ ...none, ...counts });
}

describe("the summary", () => {
  test("names each check and what was not run, and ends with the sum", () => {
    const outcomes = [
      outcome("lint"),
      outcome("shellcheck", skipped("not on PATH")),
      outcome("unit tests", { passed: 40, failed: 2, skipped: 1 }),
    ];
    expect(renderSummary(outcomes, ["act (not on PATH)"]).split("\n")).toEqual([
      "lint        ok         1.3 s",
      "shellcheck  skipped    1.3 s  not on PATH",
      "unit tests  failed     1.3 s",
      "not run: act (not on PATH)",
      "41 passed, 2 failed, 2 skipped",
    ]);
  });
});

describe("the exit code", () => {
  test.each([
    ["all passed", [outcome("a")], false, 0],
    ["one failed", [outcome("a"), outcome("b", failed("x"))], false, 1],
    ["one was skipped at home", [outcome("a", skipped("x"))], false, 0],
    ["one was skipped in CI", [outcome("a", { passed: 9, skipped: 1 })], true, 1],
    ["nothing ran", [], false, 1],
  ] as const)("when %s", (_, outcomes, inCi, code) => {
    expect(exitCode(outcomes, inCi)).toBe(code);
  });
});

describe("Jest's results", () => {
  test("are counted test by test, and a suite that broke counts as one", () => {
    const counts = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      numRuntimeErrorTestSuites: 1,
    };
    expect(readJestResults(jestFile(counts), 1)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  test("that are missing, foreign or contradicted by the exit code are a failure", () => {
    expect(readJestResults(undefined, null)).toMatchObject({ failed: 1 });
    expect(readJestResults("{}", 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(readJestResults(jestFile({ numPassedTests: 3 }), 1)).toMatchObject({ passed: 3, failed: 1 });
  });
});
