import { LIMITS } from "../../sandbox/github/faults.ts";
import { type GithubScene, githubScene } from "./github-scene.ts";

let scene: GithubScene;

beforeEach(async () => {
  scene = await githubScene();
}, 30_000);

afterEach(() => scene.end());

const repo = "/repos/acme/shop";
const workflow = ".github/workflows/deploy.yml";

function startedRun(): number {
  return scene.github.control.startRun({ workflow, event: "push", ref: "refs/tags/v1.0.0", actor: "olga" });
}

test("each job of a protected environment waits, and a required reviewer lets it pass", async () => {
  const { ask, github, pass } = scene;
  const { control } = github;
  const approved: (number | undefined)[] = [];
  github.on("approved", ({ jobId }) => approved.push(jobId));
  const { id } = control.protect("production", { reviewers: ["rene"] });
  const run = startedRun();
  const job = control.addJob(run, { name: "deploy", environment: "production" });
  expect(await control.waitForApproval(run, "production")).toMatchObject({ id: job, status: "waiting" });
  expect(() => control.setJob(job, { status: "in_progress" })).toThrow("waits for the environment production");
  expect(await ask("GET", `${repo}/actions/runs/${run}`)).toMatchObject({
    body: { status: "waiting", conclusion: null },
  });
  const [deployment] = await ask("GET", `${repo}/deployments`).then(({ body }) => (Array.isArray(body) ? body : []));
  const statuses = `${repo}/deployments/${deployment.id}/statuses`;
  expect(await ask("GET", statuses)).toMatchObject({
    body: [{ state: "waiting", creator: { login: "github-actions[bot]" } }],
  });

  const own = control.runToken(run, { actions: "write", deployments: "write" });
  const path = `${repo}/actions/runs/${run}/pending_deployments`;
  const pending = await ask("GET", path, { token: own });
  expect(pending).toMatchObject({ body: [{ environment: { id }, current_user_can_approve: false }] });
  const body = { environment_ids: [id], state: "approved", comment: "go" };
  expect(await ask("POST", path, { body, token: own })).toMatchObject({ status: 403 });
  expect(await ask("POST", path, { body })).toMatchObject({ status: 403 });
  pass(60_000);
  expect(approved).toEqual([]);
  expect(await ask("POST", path, { body, token: control.userToken("rene") })).toMatchObject({ status: 403 });
  control.addPerson({ login: "rita" });
  control.protect("production", { reviewers: ["rita"] });
  const rita = control.userToken("rita");
  expect(await ask("POST", path, { body, token: rita })).toMatchObject({ status: 200, body: [{ id: deployment.id }] });
  expect(approved).toEqual([job]);
  const approvals = await ask("GET", `${repo}/actions/runs/${run}/approvals`, { token: own });
  expect(approvals.body).toMatchObject([
    { state: "approved", comment: "go", user: { login: "rita" }, environments: [{ id }] },
  ]);
  // No time, no attempt, no job.
  expect(Object.keys(Object(Array.isArray(approvals.body) ? approvals.body[0] : {})).sort()).toEqual([
    "comment",
    "environments",
    "state",
    "user",
  ]);
  control.setJob(job, { status: "in_progress" });
  control.setJob(job, { status: "completed", conclusion: "success" });
  const second = control.addJob(run, { name: "again", environment: "production" });
  expect(control.job(second).status).toBe("waiting");
  expect(await ask("GET", statuses)).toMatchObject({
    body: [{ state: "success" }, { state: "in_progress" }, { state: "queued" }, { state: "waiting" }],
  });
});

test("a rejection fails the job, and only a reviewer can reject", async () => {
  const { control } = scene.github;
  control.protect("production", { reviewers: ["olga"] });
  const run = startedRun();
  const job = control.addJob(run, { name: "deploy", environment: "production" });
  const wish = { environment: "production", state: "rejected", comment: "not today" } as const;
  expect(() => control.review(run, { ...wish, login: "rene" })).toThrow("You are not a required reviewer");
  control.review(run, { ...wish, login: "olga" });
  expect(control.job(job)).toMatchObject({ status: "completed", conclusion: "failure" });
  const approvals = await scene.ask("GET", `${repo}/actions/runs/${run}/approvals`);
  expect(approvals).toMatchObject({ body: [{ state: "rejected", comment: "not today", user: { login: "olga" } }] });
});

