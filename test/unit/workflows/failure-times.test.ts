import { type Answer, type Call, runWorkflow } from "./workflow-scene.ts";

/** The incident and the record of the rollback get the same times, which are the host's. */

jest.setTimeout(60_000);

const COMMIT = "a".repeat(40);
const SWITCHED = "2026-11-26T02:00:10Z";
const ENDED = "2026-11-26T02:07:31Z";

const RELEASE: readonly Answer[] = [
  {
    stage: "check-readiness",
    outputs: { kind: "release", tag: "v1.0.0", version: "v1.0.0", commit: COMMIT, destination: "" },
  },
  { stage: "verify-approval", outputs: { state: "approved" } },
  { stage: "conclude-release", outputs: { result: "rolled-back", reason: "The release before runs again." } },
];

/** The announcement that declares the incident. */
function failureOf(calls: readonly Call[]): Call["inputs"] {
  return (
    calls.find(({ stage, inputs }) => stage === "announce-release" && inputs["event"] === "rolled-back")?.inputs ?? {}
  );
}

async function timesOf(answers: readonly Answer[]) {
  const { calls } = await runWorkflow("deploy-prod.yml", {
    answers: [...RELEASE, ...answers],
    secrets: { DEPLOY_SSH_KEY: "a key" },
  });
  const of = (stage: string): Call["inputs"] => calls.find((one) => one.stage === stage)?.inputs ?? {};
  const times = (inputs: Call["inputs"]) => ({ began: inputs["began-at"], recovered: inputs["recovered-at"] });
  return { incident: times(failureOf(calls)), record: times(of("tag-release")) };
}

test("after a failing watch", async () => {
  const { incident, record } = await timesOf([
    { stage: "deploy-prod", outputs: { result: "done", "switched-at": SWITCHED, "ended-at": "2026-11-26T02:00:20Z" } },
    { stage: "watch-period", with: { version: "v1.0.0" }, outputs: { verdict: "failing" }, fails: true },
    { stage: "rollback", outputs: { result: "done", "running-commit": COMMIT, "ended-at": ENDED } },
  ]);
  expect(incident).toEqual({ began: SWITCHED, recovered: ENDED });
  expect(record).toEqual(incident);
});

test("after an automatic rollback of the host", async () => {
  const deploy = { result: "returned", "running-commit": COMMIT, "switched-at": SWITCHED, "ended-at": ENDED };
  const { incident, record } = await timesOf([{ stage: "deploy-prod", outputs: deploy, fails: true }]);
  expect(incident).toEqual({ began: SWITCHED, recovered: ENDED });
  expect(record).toEqual(incident);
});
