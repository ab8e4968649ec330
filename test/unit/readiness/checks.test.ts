import fc from "fast-check";
import { readCheckRuns, readStatuses, readWorkflowRuns } from "../../../src/readiness/check-answers.ts";
import { type Check, checkRows, isPending, type Requirements } from "../../../src/readiness/checks.ts";
import { isReady } from "../../../src/readiness/row.ts";

const REQUIRED: Requirements = { checks: ["unit"], workflows: ["e2e.yml"], mayBeSkipped: false };

function check(overrides: Partial<Check> = {}): Check {
  return { kind: "check-run", name: "unit", state: "success", word: "success", url: undefined, id: 1, ...overrides };
}

const e2e = (overrides: Partial<Check> = {}): Check => check({ kind: "workflow", name: "e2e.yml", ...overrides });

function ready(checks: readonly Check[], required = REQUIRED): boolean {
  return isReady(checkRows([{ commit: "c", checks }], required));
}

test("all that is required has passed: ready; one that has not: not", () => {
  expect(ready([check(), e2e()])).toBe(true);
  expect(ready([check()])).toBe(false);
  expect(ready([check({ state: "failure" }), e2e()])).toBe(false);
  expect(ready([check({ state: "pending" }), e2e()])).toBe(false);
});

test("skipped and neutral are as the configuration says", () => {
  const checks = [check({ state: "skipped" }), e2e()];
  expect(ready(checks)).toBe(false);
  expect(ready(checks, { ...REQUIRED, mayBeSkipped: true })).toBe(true);
});

test("a re-run counts instead of what it ran again, whichever way", () => {
  expect(ready([check({ state: "failure", id: 1 }), check({ id: 2 }), e2e()])).toBe(true);
  expect(ready([check({ id: 1 }), check({ state: "failure", id: 2 }), e2e()])).toBe(false);
});

test("a status and a check run of one name: both have to have passed", () => {
  expect(ready([check(), check({ kind: "status", state: "failure", id: 9 }), e2e()])).toBe(false);
  expect(ready([check({ kind: "status" }), e2e()])).toBe(true);
});

test("what a commit does not have it inherits; what is red of its own stays red", () => {
  const parent = { commit: "p", checks: [check(), e2e()] };
  const inherited = checkRows([{ commit: "c", checks: [] }, parent], REQUIRED);
  expect(isReady(inherited)).toBe(true);
  expect(inherited[0]?.verdict).toContain("It ran for p");
  const own = checkRows([{ commit: "c", checks: [check({ state: "failure" })] }, parent], REQUIRED);
  expect(isReady(own)).toBe(false);
});

test("only what is required is waited for", () => {
  const commits = (checks: readonly Check[]) => [{ commit: "c", checks }];
  expect(isPending(commits([check({ state: "pending" })]), REQUIRED)).toBe(true);
  expect(isPending(commits([check({ name: "other", state: "pending" })]), REQUIRED)).toBe(false);
});

test("whatever else is found for a commit, something required that failed last is never ready", () => {
  const some = fc.record({
    kind: fc.constantFrom("check-run", "status", "workflow"),
    name: fc.constantFrom("unit", "e2e.yml", "other"),
    state: fc.constantFrom("success", "failure", "pending", "skipped"),
    word: fc.constant("x"),
    url: fc.constant(undefined),
    id: fc.integer({ min: 0, max: 99 }),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), fc.boolean(), (checks, mayBeSkipped) => {
      const failed = check({ state: "failure", id: 100 });
      expect(ready([...checks, failed, e2e({ id: 100 })], { ...REQUIRED, mayBeSkipped })).toBe(false);
    }),
  );
});

test("GitHub's words", () => {
  const run = { id: 1, name: "unit", status: "completed", html_url: "https://x" };
  const state = (conclusion: string | null, status = "completed") =>
    readCheckRuns([{ ...run, status, conclusion }])[0]?.state;
  expect(state("success")).toBe("success");
  expect([state("neutral"), state("skipped")]).toEqual(["skipped", "skipped"]);
  for (const word of ["failure", "cancelled", "timed_out", "action_required", "stale", "startup_failure", "new", null])
    expect(state(word)).toBe("failure");
  for (const word of ["queued", "in_progress", "waiting", "requested", "pending"])
    expect(state(null, word)).toBe("pending");
  const e2eRun = {
    id: 3,
    path: ".github/workflows/e2e.yml@main",
    status: "completed",
    conclusion: "success",
    html_url: null,
  };
  expect(readWorkflowRuns([e2eRun])).toEqual([expect.objectContaining({ name: "e2e.yml", state: "success" })]);
});

test("statuses, as GitHub and as Gitea and Forgejo give them", () => {
  const of = (status: object) => readStatuses({ statuses: [{ id: 1, context: "ci", ...status }] })[0]?.state;
  expect([of({ state: "success" }), of({ status: "success" })]).toEqual(["success", "success"]);
  expect([of({ state: "pending" }), of({ status: "pending" })]).toEqual(["pending", "pending"]);
  for (const word of ["failure", "error", "warning", "unheard"]) expect(of({ status: word })).toBe("failure");
  expect([of({ status: "skipped" }), of({})]).toEqual(["skipped", "failure"]);
  expect(readStatuses({ statuses: null })).toEqual([]);
});
