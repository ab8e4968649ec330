import fc from "fast-check";
import { readCheckRuns, readStatuses, readWorkflowRuns } from "../../../src/readiness/check-answers.ts";
import { type Check, checkRows, isGoingOn, type Requirements, standings } from "../../../src/readiness/checks.ts";
import { pendingRequirements, waitMessage, withWaitNote } from "../../../src/readiness/pending-requirements.ts";
import { isReady } from "../../../src/readiness/rows/row.ts";

const REQUIRED: Requirements = { checks: ["unit"], workflows: ["e2e.yml"], mayBeSkipped: false };

function check(overrides: Partial<Check> = {}): Check {
  return {
    ...{ kind: "check-run", name: "unit", origin: "ci.yml", state: "success", word: "success", url: undefined, id: 1 },
    ...overrides,
  };
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

test("where two workflows have a job of one name, both have to have passed, whichever was the last", () => {
  const ci = (state: Check["state"], id: number): Check => check({ origin: "ci.yml", state, id });
  const lint = (state: Check["state"], id: number): Check => check({ origin: "lint.yml", state, id });
  expect(ready([ci("failure", 1), lint("success", 2), e2e()])).toBe(false);
  expect(ready([ci("success", 1), lint("failure", 2), e2e()])).toBe(false);
  expect(ready([ci("success", 1), lint("pending", 2), e2e()])).toBe(false);
  expect(ready([ci("failure", 1), lint("success", 2), ci("success", 3), e2e()])).toBe(true);
  expect(ready([ci("success", 1), lint("success", 2), ci("failure", 3), e2e()])).toBe(false);
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

describe("waiting", () => {
  const awaited = (checks: readonly Check[], mayCome: boolean, required = REQUIRED) =>
    pendingRequirements(standings([{ commit: "c", checks }], required), mayCome).map(
      ({ name, says }) => `${name}: ${says}`,
    );
  const running = check({ state: "pending", word: "in_progress" });

  test("what has not ended is worth it, and only where it is required", () => {
    expect(awaited([running, e2e()], false)).toEqual(["Check unit: in_progress"]);
    expect(awaited([check(), e2e(), check({ name: "other", state: "pending" })], false)).toEqual([]);
  });

  test("what is missing is worth it only where it may come", () => {
    expect(awaited([running], true)).toEqual(["Check unit: in_progress", "Workflow e2e.yml: it has not run yet"]);
    expect(awaited([running], false)).toEqual([]);
  });

  test("what failed ends it at once, whatever else is to come", () => {
    for (const state of ["failure", "skipped"] as const) expect(awaited([check({ state })], true)).toEqual([]);
    const skipped = check({ state: "skipped" });
    expect(awaited([skipped], true, { ...REQUIRED, mayBeSkipped: true })).toHaveLength(1);
  });

  test("another run of the commit may bring what is missing; our own, and one that waits for a person, do not", () => {
    const goesOn = (...checks: readonly Check[]) => isGoingOn([{ commit: "c", checks }], "77");
    const deploy = e2e({ name: "deploy-staging.yml", state: "pending", word: "in_progress", id: 76 });
    expect(goesOn(deploy)).toBe(true);
    expect(goesOn({ ...deploy, id: 77 })).toBe(false);
    expect(goesOn({ ...deploy, word: "waiting" })).toBe(false);
    expect(goesOn({ ...deploy, state: "success" })).toBe(false);
    expect(goesOn(running)).toBe(false);
  });

  test("the log says for what and for how long at most, and the row that it was in vain", () => {
    const missing = standings([{ commit: "c", checks: [check()] }], REQUIRED).filter(({ state }) => state !== "passed");
    expect(waitMessage(missing, 1_800_000)).toBe("Waiting for at most 30 min: Workflow e2e.yml (it has not run yet).");
    expect(waitMessage(missing, 2500)).toContain("at most 3 s");
    const [unit, browser] = checkRows([{ commit: "c", checks: [check()] }], REQUIRED);
    expect(unit && withWaitNote(unit, missing, { waitedMs: 1_800_000, cut: "" })).toBe(unit);
    expect(browser && withWaitNote(browser, missing, { waitedMs: 1_800_000, cut: "" }).verdict).toBe(
      "Workflow e2e.yml has not run for this commit. Waited 30 min for it.",
    );
  });
});

test("whatever else is found for a commit, something required that failed last is never ready", () => {
  const some = fc.record({
    kind: fc.constantFrom("check-run", "status", "workflow"),
    name: fc.constantFrom("unit", "e2e.yml", "other"),
    origin: fc.constantFrom("ci.yml", "lint.yml"),
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
    readCheckRuns([{ ...run, status, conclusion }], [], new Set())[0]?.state;
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
  const of = (status: object) => readStatuses([{ id: 1, context: "ci", ...status }], "gitea")[0]?.state;
  expect([of({ state: "success" }), of({ status: "success" })]).toEqual(["success", "success"]);
  expect([of({ state: "pending" }), of({ status: "pending" })]).toEqual(["pending", "pending"]);
  for (const word of ["failure", "error", "warning", "unheard"]) expect(of({ status: word })).toBe("failure");
  expect([of({ status: "skipped" }), of({})]).toEqual(["skipped", "failure"]);
  expect(readStatuses([], "github")).toEqual([]);
});

test("a check run is of the workflow whose run has its suite, else of its app and suite", () => {
  const run = { name: "unit", status: "completed", conclusion: "success", app: { id: 7 } };
  const workflow = { status: "completed", conclusion: "success", path: ".github/workflows/ci.yml" };
  const runs = [
    { ...workflow, id: 10, event: "push", check_suite_id: 100 },
    { ...workflow, id: 11, event: "workflow_dispatch", check_suite_id: 101 },
    { ...workflow, id: 12, event: "pull_request", check_suite_id: 102 },
    { ...workflow, id: 13, check_suite_id: null },
  ];
  const suites = [100, 101, 102, 103, 104];
  const checks = readCheckRuns(
    [...suites.map((id) => ({ ...run, id, check_suite: { id } })), { ...run, id: 1 }],
    runs,
    new Set(),
  );
  expect(checks.map(({ origin }) => origin)).toEqual([
    ...["ci.yml", "ci.yml", "ci.yml for a pull request", "app 7, suite 103", "app 7, suite 104"],
    "app 7, suite undefined",
  ]);
});

test("a workflow's run for a pull request tests a merge, and stands for no run of the commit itself", () => {
  const run = { status: "completed", path: ".github/workflows/e2e.yml" };
  const runs = readWorkflowRuns([
    { ...run, id: 1, event: "push", conclusion: "failure" },
    { ...run, id: 2, event: "pull_request", conclusion: "success" },
  ]);
  expect(ready([check(), ...runs])).toBe(false);
  const again = readWorkflowRuns([{ ...run, id: 3, event: "schedule", conclusion: "success" }]);
  expect(ready([check(), ...runs, ...again])).toBe(true);
});

describe("what a person with write access could have written", () => {
  const passed = { state: "success", id: 4, context: "unit" };
  const status = (login: string, type = "User") => readStatuses([{ ...passed, creator: { login, type } }], "github");
  const rows = (checks: readonly Check[], more: Partial<Requirements> = {}) =>
    checkRows([{ commit: "c", checks }], { checks: ["unit"], workflows: [], mayBeSkipped: false, ...more });

  test.each([
    ["mallory", "User", "@mallory set it"],
    ["github-actions[bot]", "Bot", "a workflow set it"],
  ])("a status that %s set is no evidence", (login, type, why) => {
    const [row] = rows(status(login, type));
    expect(row).toMatchObject({ state: "red", verdict: expect.stringContaining(why) });
    expect(row?.todo).toContain("`check-readiness.required-workflows`");
  });

  test("an app's is, and a person's where the configuration names them, and no one else's then", () => {
    expect(isReady(rows(status("scan-app[bot]", "Bot")))).toBe(true);
    const makers = { unit: "jenkins" };
    expect(isReady(rows(status("Jenkins"), { makers }))).toBe(true);
    expect(rows(status("mallory"), { makers })[0]?.verdict).toContain("@mallory made it, and not @jenkins");
  });

  test("a check run in the name of GitHub Actions is one where it is a job", () => {
    const app = { id: 15368, slug: "github-actions" };
    const run = { id: 8, name: "unit", status: "completed", conclusion: "success", app };
    expect(isReady(rows(readCheckRuns([run], [], new Set([8]))))).toBe(true);
    expect(rows(readCheckRuns([run], [], new Set([9])))[0]?.verdict).toContain("a workflow created it through the API");
  });

  test("a failure counts, whoever says so", () => {
    const failed = readStatuses([{ ...passed, state: "failure", creator: { login: "mallory" } }], "github");
    expect(rows(failed)[0]?.verdict).toBe("Check unit: failure.");
  });

  test("a workflow's run for a pull request is none of the commit: its files may be another branch's", () => {
    const run = { id: 1, path: ".github/workflows/e2e.yml", status: "completed", conclusion: "success" };
    const ran = (event: string) => rows(readWorkflowRuns([{ ...run, event }]), { checks: [], workflows: ["e2e.yml"] });
    expect(isReady(ran("push"))).toBe(true);
    expect(ran("pull_request")[0]?.verdict).toContain("it ran for a pull request");
  });
});
