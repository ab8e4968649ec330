import { runStep, type StepResult } from "../../sandbox/step.ts";
import { type Gitea, startGitea } from "./gitea.ts";

/**
 * The bundles, as Gitea's runner would start them, against a real Gitea. Runs where `gitea` is on PATH. The comment gate asks the
 * forge about its run and the run's jobs, so it is tested with a real runner: test/with/gitea-runner.
 */

const CONFIG = `gates:
  staging-signoff: { kind: comment, owner: ada, checklist: [log in] }
  production: { kind: comment, owner: ada }
  production-verdict: { kind: comment, owner: ada }
`;
const WORKFLOW = `on:
  workflow_dispatch:
    inputs:
      tag: { type: string }
      approval: { type: string }
      verdict: { type: string }
      version: { type: string }
      sign-off: { type: string }
jobs:
  release:
    runs-on: none
    steps: []
`;

let gitea: Gitea;
let commit: string;
let unmerged: string;
let runs = 100;

async function write(path: string, text: string, branch: object = {}): Promise<string> {
  const body = { content: Buffer.from(text).toString("base64"), message: `add ${path}`, ...branch };
  const { commit: made } = await gitea.ask<{ commit: { sha: string } }>(
    "POST",
    `/repos/ada/app/contents/${path}`,
    body,
  );
  return made.sha;
}

beforeAll(async () => {
  // The account that stands for the run's own token here: Gitea's own, gitea-actions, has none outside of a run.
  gitea = await startGitea(["ada", "robot", "mallory"]);
  await gitea.ask("POST", "/user/repos", { name: "app", auto_init: true, default_branch: "main" });
  await gitea.ask("PUT", "/repos/ada/app/collaborators/robot", { permission: "write" });
  await gitea.ask("PATCH", "/repos/ada/app", { has_actions: true });
  for (const name of ["deploy-prod.yml", "prepare-release.yml"]) await write(`.gitea/workflows/${name}`, WORKFLOW);
  commit = await write(".github/sluice.yml", CONFIG);
  unmerged = await write("later.txt", "x", { new_branch: "later" });
});

afterAll(() => gitea.close());

async function step(
  stage: string,
  inputs: Readonly<Record<string, string>>,
  run: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  return runStep({
    stage,
    workspace: gitea.folder,
    scratch: gitea.folder,
    with: { token: await gitea.token("robot"), ...inputs },
    run: {
      GITEA_ACTIONS: "true",
      GITHUB_API_URL: gitea.api,
      GITHUB_GRAPHQL_URL: "",
      GITHUB_RUN_ATTEMPT: "",
      GITHUB_REPOSITORY: "ada/app",
      GITHUB_RUN_ID: String(++runs),
      GITHUB_EVENT_NAME: "workflow_dispatch",
      GITHUB_REF: "refs/heads/main",
      GITHUB_SHA: commit,
      ...run,
    },
  });
}

const tag = (version: string): Promise<StepResult> =>
  step("tag-release", { "tag-kind": "release", version, commit, message: "the first one", trigger: "none" });

test("a release's tag is annotated, found again, and never older than the newest", async () => {
  const made = await tag("v1.1.0");
  expect(made.error).toBe("");
  expect(made.outputs).toMatchObject({ tag: "v1.1.0", commit, created: "true" });
  const there = await gitea.ask("GET", "/repos/ada/app/tags/v1.1.0");
  expect(there).toMatchObject({ message: "Release v1.1.0 — the first one", commit: { sha: commit } });
  expect((await tag("v1.1.0")).outputs).toMatchObject({ created: "false" });
  expect((await tag("v1.0.0")).error).toContain("v1.0.0 is not newer than v1.1.0");
});

test("more tags than fit on a page are all seen", async () => {
  for (let patch = 1; patch <= 60; patch++) {
    await gitea.ask("POST", "/repos/ada/app/tags", { tag_name: `v1.1.${patch}`, target: commit, message: "x" });
  }
  await gitea.ask("POST", "/repos/ada/app/tags", { tag_name: "v0.9.0", target: commit, message: "old, and made last" });
  expect((await tag("v1.1.59")).outputs).toMatchObject({ created: "false" });
  expect((await tag("v1.1.0-rc.1")).error).toContain("not newer than v1.1.60");
});

test("a tag on main may be asked for; one beside it, and one that is not there, may not", async () => {
  const ready = await step("check-readiness", { tag: "v1.1.0" });
  expect(ready.error).toBe("");
  expect(ready.outputs).toMatchObject({ kind: "release", commit });
  await gitea.ask("POST", "/repos/ada/app/tags", { tag_name: "v1.2.0", target: unmerged, message: "x" });
  expect((await step("check-readiness", { tag: "v1.2.0" })).error).toContain("is not on main");
  expect((await step("check-readiness", { tag: "v7.0.0" })).error).toContain("There is no tag v7.0.0");
});

