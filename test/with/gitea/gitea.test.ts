import { runStep, type StepResult } from "../../sandbox/step.ts";
import { type Gitea, startGitea } from "./gitea.ts";

/** The bundles, as Gitea's runner would start them, against a real Gitea. Runs where `gitea` is on PATH. */

jest.setTimeout(120_000);

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

const comment = async (issue: string, login: string, body: string): Promise<string> => {
  const path = `/repos/ada/app/issues/${issue}/comments`;
  const { id } = await gitea.ask<{ id: number }>("POST", path, { body }, await gitea.token(login));
  return String(id);
};

const answer = (issue: string, id: string): Promise<StepResult> =>
  step("answer-approval", { issue, comment: id, requester: "robot" });

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

test("the comment gate: asked, answered, dispatched, verified once, judged, announced, closed", async () => {
  const release = { version: "v1.1.0", commit };
  const asked = await step("request-approval", { ...release, report: "### The plan" });
  expect(asked.error).toBe("");
  // Gitea throws summaries away, so the report is in the log.
  expect(asked.log).toContain("waits for ada");
  const { issue = "" } = asked.outputs;

  const stranger = await answer(issue, await comment(issue, "mallory", "/approve v1.1.0"));
  expect(stranger.outputs).toMatchObject({ answer: "refused", reason: "stranger" });

  const yes = await comment(issue, "ada", "/approve v1.1.0");
  const read = await answer(issue, yes);
  expect(read.error).toBe("");
  expect(read.outputs).toMatchObject({ answer: "approved", gate: "production", version: "v1.1.0" });
  const started = await gitea.ask<{ total_count: number }>("GET", "/repos/ada/app/actions/runs");
  expect(started.total_count).toBe(1);

  const gate = { ...release, approval: yes, requester: "robot" };
  expect((await step("verify-approval", gate, { GITHUB_RUN_ID: "500" })).outputs).toMatchObject({
    state: "approved",
    "approved-by": "ada",
    issue,
  });
  expect((await step("verify-approval", gate, { GITHUB_RUN_ID: "501" })).outputs).toMatchObject({
    state: "refused",
    reason: "old-approval",
  });

  const verdict = { ...release, environment: "production-verdict" };
  expect((await step("request-approval", { ...verdict, asks: "verdict" })).outputs).toMatchObject({ issue });
  const no = await comment(issue, "ada", "/reject exports are broken");
  expect((await answer(issue, no)).outputs).toMatchObject({ answer: "rejected", gate: "production-verdict" });
  const judged = await step("verify-approval", { ...verdict, approval: no, requester: "robot", require: "answer" });
  expect(judged.outputs).toMatchObject({ state: "rejected", comment: "exports are broken" });

  const told = await step("announce-release", { event: "released", version: "v1.1.0", issue, report: "All is well." });
  expect(told.outputs).toMatchObject({ announced: "yes" });
  expect(await gitea.ask("GET", "/repos/ada/app/releases/tags/v1.1.0")).toMatchObject({ name: "v1.1.0" });
  expect(await gitea.ask("GET", `/repos/ada/app/issues/${issue}`)).toMatchObject({ state: "closed" });
});

test("an edited answer is refused", async () => {
  const asked = await step("request-approval", { version: "v1.1.60", commit });
  const { issue = "" } = asked.outputs;
  const id = await comment(issue, "ada", "hm");
  // Gitea's times are whole seconds.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await gitea.ask("PATCH", `/repos/ada/app/issues/comments/${id}`, { body: "/approve v1.1.60" });
  expect((await answer(issue, id)).outputs).toMatchObject({ answer: "refused", reason: "edited" });
});

describe("the sign-off", () => {
  const question = (version: string) => ({ environment: "staging-signoff", asks: "sign-off", version, commit });
  const ready = (tag: string): Promise<StepResult> =>
    step("check-readiness", { tag, "sign-off": "staging-signoff", requester: "robot" });
  const asked = async (version: string): Promise<string> => {
    const { error, outputs } = await step("request-approval", question(version));
    expect(error).toBe("");
    return outputs["issue"] ?? "";
  };

  test("is asked with its checklist, answered, dispatched, and kept with its commit as long as its comment is there", async () => {
    const issue = await asked("v2.0.0");
    const [request] = await gitea.ask<readonly { body: string }[]>("GET", `/repos/ada/app/issues/${issue}/comments`);
    expect(request?.body).toContain("Before you answer:\n\n- log in\n");
    const yes = await comment(issue, "ada", "/approve v2.0.0");
    expect((await answer(issue, yes)).outputs).toMatchObject({ answer: "approved", gate: "staging-signoff" });
    const runs = await gitea.ask<{ workflow_runs: readonly { path: string }[] }>("GET", "/repos/ada/app/actions/runs");
    expect(runs.workflow_runs.filter(({ path }) => path.startsWith("prepare-release.yml"))).toHaveLength(1);

    const given = { ...question("v2.0.0"), approval: yes, requester: "robot", "leave-status": "true" };
    expect((await step("verify-approval", given)).outputs).toMatchObject({ state: "approved", "approved-by": "ada" });
    await gitea.ask("POST", "/repos/ada/app/tags", { tag_name: "v2.0.0", target: commit, message: "x" });
    const signed = await ready("v2.0.0");
    expect(signed.error).toBe("");
    expect(signed.log).toContain("By ada.");

    await gitea.ask("DELETE", `/repos/ada/app/issues/comments/${yes}`);
    expect((await ready("v2.0.0")).error).toContain(`The comment ${yes} in which it was given is gone.`);
  });

  test("that is a no stays with its commit, whoever deletes it", async () => {
    const issue = await asked("v2.0.1");
    const no = await comment(issue, "ada", "/reject the form loses hours");
    expect((await answer(issue, no)).outputs).toMatchObject({ answer: "rejected" });
    expect(await gitea.ask("GET", `/repos/ada/app/issues/${issue}`)).toMatchObject({ state: "closed" });
    await gitea.ask("DELETE", `/repos/ada/app/issues/comments/${no}`);
    expect((await ready("v2.0.0")).error).toContain("It was looked at, and sent back.");
  });
});

test("only an issue with the incidents' label is an incident, whether anybody has made the label or not", async () => {
  const asked = await step("request-approval", { version: "v1.1.60", commit });
  expect(asked.error).toBe("");
  // The request itself is an open issue, and Gitea drops a label that it does not know from the question.
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

test("what staging runs cannot be known, and whoever wants it to be is told why", async () => {
  const path = "/repos/ada/app/contents/.github/sluice.yml";
  const { sha } = await gitea.ask<{ sha: string }>("GET", path);
  const rules = `${CONFIG}check-readiness: { staging: staging }\n`;
  const content = Buffer.from(rules).toString("base64");
  await gitea.ask("PUT", path, { content, sha, message: "staging is looked at" });
  const ready = await step("check-readiness", { tag: "v1.1.0" });
  expect(ready.error).toContain("This forge keeps no deployments, so that nobody can tell what staging runs.");
  expect(ready.error).toContain("Remove `check-readiness.staging` on the default branch");
});
