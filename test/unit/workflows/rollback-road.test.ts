import { type Answer, runWorkflow } from "./workflow-scene.ts";

/** rollback.yml, and what a release says of itself. */

jest.setTimeout(60_000);

const COMMIT = "a".repeat(40);
const ENDED = "2026-11-26T02:07:31Z";
const secrets = { DEPLOY_SSH_KEY: "a key" };
const inputs = { target: "previous", reason: "exports are broken" };
const comment = (text: string): string => text.replace("    with:\n", "    with:\n      gate: comment\n");
const rolledBack: Answer = {
  stage: "rollback",
  outputs: { result: "done", "previous-version": "v1.5.0", commit: COMMIT, "running-commit": COMMIT },
};

test("under the comment gate a dispatch posts a request, and rolls nothing back", async () => {
  const { results, calls } = await runWorkflow("rollback.yml", {
    answers: [
      { stage: "verify-approval", outputs: { state: "refused", reason: "self-approval" } },
      { stage: "request-approval", outputs: { issue: "7" } },
    ],
    ...{ secrets, trigger: { kind: "workflow_dispatch", inputs }, caller: comment },
  });
  expect(results).toMatchObject({ ask: "success", tell: "skipped", rollback: "skipped" });
  const request = calls.find(({ stage }) => stage === "request-approval")?.inputs;
  expect(request).toMatchObject({ asks: "rollback", environment: "production" });
  expect(JSON.parse(request?.["rollback"] ?? "")).toMatchObject(inputs);
  const told = calls.find(({ stage }) => stage === "announce-release")?.inputs;
  expect(told).toMatchObject({ event: "rollback-asked", issue: "7" });
});

test("where one owner may act alone, the dispatch rolls back at once", async () => {
  const { results, calls } = await runWorkflow("rollback.yml", {
    answers: [{ stage: "verify-approval", outputs: { state: "approved" } }, rolledBack],
    ...{ secrets, trigger: { kind: "workflow_dispatch", inputs }, caller: comment },
  });
  expect(results).toMatchObject({ ask: "success", rollback: "success" });
  expect(calls.map(({ stage }) => stage)).not.toContain("request-approval");
});

test("with an approval it rolls back what was approved, records it, and tells it in the issue", async () => {
  const at = "2026-11-01T12:00:00Z";
  const { results, calls } = await runWorkflow("rollback.yml", {
    answers: [{ stage: "verify-approval", outputs: { state: "approved", issue: "7", "asked-at": at } }, rolledBack],
    ...{ secrets, caller: comment },
    trigger: { kind: "workflow_dispatch", inputs: { ...inputs, approval: "42" } },
  });
  expect(results).toMatchObject({ ask: "skipped", rollback: "success" });
  const of = (name: string) => calls.find(({ stage }) => stage === name)?.inputs;
  expect(of("verify-approval")).toMatchObject({ asks: "rollback", approval: "42" });
  expect(of("rollback")).toMatchObject({ target: "previous", "asked-at": at });
  const { reason } = inputs;
  const concluded = { result: "done", cause: "person", reason, issue: "7", version: "v1.5.0", commit: COMMIT };
  expect(of("conclude-rollback")).toMatchObject({ ...concluded, scenario: "rollback", "detected-at": at });
});

test("an approval that an earlier attempt consumed serves a later one to complete what that attempt has rolled back", async () => {
  const { results, calls } = await runWorkflow("rollback.yml", {
    answers: [
      { stage: "release-status", outputs: { resumes: "true" } },
      { stage: "verify-approval", outputs: { state: "approved", issue: "7" } },
      rolledBack,
    ],
    ...{ secrets, caller: comment, trigger: { kind: "workflow_dispatch", inputs: { ...inputs, approval: "42" } } },
  });
  expect(results).toMatchObject({ rollback: "success" });
  expect(calls.find(({ stage }) => stage === "verify-approval")?.inputs).toMatchObject({ resumes: "true" });
  expect(calls.find(({ stage }) => stage === "conclude-rollback")?.inputs).toMatchObject({ result: "done" });
});

test("with an environment gate it waits for the reviewers, and opens no issue", async () => {
  const { results, calls } = await runWorkflow("rollback.yml", {
    answers: [{ stage: "verify-approval", outputs: { state: "approved" } }, rolledBack],
    ...{ secrets, trigger: { kind: "workflow_dispatch", inputs } },
  });
  expect(results).toMatchObject({ ask: "skipped", tell: "success", rollback: "success" });
  expect(calls.map(({ stage }) => stage)).not.toContain("request-approval");
});