test("an answer is for every job of the environment that waits, and for none that comes later", async () => {
  const { ask, github } = scene;
  const { control } = github;
  const { id } = control.protect("production", { reviewers: ["olga"] });
  control.protect("staging", { reviewers: ["olga"] });
  const run = startedRun();
  const add = (name: string, environment: string): number => control.addJob(run, { name, environment });
  const [web, worker, other] = [add("web", "production"), add("worker", "production"), add("look", "staging")];
  const path = `${repo}/actions/runs/${run}/pending_deployments`;
  expect(await ask("GET", path)).toMatchObject({ body: [{ environment: { id } }, {}] });
  const body = { environment_ids: [id], state: "approved", comment: "" };
  expect(await ask("POST", path, { body })).toMatchObject({ status: 200, body: [{}, {}] });
  expect([web, worker, other].map((job) => control.job(job).status)).toEqual(["queued", "queued", "waiting"]);
  const later = add("later", "production");
  expect(control.job(later).status).toBe("waiting");
  expect(await ask("GET", `${repo}/actions/runs/${run}/approvals`)).toMatchObject({ body: [{ state: "approved" }] });
  control.review(run, { environment: "production", login: "olga", state: "rejected" });
  expect([web, later].map((job) => control.job(job).conclusion)).toEqual([null, "failure"]);
});

test("a job waits for its timer and for its own approval; another job's approval is not its own", () => {
  const { github, pass } = scene;
  const { control } = github;
  control.protect("production", { reviewers: ["olga"], waitMinutes: 5 });
  const run = startedRun();
  const first = control.addJob(run, { name: "first", environment: "production" });
  control.review(run, { environment: "production", login: "olga", state: "approved" });
  expect(control.job(first).status).toBe("waiting");
  const second = control.addJob(run, { name: "second", environment: "production" });
  pass(5 * 60_000);
  control.timersPassed();
  expect([first, second].map((job) => control.job(job).status)).toEqual(["queued", "waiting"]);
  control.review(run, { environment: "production", login: "olga", state: "approved" });
  expect(control.job(second).status).toBe("queued");
});

test("rules that go while a job waits fail the job", async () => {
  const { ask, github } = scene;
  const { control } = github;
  control.protect("production", { reviewers: ["olga"] });
  const run = startedRun();
  const job = control.addJob(run, { name: "deploy", environment: "production" });
  expect(await ask("PUT", `${repo}/environments/production`, { body: {} })).toMatchObject({ status: 200 });
  expect(control.job(job)).toMatchObject({ status: "completed", conclusion: "failure" });
  expect(control.job(job).annotation).toMatch("blocked by a policy");
});

test("30 days without an answer fail the job; an administrator's bypass starts it, and is no review", async () => {
  const { ask, github } = scene;
  const { control } = github;
  control.protect("production", { reviewers: ["olga"] });
  const run = startedRun();
  const forgotten = control.addJob(run, { name: "deploy", environment: "production" });
  control.neverAnswer(run, "production");
  expect(control.job(forgotten)).toMatchObject({ status: "completed", conclusion: "failure" });
  const bypassed = control.addJob(run, { name: "again", environment: "production" });
  control.bypass(run, "production");
  expect(control.job(bypassed).status).toBe("queued");
  expect(await ask("GET", `${repo}/actions/runs/${run}/approvals`)).toMatchObject({ body: [] });
});

test.each<[string, "branch" | "tag", string, boolean]>([
  ["v*.*.*", "tag", "refs/tags/v1.0.0", true],
  ["v*.*.*", "tag", "refs/heads/v1.0.0", false],
  ["v*", "tag", "refs/tags/v1/0", false],
  ["v**", "tag", "refs/tags/v1/0", true],
  ["*", "branch", "refs/heads/main", true],
  ["*", "branch", "refs/heads/feature/quick", false],
  ["*/*", "branch", "refs/heads/feature/quick", true],
  ["release-*", "tag", "refs/tags/v1.0.0", false],
])("a policy %s for a %s, and %s: %s", (name, type, ref, allowed) => {
  const { control } = scene.github;
  control.protect("production", { branches: [{ name, type }] });
  const run = control.startRun({ workflow, event: "push", ref, sha: scene.head, actor: "olga" });
  const job = control.job(control.addJob(run, { name: "deploy", environment: "production" }));
  expect(job.conclusion).toBe(allowed ? null : "failure");
});

