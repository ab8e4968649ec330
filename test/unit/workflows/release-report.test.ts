import { type Answer, type Call, runWorkflow } from "./workflow-scene.ts";

/** Each release and each dispatched rollback has its report, and none fails because of it; the metrics have a schedule. */

jest.setTimeout(60_000);

const secrets = { DEPLOY_SSH_KEY: "a key" };
const COMMIT = "a".repeat(40);
const RELEASE: readonly Answer[] = [
  {
    stage: "check-readiness",
    outputs: { kind: "release", tag: "v1.0.0", version: "v1.0.0", commit: COMMIT, destination: "" },
  },
  { stage: "verify-approval", outputs: { state: "approved" } },
];
const LIVE: readonly Answer[] = [
  ...RELEASE,
  { stage: "deploy-prod", outputs: { result: "done" } },
  { stage: "watch-period", outputs: { verdict: "healthy" } },
  { stage: "conclude-release", outputs: { result: "live", reason: "It was watched, and is healthy." } },
];
const reports = (calls: readonly Call[]) =>
  calls.flatMap((one) => (one.stage === "release-report" ? [one.inputs] : []));

test("a release that is live has one report, with its result and its reason", async () => {
  const { results, calls } = await runWorkflow("deploy-prod.yml", { answers: LIVE, secrets });
  expect(results).toMatchObject({ release: "success", announce: "success" });
  expect(reports(calls)).toMatchObject([
    { version: "v1.0.0", commit: COMMIT, result: "live", reason: "It was watched, and is healthy." },
  ]);
});

test("a release that failed has its report too", async () => {
  const answers: readonly Answer[] = [
    ...RELEASE,
    { stage: "deploy-prod", outputs: { result: "held" }, fails: true },
    { stage: "conclude-release", outputs: { result: "held", reason: "A person must inspect the host." } },
  ];
  const { results, calls } = await runWorkflow("deploy-prod.yml", { answers, secrets });
  expect(results).toMatchObject({ release: "failure" });
  expect(reports(calls)).toMatchObject([{ result: "held" }]);
});

test("a report that cannot be made fails no release", async () => {
  const answers: readonly Answer[] = [...LIVE, { stage: "release-report", fails: true }];
  const { results, calls } = await runWorkflow("deploy-prod.yml", { answers, secrets });
  expect(reports(calls)).toHaveLength(1);
  expect(results).toMatchObject({ release: "success", judge: "success", announce: "success" });
});

test.each([
  ["done", "rolled-back", false],
  ["held", "held", true],
  ["", "unknown", true],
])("a rollback that ended as %p has a report with the result %s", async (result, shown, fails) => {
  const answers: readonly Answer[] = [
    { stage: "verify-approval", outputs: { state: "approved" } },
    { stage: "rollback", outputs: { result, "previous-version": "v1.5.0", commit: COMMIT }, ...(fails && { fails }) },
  ];
  const inputs = { target: "previous", reason: "exports are broken" };
  const { calls } = await runWorkflow("rollback.yml", {
    ...{ answers, secrets, trigger: { kind: "workflow_dispatch", inputs } },
  });
  expect(reports(calls)).toMatchObject([{ version: "v1.5.0", result: shown, reason: "exports are broken" }]);
});

test("a rollback that was not approved has none", async () => {
  const answers: readonly Answer[] = [{ stage: "verify-approval", outputs: { state: "refused" }, fails: true }];
  const inputs = { target: "previous", reason: "exports are broken" };
  const { results, calls } = await runWorkflow("rollback.yml", {
    ...{ answers, secrets, trigger: { kind: "workflow_dispatch", inputs } },
  });
  expect(results).toMatchObject({ rollback: "failure" });
  expect(reports(calls)).toEqual([]);
});

test("the metrics are computed for the days that a dispatch gives", async () => {
  const { results, calls } = await runWorkflow("metrics.yml", {
    answers: [{ stage: "release-metrics", outputs: { metrics: "{}", folder: "/tmp/x" } }],
    trigger: { kind: "workflow_dispatch", inputs: { days: "30" } },
  });
  expect(new Set(Object.values(results))).toEqual(new Set(["success"]));
  expect(calls).toMatchObject([{ stage: "release-metrics", inputs: { environment: "production", days: "30" } }]);
});
