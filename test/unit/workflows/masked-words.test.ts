import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";
import { type Answer, runWorkflow, type Told } from "./workflow-scene.ts";

/** GitHub drops each output of a job that contains the value of a secret, and the job still succeeds. */

jest.setTimeout(60_000);

const COMMIT = "a".repeat(40);
const RELEASE: readonly Answer[] = [
  { stage: "release-status", outputs: { state: "ok" } },
  {
    stage: "check-readiness",
    outputs: { kind: "release", tag: "v1.0.0", version: "v1.0.0", commit: COMMIT, destination: "" },
  },
  { stage: "promote-images", outputs: { "approved-images": "" } },
  { stage: "verify-approval", outputs: { state: "approved" } },
  { stage: "deploy-prod", outputs: { result: "done", report: "Plan" } },
  { stage: "deploy-prod", with: { "dry-run": "true" }, outputs: { "plan-fingerprint": "sha256:00", report: "Plan" } },
  { stage: "watch-period", outputs: { verdict: "healthy" } },
  { stage: "conclude-release", outputs: { result: "live", reason: "It was watched." } },
];

/** What a job, a step or a release ends with, and every word that a condition of the workflows compares with. */
function vocabulary(): readonly string[] {
  const root = join(repositoryRoot(), ".github/workflows");
  const text = readdirSync(root)
    .map((name) => readFileSync(join(root, name), "utf8"))
    .join("\n");
  const compared = [...text.matchAll(/[!=]= '([^']{2,})'/g)].map(([, word = ""]) => word);
  const endings = ["live", "unknown", "superseded", "rolled-back", "held", "failed", "returned", "unchanged"];
  const states = ["approved", "rejected", "refused", "release", "prerelease", "rollback", "cancelled", "skipped"];
  const verdicts = ["healthy", "failing", "inconclusive"];
  return [...new Set([...compared, ...endings, ...states, ...verdicts, "true", "false"])];
}

const events = ({ calls }: Told): readonly (string | undefined)[] =>
  calls.flatMap(({ stage, inputs }) => (stage === "announce-release" ? [inputs["event"]] : []));

const secrets = { DEPLOY_SSH_KEY: "a key", SURVEY_SSH_KEY: "another key" };

test("a release goes its whole way although every word of ours is a secret", async () => {
  const words = vocabulary();
  expect(words).toEqual(expect.arrayContaining(["done", "failure", "failing", "comment"]));
  const told = await runWorkflow("deploy-prod.yml", {
    answers: RELEASE,
    secrets: { ...secrets, TAG_REMOTE_TOKEN: words.join("\n") },
  });
  expect(told.results).toMatchObject({ release: "success", verdict: "success", judge: "success", announce: "success" });
  expect(events(told)).toContain("released");
});

test("a rejected verdict rolls back although every word of ours is a secret", async () => {
  const answers: readonly Answer[] = [
    ...RELEASE,
    { stage: "verify-approval", with: { environment: "production-verdict" }, outputs: { state: "rejected" } },
    { stage: "rollback", outputs: { result: "done", commit: COMMIT } },
  ];
  const told = await runWorkflow("deploy-prod.yml", {
    answers,
    secrets: { ...secrets, TAG_REMOTE_TOKEN: vocabulary().join("\n") },
    rejects: "production-verdict",
  });
  expect(told.results).toMatchObject({ return: "success", announce: "skipped" });
  const concluded = told.calls.filter(({ stage }) => stage === "conclude-rollback");
  expect(concluded).toMatchObject([{ inputs: { result: "done", cause: "rejected", version: "v1.0.0" } }]);
});

test("a version that does not arrive fails the gate, and nothing is deployed", async () => {
  const told = await runWorkflow("deploy-prod.yml", {
    answers: RELEASE,
    secrets: { ...secrets, TAG_REMOTE_TOKEN: "v1.0" },
  });
  expect(told.results).toMatchObject({ preflight: "success", release: "failure" });
  expect(told.annotations.join("\n")).toContain("lost: version= tag=");
  expect(told.calls.filter(({ stage, inputs }) => stage === "deploy-prod" && inputs["dry-run"] !== "true")).toEqual([]);
});

test("a fingerprint that does not arrive fails the gate, where a plan was made", async () => {
  const told = await runWorkflow("deploy-prod.yml", {
    answers: RELEASE,
    secrets: { ...secrets, TAG_REMOTE_TOKEN: "sha256:00" },
  });
  expect(told.annotations.join("\n")).toContain("lost: plan-fingerprint=");
  expect(told.results).toMatchObject({ release: "failure" });
});
