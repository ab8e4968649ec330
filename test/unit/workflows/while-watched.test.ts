import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { repositoryRoot } from "../../../scripts/root.ts";
import { type Answer, type Call, runWorkflow } from "./workflow-scene.ts";

/** What a release does about another one's watch, from the check on the default branch to the step that changes the host. */

jest.setTimeout(60_000);

const COMMIT = "a".repeat(40);
const WATCHED = "v0.9.0 is being watched until about 12:40 UTC.";

function answers(rule: string): readonly Answer[] {
  const tag = { kind: "release", tag: "v1.0.0", version: "v1.0.0", commit: COMMIT, destination: "" };
  return [
    { stage: "release-status", outputs: { state: "ok", watched: WATCHED } },
    { stage: "check-readiness", outputs: { ...tag, "while-watched": rule } },
    { stage: "verify-approval", outputs: { state: "approved" } },
    { stage: "deploy-prod", outputs: { result: "done" } },
    { stage: "deploy-prod", with: { "dry-run": "true" }, outputs: { "plan-fingerprint": "sha256:00" } },
    { stage: "watch-period", outputs: { verdict: "healthy" } },
    { stage: "conclude-release", outputs: { result: "live", reason: "It was watched, and is healthy." } },
  ];
}

const of = (calls: readonly Call[], stage: string) => calls.flatMap((one) => (one.stage === stage ? [one.inputs] : []));

test.each([
  ["wait", "wait", "refuse"],
  ["refuse", "refuse", "refuse"],
  ["supersede", "report", "supersede"],
  // An output that did not arrive must not end another release's watch.
  ["", "wait", "refuse"],
])(
  "with the rule %j the release does %j before the backup, and %j directly before the change",
  async (rule, first, last) => {
    const secrets = { DEPLOY_SSH_KEY: "a key", SURVEY_SSH_KEY: "another key" };
    const { calls } = await runWorkflow("deploy-prod.yml", { answers: answers(rule), secrets });
    const surveys = of(calls, "release-status").map(({ "watched-release": asked = "" }) => asked);
    // The preflight only reports; the first survey of the job looks for an earlier attempt.
    expect(surveys).toEqual(["report", "", first]);
    expect(of(calls, "check-readiness")[0]).toMatchObject({ watched: WATCHED });
    expect(of(calls, "deploy-prod").at(-1)).toMatchObject({ "while-watched": last });
    const stages = calls.map(({ stage, inputs }) => `${stage} ${inputs["watched-release"] ?? ""}`.trim());
    expect(stages.indexOf(`release-status ${first}`, 3)).toBeLessThan(stages.indexOf("verify-backup"));
    expect(stages.lastIndexOf("check-readiness")).toBeGreaterThan(stages.indexOf(`release-status ${first}`, 3));
  },
);

interface Deploying {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

test("every job that deploys states what it does about another release's watch, and only waits before its other checks", () => {
  const folder = join(repositoryRoot(), ".github/workflows");
  const deploys = readdirSync(folder).flatMap((file) => {
    const { jobs }: { jobs: Record<string, { steps?: readonly Deploying[] }> } = parse(
      readFileSync(join(folder, file), "utf8"),
    );
    return Object.values(jobs)
      .flatMap(({ steps = [] }) => steps)
      .filter((step) => step.uses === "$/actions/deploy-prod" && step.with?.["dry-run"] === undefined)
      .map((step) => [file, step.with?.["while-watched"]]);
  });
  expect(deploys).toEqual([
    // An emergency: it replaces the secrets of the release that runs.
    ["credentials-leak.yml", "supersede"],
    ["deploy-prod.yml", expect.stringContaining("'supersede' || 'refuse'")],
    ["deploy-staging.yml", "supersede"],
  ]);
});