test("a scenario that is none is carried out, and concluded, as a rollback", async () => {
  const { calls } = await runWorkflow("rollback.yml", {
    answers: [{ stage: "verify-approval", outputs: { state: "approved" } }, rolledBack],
    ...{ secrets, trigger: { kind: "workflow_dispatch", inputs } },
    caller: (text) => text.replace("scenario: ${{ inputs.scenario }}", "scenario: night"),
  });
  expect(calls.find(({ stage }) => stage === "conclude-rollback")?.inputs).toMatchObject({ scenario: "rollback" });
});

const shown: Answer = {
  stage: "restore-backup",
  outputs: { result: "planned", "plan-fingerprint": "sha256:1", report: "orders 7 → 2000" },
};
const restored: Answer = {
  stage: "restore-backup",
  outputs: { result: "done", "previous-version": "v1.5.0", commit: COMMIT, "running-version": "v1.4.0" },
};

test("a restore under the comment gate shows in the request what would be lost, and changes nothing", async () => {
  const { results, calls } = await runWorkflow("rollback.yml", {
    answers: [
      { stage: "verify-approval", outputs: { state: "refused", reason: "self-approval" } },
      { stage: "request-approval", outputs: { issue: "7" } },
      shown,
    ],
    ...{ secrets, trigger: { kind: "workflow_dispatch", inputs: { ...inputs, scenario: "restore" } }, caller: comment },
  });
  expect(results).toMatchObject({ losses: "success", ask: "success", rollback: "skipped" });
  expect(calls.filter(({ stage }) => stage === "restore-backup")).toMatchObject([{ inputs: { "dry-run": "true" } }]);
  const request = calls.find(({ stage }) => stage === "request-approval")?.inputs;
  expect(request).toMatchObject({ report: "orders 7 → 2000", "plan-fingerprint": "sha256:1" });
});

test("an approved restore is carried out with the plan that was shown, and recorded as a rollback", async () => {
  const { results, calls } = await runWorkflow("rollback.yml", {
    answers: [
      { stage: "verify-approval", outputs: { state: "approved", issue: "7", "plan-fingerprint": "sha256:1" } },
      restored,
    ],
    ...{ secrets, caller: comment },
    trigger: {
      kind: "workflow_dispatch",
      inputs: { ...inputs, scenario: "restore", backup: "/b/app-1", approval: "42" },
    },
  });
  expect(results).toMatchObject({ losses: "skipped", ask: "skipped", rollback: "success" });
  const of = (name: string) => calls.find(({ stage }) => stage === name)?.inputs;
  expect(of("rollback")).toBeUndefined();
  expect(of("restore-backup")).toMatchObject({ backup: "/b/app-1", undo: "false", "plan-fingerprint": "sha256:1" });
  expect(of("conclude-rollback")).toMatchObject({
    ...{ result: "done", scenario: "restore", version: "v1.5.0", "running-version": "v1.4.0", commit: COMMIT },
  });
});

test("databases are restored without the files of their backup only by a scenario that says so, in the plan and in the restore", async () => {
  const consent = async (scenario: string): Promise<readonly unknown[]> => {
    const { results, calls } = await runWorkflow("rollback.yml", {
      answers: [
        { stage: "verify-approval", outputs: { state: "approved" } },
        { ...shown, with: { "dry-run": "true" } },
        restored,
      ],
      ...{ secrets, trigger: { kind: "workflow_dispatch", inputs: { ...inputs, scenario } } },
    });
    expect(results).toMatchObject({ losses: "success", rollback: "success" });
    expect(calls.find(({ stage }) => stage === "conclude-rollback")?.inputs).toMatchObject({ scenario: "restore" });
    return calls.flatMap((call) => (call.stage === "restore-backup" ? [call.inputs["databases-only"]] : []));
  };
  expect(await consent("restore-databases")).toEqual(["true", "true"]);
  expect(await consent("restore")).toEqual(["false", "false"]);
});

const held: Answer = { stage: "restore-backup", outputs: { result: "held" }, fails: true };

test.each([
  ["a restore", "restore", restored, "done"],
  ["a restore that fails", "restore", held, "held"],
  ["an undo that fails", "undo", held, "held"],
  ["an undo", "undo", restored, "done"],
])("%s is concluded by its scenario and result", async (_, scenario, ends, result) => {
  const { calls } = await runWorkflow("rollback.yml", {
    answers: [
      { stage: "verify-approval", outputs: { state: "approved", issue: "7", "plan-fingerprint": "sha256:1" } },
      ends,
    ],
    ...{ secrets, caller: comment },
    trigger: { kind: "workflow_dispatch", inputs: { ...inputs, scenario, from: "v1.5.0", approval: "42" } },
  });
  const given = calls.flatMap((call) => (call.stage === "conclude-rollback" ? [call.inputs] : []));
  expect(given).toMatchObject([{ scenario, result, version: "v1.5.0", environment: "production" }]);
});