test("an environment that no one made is made unprotected, and its job does not wait", async () => {
  const { ask, github } = scene;
  expect(await ask("GET", `${repo}/environments/produktion`)).toMatchObject({ status: 404 });
  const job = github.control.addJob(startedRun(), { name: "deploy", environment: "produktion" });
  expect(github.control.job(job).status).toBe("queued");
  const made = await ask("GET", `${repo}/environments/produktion`);
  expect(made).toMatchObject({ status: 200, body: { protection_rules: [], deployment_branch_policy: null } });
});

test("protection rules, patterns of refs, and a wait timer", async () => {
  const { ask, github, pass, head } = scene;
  const { control } = github;
  control.protect("production", {
    reviewers: ["olga"],
    preventSelfReview: true,
    waitMinutes: 5,
    branches: [{ name: "v*", type: "tag" }],
  });
  expect(await ask("GET", `${repo}/environments/production`)).toMatchObject({
    body: {
      protection_rules: [
        { type: "wait_timer", wait_timer: 5 },
        { type: "required_reviewers", prevent_self_review: true, reviewers: [{ reviewer: { login: "olga" } }] },
        { type: "branch_policy" },
      ],
      deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
    },
  });
  const policies = await ask("GET", `${repo}/environments/production/deployment-branch-policies`);
  expect(policies).toMatchObject({ body: { branch_policies: [{ name: "v*", type: "tag" }] } });
  expect(await ask("GET", `${repo}/environments`)).toMatchObject({ body: { total_count: 1 } });
  const fromMain = control.startRun({ workflow, event: "push", ref: "refs/heads/main", sha: head, actor: "olga" });
  const refusedJob = control.job(control.addJob(fromMain, { name: "deploy", environment: "production" }));
  expect(refusedJob).toMatchObject({ conclusion: "failure" });
  expect(refusedJob.annotation).toMatch("main is not allowed to deploy to production");
  control.protect("staging", { waitMinutes: 5 });
  const job = control.addJob(startedRun(), { name: "deploy", environment: "staging" });
  control.timersPassed();
  expect(control.job(job).status).toBe("waiting");
  pass(5 * 60_000);
  control.timersPassed();
  expect(control.job(job).status).toBe("queued");
});

test("a dispatch makes a run, and tells its listener", async () => {
  const { ask, github, head } = scene;
  const told: unknown[] = [];
  github.on("dispatch", (event) => told.push(event));
  const path = `${repo}/actions/workflows/deploy.yml/dispatches`;
  const token = github.control.runToken(startedRun(), { actions: "write" });
  const plain = await ask("POST", path, { body: { ref: "main", inputs: { tag: "v1.0.0" } }, token });
  expect(plain).toMatchObject({ status: 204, body: undefined });
  const body = { ref: "v1.0.0", inputs: { tag: "v1.0.0" }, return_run_details: true };
  const detailed = await ask("POST", path, { body, token });
  expect(detailed).toMatchObject({ status: 200, body: { workflow_run_id: expect.any(Number) } });
  expect(told).toMatchObject([
    { ref: "refs/heads/main", sha: head, inputs: { tag: "v1.0.0", "dry-run": "false" }, actor: "github-actions[bot]" },
    { ref: "refs/tags/v1.0.0", kind: "workflow_dispatch", workflow },
  ]);
  const runs = await ask("GET", `${repo}/actions/runs?event=workflow_dispatch`);
  expect(runs).toMatchObject({
    body: { total_count: 2, workflow_runs: [{ path: workflow, run_attempt: 1, name: "Deploy" }, {}] },
  });
  for (const [wrong, message] of [
    [{ ref: "nowhere", inputs: { tag: "v1" } }, "No ref found for: nowhere"],
    [{ ref: "main" }, "Required input 'tag' not provided"],
    [{ ref: "main", inputs: { tag: "v1", other: "x" } }, 'Unexpected inputs provided: ["other"]'],
  ] as const) {
    expect(await ask("POST", path, { body: wrong, token })).toMatchObject({ status: 422, body: { message } });
  }
  expect(await ask("POST", `${repo}/actions/workflows/no.yml/dispatches`, { body: { ref: "main" } })).toMatchObject({
    status: 404,
  });
  const event = { event_type: "released", client_payload: { tag: "v1" } };
  expect(await ask("POST", `${repo}/dispatches`, { body: event })).toMatchObject({ status: 204 });
  expect(told.at(-1)).toMatchObject({ kind: "repository_dispatch", type: "released", inputs: { tag: "v1" } });
});