test("a gate by environment is refused, because Gitea ignores environments without a word", async () => {
  await gitea.ask("POST", "/repos/ada/app/branches", { new_branch_name: "plain", old_branch_name: "main" });
  const refused = await step("verify-approval", { environment: "qa", version: "v1.1.0", commit });
  expect(refused.outputs).toMatchObject({ state: "refused", reason: "no-gate-here" });
  expect(refused.error).toContain("ignores environments");
});

test("only an issue with the incidents' label is an incident, whether any person has made the label or not", async () => {
  await gitea.ask("POST", "/repos/ada/app/issues", { title: "Release v1.1.60" });
  // Gitea drops a label that it does not know from the question.
  const without = await step("check-readiness", { tag: "v1.1.60" });
  expect(without.error).toBe("");
  const { id: label } = await gitea.ask<{ id: number }>("POST", "/repos/ada/app/labels", {
    ...{ name: "incident", color: "#ff0000" },
  });
  expect((await step("check-readiness", { tag: "v1.1.60" })).error).toBe("");
  const { number } = await gitea.ask<{ number: number }>("POST", "/repos/ada/app/issues", {
    ...{ title: "Logins fail", labels: [label] },
  });
  // More issues after it than Gitea gives at once.
  for (let more = 0; more < 35; more++)
    await gitea.ask("POST", "/repos/ada/app/issues", { title: `Still failing ${more}`, labels: [label] });
  const stopped = await step("check-readiness", { tag: "v1.1.60" });
  expect(stopped.error).toContain("An incident is open: #");
  expect(stopped.error).toContain("and 35 more.");
  for (let closed = number; closed <= number + 35; closed++)
    await gitea.ask("PATCH", `/repos/ada/app/issues/${closed}`, { state: "closed" });
  expect((await step("check-readiness", { tag: "v1.1.60" })).error).toBe("");
});

test("a commit's statuses decide its release, and one that only changes the changelog inherits them", async () => {
  const rules = `${CONFIG}check-readiness: { required-checks: [unit, scan], wait-for-checks: 0s }\n`;
  const { sha } = await gitea.ask<{ sha: string }>("GET", "/repos/ada/app/contents/.github/sluice.yml");
  const content = Buffer.from(rules).toString("base64");
  const { commit: required } = await gitea.ask<{ commit: { sha: string } }>(
    "PUT",
    "/repos/ada/app/contents/.github/sluice.yml",
    { content, sha, message: "tests are required" },
  );
  const tagged = (version: string, target: string) =>
    gitea.ask("POST", "/repos/ada/app/tags", { tag_name: version, target, message: "x" });
  const says = (target: string, context: string, state: string) =>
    gitea.ask("POST", `/repos/ada/app/statuses/${target}`, { context, state });
  await tagged("v1.3.0", required.sha);
  const ready = (version: string): Promise<StepResult> => step("check-readiness", { tag: version });

  expect((await ready("v1.3.0")).error).toContain("Check unit has not run for this commit.");
  await says(required.sha, "unit", "pending");
  await says(required.sha, "scan", "success");
  expect((await ready("v1.3.0")).error).toContain("Check unit: pending.");
  await says(required.sha, "unit", "success");
  expect((await ready("v1.3.0")).error).toBe("");

  const changelog = await write("CHANGELOG.md", "# Changelog\n\n## [1.4.0]\n\n- Faster\n");
  await tagged("v1.4.0", changelog);
  const inherited = await ready("v1.4.0");
  expect(inherited.error).toBe("");
  expect(inherited.log).toContain(`It ran for ${required.sha}; since then only the changelog changed.`);
  // Its own word counts before that of its parent, also behind more of them than Gitea gives at once.
  await says(changelog, "scan", "failure");
  for (let more = 0; more < 40; more++) await says(changelog, `other ${more}`, "success");
  expect((await ready("v1.4.0")).error).toContain("Check scan: failure.");
  await says(changelog, "scan", "success");
  expect((await ready("v1.4.0")).error).toBe("");

  await tagged("v1.5.0", await write("other.txt", "x"));
  expect((await ready("v1.5.0")).error).toContain("Check unit has not run for this commit.");
});

test("what staging runs is read from the runs of its workflow", async () => {
  const path = "/repos/ada/app/contents/.github/sluice.yml";
  const { sha } = await gitea.ask<{ sha: string }>("GET", path);
  const rules = `${CONFIG}check-readiness: { staging: staging }\n`;
  const content = Buffer.from(rules).toString("base64");
  await gitea.ask("PUT", path, { content, sha, message: "staging is looked at" });
  const ready = await step("check-readiness", { tag: "v1.1.0" });
  expect(ready.error).toContain("No deployment to staging is live.");
});