test("a rollback that was not needed is concluded as one of another run, which may not have recorded it", async () => {
  const { results, calls } = await runWorkflow("rollback.yml", {
    answers: [
      { stage: "verify-approval", outputs: { state: "approved" } },
      { stage: "rollback", outputs: { result: "unchanged", "previous-version": "v1.5.0", "ended-at": ENDED } },
    ],
    ...{ secrets, trigger: { kind: "workflow_dispatch", inputs } },
  });
  expect(results).toMatchObject({ rollback: "success" });
  const concluded = { result: "unchanged", version: "v1.5.0", "ended-at": ENDED };
  expect(calls.find(({ stage }) => stage === "conclude-rollback")?.inputs).toMatchObject(concluded);
});

test("a rollback that was refused is concluded with its reason, and with what still runs", async () => {
  const why = "Images of v1.4.0 are no longer on the host. Pull them again.";
  const { calls } = await runWorkflow("rollback.yml", {
    answers: [
      { stage: "verify-approval", outputs: { state: "approved" } },
      {
        ...{ stage: "rollback", fails: true as const },
        outputs: { result: "refused", refusal: why, "running-version": "v1.5.0" },
      },
    ],
    ...{ secrets, trigger: { kind: "workflow_dispatch", inputs } },
  });
  const concluded = { result: "refused", refusal: why, "running-version": "v1.5.0", cause: "person" };
  expect(calls.find(({ stage }) => stage === "conclude-rollback")?.inputs).toMatchObject(concluded);
});

test("the switch to the failed release, by the host's journal, is handed on", async () => {
  const { calls } = await runWorkflow("rollback.yml", {
    answers: [
      { stage: "verify-approval", outputs: { state: "approved" } },
      { ...rolledBack, outputs: { ...rolledBack.outputs, "previous-switched-at": ENDED } },
    ],
    ...{ secrets, trigger: { kind: "workflow_dispatch", inputs } },
  });
  expect(calls.find(({ stage }) => stage === "conclude-rollback")?.inputs).toMatchObject({ "began-at": ENDED });
});

test("a dry run of a restore shows it, and neither requests nor changes anything", async () => {
  const { results, calls } = await runWorkflow("rollback.yml", {
    answers: [shown],
    ...{ secrets, caller: comment },
    trigger: { kind: "workflow_dispatch", inputs: { ...inputs, scenario: "restore", "dry-run": "true" } },
  });
  expect(results).toMatchObject({ losses: "success", ask: "skipped", rollback: "skipped" });
  expect(calls.map(({ stage }) => stage)).not.toContain("request-approval");
});

test("a restore whose losses cannot be shown is neither requested nor carried out", async () => {
  const { results } = await runWorkflow("rollback.yml", {
    answers: [{ ...shown, fails: true }],
    ...{ secrets, trigger: { kind: "workflow_dispatch", inputs: { ...inputs, scenario: "restore" } } },
  });
  expect(results).toMatchObject({ losses: "failure", rollback: "skipped" });
});

test("under an environment gate a text in `approval` does not skip what a restore would replace, and its plan", async () => {
  const given = { ...inputs, scenario: "restore", approval: "1" };
  const run = (losses: Answer) =>
    runWorkflow("rollback.yml", {
      answers: [{ stage: "verify-approval", outputs: { state: "approved" } }, restored, losses],
      ...{ secrets, trigger: { kind: "workflow_dispatch", inputs: given } },
    });
  const failing = await run({ ...shown, with: { "dry-run": "true" }, fails: true });
  expect(failing.results).toMatchObject({ losses: "failure", rollback: "skipped" });
  const { results, calls } = await run({ ...shown, with: { "dry-run": "true" } });
  expect(results).toMatchObject({ losses: "success", rollback: "success" });
  expect(calls.findLast(({ stage }) => stage === "restore-backup")?.inputs).toMatchObject({
    "plan-fingerprint": "sha256:1",
  });
});

test("a restore of which no plan was shown has no plan that it could carry out", async () => {
  const { calls } = await runWorkflow("rollback.yml", {
    // Where the caller and the rules of the gate differ, an approval can be one that names no plan.
    answers: [{ stage: "verify-approval", outputs: { state: "approved" } }, restored],
    ...{ secrets, caller: comment },
    trigger: { kind: "workflow_dispatch", inputs: { ...inputs, scenario: "restore", approval: "42" } },
  });
  expect(calls.find(({ stage }) => stage === "restore-backup")?.inputs).toMatchObject({ "plan-fingerprint": "none" });
});

