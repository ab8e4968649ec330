import { type Answer, runCopy, type Told } from "./workflow-scene.ts";

/** The action at the top of the repository, with actions that answer what a test wants. */

jest.setTimeout(60_000);

const COMMIT = "a".repeat(40);
const WORKFLOW = `on: { push: { tags: ["v*"] } }
permissions: {}
jobs:
  all:
    name: All
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions: { contents: write }
    steps:
      - uses: OWNER/sluice@v0.1.0
        with: { ssh-key: a key, config: .github/sluice-api.yml, environment: api }
`;
const released: readonly Answer[] = [
  { stage: "check-readiness", outputs: { kind: "release", version: "v1.0.0", commit: COMMIT } },
  { stage: "deploy-prod", outputs: { result: "done", change: "1.all.deploy.1", schema: "7" } },
  { stage: "watch-period", outputs: { verdict: "healthy" } },
  { stage: "conclude-release", outputs: { result: "live" } },
];
const run = (answers: readonly Answer[]): Promise<Told> =>
  runCopy("release.yml", { workflows: { "release.yml": WORKFLOW } }, { answers });

test("every stage reads the product's configuration file", async () => {
  const { results, calls } = await run(released);
  expect(results).toEqual({ all: "success" });
  expect(calls.map(({ stage }) => stage)).toEqual([
    ...["release-status", "check-readiness", "release-status", "promote-images", "verify-backup", "watch-period"],
    ...["check-readiness", "deploy-prod", "smoke-test", "watch-period", "conclude-release", "announce-release"],
  ]);
  // conclude-release computes from outputs alone.
  const configs = calls.filter(({ stage }) => stage !== "conclude-release").map(({ inputs }) => inputs["config"]);
  expect(new Set(configs)).toEqual(new Set([".github/sluice-api.yml"]));
  expect(
    calls.find(({ stage, inputs }) => stage === "watch-period" && inputs["preflight"] !== "only")?.inputs,
  ).toMatchObject({
    schema: "7",
  });
});

test("what an earlier attempt has deployed is not checked or backed up again: the test and the watch follow", async () => {
  const { results, calls } = await run([...released, { stage: "release-status", outputs: { resumes: "true" } }]);
  expect(results).toEqual({ all: "success" });
  expect(calls.map(({ stage }) => stage)).toEqual([
    ...["release-status", "check-readiness", "promote-images", "deploy-prod", "smoke-test", "watch-period"],
    ...["conclude-release", "announce-release"],
  ]);
  const inputsOf = (name: string) => calls.find(({ stage }) => stage === name)?.inputs;
  // A window that has closed since, or an incident, does not stop the watch of what runs.
  expect(inputsOf("check-readiness")).toMatchObject({ scope: "tag" });
  expect(inputsOf("deploy-prod")).toMatchObject({ resume: "true" });
  expect(inputsOf("conclude-release")).toMatchObject({ resumes: "true" });
});

test("after a failed smoke test a changed schema puts the host on hold", async () => {
  const { results, calls } = await run([...released, { stage: "smoke-test", fails: true }]);
  expect(results).toEqual({ all: "failure" });
  expect(calls.find(({ stage }) => stage === "rollback")?.inputs).toMatchObject({ "schema-change": "hold" });
});

test.each([
  ["done", { result: "done" }, true],
  ["refused", { result: "refused", refusal: "Containers restart. Wait." }, false],
  ["held", { result: "held" }, false],
])(
  "a rollback tag whose rollback ends as %s is concluded by that, and announced once",
  async (_, outputs, succeeds) => {
    const { calls } = await run([
      { stage: "check-readiness", outputs: { kind: "rollback", "failed-version": "v1.0.0", commit: COMMIT } },
      { stage: "rollback", outputs: { ...outputs, "running-version": "v0.9.0" }, ...(succeeds ? {} : { fails: true }) },
      { stage: "conclude-release", outputs: { result: succeeds ? "rolled-back" : "held" } },
    ]);
    expect(calls.find(({ stage }) => stage === "conclude-rollback")?.inputs).toMatchObject({
      ...{ ...outputs, cause: "tag", version: "v1.0.0", "running-version": "v0.9.0" },
    });
    expect(calls.map(({ stage }) => stage)).not.toContain("announce-release");
  },
);

test("a rollback tag of a rollback that has ended is announced by no one", async () => {
  const { results, calls } = await run([
    { stage: "check-readiness", outputs: { kind: "rollback", "failed-version": "v1.0.0", commit: COMMIT } },
    { stage: "rollback", outputs: { result: "unchanged" } },
    { stage: "conclude-release", outputs: { result: "rolled-back" } },
  ]);
  expect(results).toEqual({ all: "success" });
  expect(calls.map(({ stage }) => stage)).toEqual([
    ...["release-status", "check-readiness", "rollback", "conclude-release"],
  ]);
});
