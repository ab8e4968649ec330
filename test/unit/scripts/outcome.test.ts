import { exitCode, failed, OK, type Outcome, renderSummary, skipped } from "../../../scripts/checks/outcome.ts";

function outcome(check: string, finding: Partial<Outcome> = OK): Outcome {
  return { check, seconds: 1.25, passed: 0, failed: 0, skipped: 0, ...finding };
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

test("a check says what it ran on", () => {
  const [line] = renderSummary([outcome("sandbox tests", { ...OK, on: "engine 28.5.2" })], []).split("\n");
  expect(line).toBe("sandbox tests  ok         1.3 s  engine 28.5.2");
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