test("a rollback that keeps the data does not wait for a restore", async () => {
  const allowed = { ...inputs, "schema-change": "allow" };
  const { results, calls } = await runWorkflow("rollback.yml", {
    answers: [{ stage: "verify-approval", outputs: { state: "approved" } }, rolledBack],
    ...{ secrets, trigger: { kind: "workflow_dispatch", inputs: allowed } },
  });
  expect(results).toMatchObject({ losses: "skipped", rollback: "success" });
  expect(calls.find(({ stage }) => stage === "rollback")?.inputs).toMatchObject({ "schema-change": "allow" });
});

const refusedFor = (reason: string): readonly Answer[] => [
  {
    stage: "check-readiness",
    outputs: { kind: "release", tag: "v1.0.0", version: "v1.0.0", commit: COMMIT, destination: "" },
  },
  { stage: "verify-approval", outputs: { state: "refused", reason }, fails: true },
  { stage: "conclude-release", outputs: { result: "failed", reason: "The run says why." } },
];

test.each([
  ["answered", false],
  ["old-approval", false],
  ["self-approval", true],
])("a release whose approval is refused as %s is announced as failed: %s", async (reason, isAnnounced) => {
  const { results, calls } = await runWorkflow("deploy-prod.yml", { answers: refusedFor(reason), secrets });
  expect(results).toMatchObject({ release: "failure" });
  const events = calls.flatMap(({ stage, inputs: given }) => (stage === "announce-release" ? [given["event"]] : []));
  expect(events.includes("failed")).toBe(isAnnounced);
});

test("under environment gates a text in `verdict` is no verdict, and announces no result", async () => {
  const { results, calls } = await runWorkflow("deploy-prod.yml", {
    answers: refusedFor("unanswered"),
    ...{ secrets, trigger: { kind: "workflow_dispatch", inputs: { tag: "v1.0.0", verdict: "1" } } },
  });
  expect(results).toMatchObject({ release: "skipped", judge: "skipped" });
  // It would announce that the release runs.
  const events = calls.flatMap(({ stage, inputs: given }) => (stage === "announce-release" ? [given["event"]] : []));
  expect(events).not.toContain("unknown");
});

test("an automatic rollback of the host is recorded by the run that notices it", async () => {
  const answers: readonly Answer[] = [
    ...refusedFor("").filter(({ stage }) => stage === "check-readiness"),
    { stage: "verify-approval", outputs: { state: "approved" } },
    { stage: "deploy-prod", outputs: { result: "returned", "running-commit": "b".repeat(40) }, fails: true },
    { stage: "conclude-release", outputs: { result: "rolled-back" } },
  ];
  const { results, calls } = await runWorkflow("deploy-prod.yml", { answers, secrets });
  expect(results).toMatchObject({ release: "failure" });
  const record = calls.find(({ stage }) => stage === "tag-release")?.inputs;
  expect(record).toMatchObject({ "tag-kind": "rollback", version: "v1.0.0", commit: "b".repeat(40) });
});

test("a run whose earlier attempt has deployed goes on with the smoke test, the watch and the verdict", async () => {
  const answers: readonly Answer[] = [
    ...refusedFor("").filter(({ stage }) => stage === "check-readiness"),
    { stage: "release-status", outputs: { resumes: "true", state: "ok" } },
    { stage: "verify-approval", outputs: { state: "approved" } },
    { stage: "deploy-prod", outputs: { result: "done", change: "1.release.deploy.1" } },
    { stage: "watch-period", outputs: { verdict: "healthy" } },
    { stage: "conclude-release", outputs: { result: "live" } },
  ];
  const { results, calls } = await runWorkflow("deploy-prod.yml", { answers, secrets });
  expect(results).toMatchObject({ release: "success", judge: "success", announce: "success" });
  const deploy = calls.findIndex(({ stage }) => stage === "deploy-prod");
  expect(calls[deploy]?.inputs).toMatchObject({ resume: "true" });
  // The preflight has checked the tag; what runs already is not checked or backed up again.
  const inRelease = calls.slice(calls.findIndex(({ stage }) => stage === "verify-approval"));
  expect(inRelease.map(({ stage }) => stage).slice(0, 4)).toEqual([
    ...["verify-approval", "deploy-prod", "smoke-test", "watch-period"],
  ]);
  expect(inRelease[0]?.inputs).toMatchObject({ resumes: "true" });
  const conclude = calls.find(({ stage }) => stage === "conclude-release");
  expect(conclude?.inputs).toMatchObject({ resumes: "true", "deploy-result": "done" });
});