test("what a run's own token does starts nothing, what a person does starts runs", async () => {
  const { ask, github, head, origin } = scene;
  const { control } = github;
  const told: string[] = [];
  github.on("push", ({ ref, actor }) => told.push(`${ref} by ${actor}`));
  github.on("issue_comment", ({ action, actor }) => told.push(`${action} by ${actor}`));
  const token = control.runToken(startedRun(), { contents: "write", issues: "write" });
  const { number } = control.openIssue("olga", "Release");
  const mine = { ref: "refs/tags/v3.0.0", sha: head };
  expect(await ask("POST", `${repo}/git/refs`, { body: mine, token })).toMatchObject({ status: 201 });
  const comments = `${repo}/issues/${number}/comments`;
  expect(await ask("POST", comments, { body: { body: "done" }, token })).toMatchObject({ status: 201 });
  control.noticePushes("olga");
  expect(told).toEqual([]);
  await origin.tag("v3.1.0", head);
  control.noticePushes("olga");
  const hers = { ref: "refs/tags/v3.2.0", sha: head };
  expect(await ask("POST", `${repo}/git/refs`, { body: hers })).toMatchObject({ status: 201 });
  control.editComment(control.comment(number, "olga", "/approve"), "rene", "/reject");
  expect(told).toEqual([
    ...["refs/tags/v3.1.0 by olga", "refs/tags/v3.2.0 by olga", "created by olga", "edited by rene"],
  ]);
  for (const name of ["v4.0.0", "v4.0.1", "v4.0.2", "v4.0.3"]) await origin.tag(name, head);
  control.noticePushes("olga");
  expect(told).toHaveLength(4);
});

test("a failed run is run again: what succeeded is kept", async () => {
  const { ask, github } = scene;
  const { control } = github;
  const run = startedRun();
  for (const [name, conclusion] of [
    ["build", "success"],
    ["deploy", "failure"],
  ] as const) {
    const job = control.addJob(run, { name });
    control.setJob(job, { status: "in_progress" });
    control.setJob(job, { status: "completed", conclusion });
  }
  expect(await ask("POST", `${repo}/actions/runs/${run}/rerun-failed-jobs`)).toMatchObject({ status: 403 });
  control.endRun(run);
  expect(await ask("GET", `${repo}/actions/runs/${run}`)).toMatchObject({ body: { conclusion: "failure" } });
  expect(await ask("POST", `${repo}/actions/runs/${run}/rerun-failed-jobs`)).toMatchObject({ status: 201 });
  expect(await ask("GET", `${repo}/actions/runs/${run}`)).toMatchObject({ body: { run_attempt: 2, conclusion: null } });
  const jobs = `${repo}/actions/runs/${run}`;
  expect(() => control.keepJob(run, "nothing")).toThrow("has not completed the job nothing");
  control.keepJob(run, "build");
  expect(await ask("GET", `${jobs}/jobs`)).toMatchObject({
    body: { jobs: [{ conclusion: "success", run_attempt: 2 }] },
  });
  expect(await ask("GET", `${jobs}/jobs`)).toMatchObject({ body: { total_count: 1, jobs: [{ name: "build" }] } });
  expect(await ask("GET", `${jobs}/attempts/1/jobs`)).toMatchObject({ body: { total_count: 2 } });
  expect(await ask("POST", `${jobs}/cancel`)).toMatchObject({ status: 202 });
  expect(await ask("GET", jobs)).toMatchObject({ body: { status: "completed", conclusion: "cancelled" } });
  expect(await ask("POST", `${jobs}/cancel`)).toMatchObject({ status: 409 });
  expect(await ask("GET", `${repo}/commits/v1.0.0/check-runs`)).toMatchObject({
    body: { check_runs: [{ name: "build" }] },
  });
  expect(await ask("GET", `${repo}/commits/v1.0.0/check-suites`)).toMatchObject({ body: { total_count: 1 } });
  expect(await ask("GET", `${repo}/actions/workflows`)).toMatchObject({ body: { workflows: [{ path: workflow }] } });
});

test("a cancel ends what waits, but for a job whose condition still holds; the run ends when that has", async () => {
  const { ask, github } = scene;
  const { control } = github;
  control.protect("production", { reviewers: ["olga"] });
  const run = startedRun();
  const told: number[] = [];
  github.on("cancelled", ({ runId }) => told.push(runId));
  const plain = control.addJob(run, { name: "deploy", environment: "production" });
  const always = control.addJob(run, { name: "back", environment: "production", survivesCancel: true });
  expect(await ask("POST", `${repo}/actions/runs/${run}/cancel`)).toMatchObject({ status: 202 });
  expect(told).toEqual([run]);
  expect([plain, always].map((job) => control.job(job).status)).toEqual(["completed", "waiting"]);
  expect(control.job(plain).conclusion).toBe("cancelled");
  control.review(run, { environment: "production", login: "olga", state: "approved" });
  control.setJob(always, { status: "completed", conclusion: "success" });
  const late = control.addJob(run, { name: "after", survivesCancel: true });
  expect(control.run(run).ended).toBeUndefined();
  control.setJob(late, { status: "completed", conclusion: "success" });
  control.endRun(run);
  expect(await ask("GET", `${repo}/actions/runs/${run}`)).toMatchObject({ body: { conclusion: "cancelled" } });
});

test.each([
  [["success", "skipped"], "success"],
  [["success", "cancelled"], "cancelled"],
  [["failure", "cancelled"], "failure"],
] as const)("a run whose jobs ended as %j ends as %s", (conclusions, wanted) => {
  const { control } = scene.github;
  const run = startedRun();
  for (const conclusion of conclusions) {
    control.setJob(control.addJob(run, { name: conclusion }), { status: "completed", conclusion });
  }
  control.endRun(run);
  expect(control.run(run).ended).toBe(wanted);
});

test("tokens: unknown, expired, and without the permission", async () => {
  const { ask, github, pass } = scene;
  const run = startedRun();
  expect(await ask("GET", repo, { token: "nonsense" })).toMatchObject({
    status: 401,
    body: { message: "Bad credentials" },
  });
  const token = github.control.runToken(run, { contents: "read" }, 60_000);
  expect(await ask("GET", `${repo}/releases`, { token })).toMatchObject({ status: 200 });
  const refused = await ask("POST", `${repo}/releases`, { body: { tag_name: "v9" }, token });
  expect(refused).toMatchObject({ status: 403, body: { message: "Resource not accessible by integration" } });
  pass(60_000);
  expect(await ask("GET", `${repo}/releases`, { token })).toMatchObject({ status: 401 });
  expect(JSON.stringify(github.requests)).not.toMatch(token);
  expect(github.requests.at(-2)).toMatchObject({ method: "POST", who: "github-actions[bot]", status: 403 });
});

test("faults: before and after the work, limits, and a cut connection", async () => {
  const { ask, github } = scene;
  const release = { body: { tag_name: "v5.0.0" } };
  github.behave({ kind: "status", status: 502, when: "before", method: "POST", times: 1 });
  expect(await ask("POST", `${repo}/releases`, release)).toMatchObject({ status: 502 });
  expect(await ask("GET", `${repo}/releases/tags/v5.0.0`)).toMatchObject({ status: 404 });
  github.behave({ kind: "cut", when: "after", path: /releases$/ });
  await expect(ask("POST", `${repo}/releases`, release)).rejects.toThrow("fetch failed");
  expect(await ask("GET", `${repo}/releases/tags/v5.0.0`)).toMatchObject({ status: 200 });
  github.behave(LIMITS.secondary(7));
  const limited = await ask("GET", repo);
  expect([limited.status, limited.headers.get("retry-after")]).toEqual([403, "7"]);
  expect(await ask("GET", repo)).toMatchObject({ status: 200 });
});
