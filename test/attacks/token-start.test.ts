import { verifyApproval } from "../../actions/verify-approval/verify-approval.ts";
import { must } from "../sandbox/processes.ts";
import { DISPATCH, type GateScene, openGateScene } from "./gate-scene.ts";

/** Under the environment gate a reviewer wants to approve what she has started herself, by a token. */

// The first request reads GitHub's description of its API, which takes a while on a busy machine.
jest.setTimeout(120_000);

let scene: GateScene;

beforeEach(async () => {
  scene = await openGateScene("environment");
}, 60_000);

afterEach(() => scene.close());

const BOT = "github-actions[bot]";

/** A release that a bot has dispatched; its run. */
function dispatched(file = "deploy-prod.yml"): number {
  return scene.github.control.startRun({ ...DISPATCH, workflow: `.github/workflows/${file}`, actor: BOT });
}

/** The release, as a bot has dispatched it, approved by ada in the environment. */
async function approvedByAda(runId?: number) {
  const { control } = scene.github;
  const run = runId ?? dispatched();
  const job = control.addJob(run, { name: "release", environment: "production" });
  expect(control.job(job).status).toBe("waiting");
  control.review(run, { environment: "production", login: "ada", state: "approved" });
  control.setJob(job, { status: "in_progress" });
  const own = { ...DISPATCH, actor: BOT, id: run, jobId: job, sha: control.run(run).sha };
  return scene.stage(verifyApproval, own, { version: "v1.4.0", commit: scene.commit });
}

/** A preparation of this commit by grace, whose last job has this name. */
function preparation(name: string, event = "workflow_dispatch", workflow = "prepare-release.yml") {
  const wish = { workflow, event, ref: "refs/heads/main", actor: "grace" };
  return scene.begin({ ...wish, job: name });
}

test("her own workflow's dispatch is not that of another person's preparation which is under way", async () => {
  const underWay = preparation("prepare / tag");
  // The precondition: the preparation is of the released commit, and goes on.
  expect(underWay.sha).toBe(scene.commit);
  const { outputs } = await approvedByAda();
  expect(outputs).toMatchObject({ state: "refused", reason: "unknown-starter" });
});

test("nor that of one that says that it started another run", async () => {
  preparation("prepare / Started run 1");
  expect((await approvedByAda()).outputs).toMatchObject({ state: "refused", reason: "unknown-starter" });
});

test("a status of the commit that says so is no evidence: whoever may write writes it", async () => {
  const { id } = preparation("prepare / tag");
  const run = scene.github.control.startRun({ ...DISPATCH, workflow: ".github/workflows/deploy-prod.yml", actor: BOT });
  const description = `Started run ${run}`;
  await scene.as("mallory", "POST", `statuses/${scene.commit}`, {
    state: "success",
    context: `sluice/started/${id}`,
    description,
  });
  expect((await approvedByAda(run)).outputs).toMatchObject({ state: "refused", reason: "unknown-starter" });
});

test("nor does a file of that name count whose run a person has caused otherwise", async () => {
  const { control } = scene.github;
  const run = control.startRun({ ...DISPATCH, workflow: ".github/workflows/deploy-prod.yml", actor: BOT });
  preparation(`prepare / Started run ${run}`, "pull_request");
  expect((await approvedByAda(run)).outputs).toMatchObject({ state: "refused", reason: "unknown-starter" });
});

test("a preparation that names the run in one of its jobs has started it: grace is its starter, and ada may approve", async () => {
  const { control } = scene.github;
  const run = control.startRun({ ...DISPATCH, workflow: ".github/workflows/deploy-prod.yml", actor: BOT });
  preparation(`prepare / Started run ${run}`);
  expect((await approvedByAda(run)).outputs).toMatchObject({ state: "approved", "approved-by": "ada" });
});

describe("of one of several products", () => {
  test("the preparation of the same product is asked, and grace is the starter", async () => {
    const run = dispatched("deploy-prod-api.yml");
    preparation(`prepare / Started run ${run}`, "workflow_dispatch", "prepare-release-api.yml");
    expect((await approvedByAda(run)).outputs).toMatchObject({ state: "approved", "approved-by": "ada" });
  });

  test("so is one that the products share", async () => {
    const run = dispatched("deploy-prod-api.yml");
    preparation(`prepare / Started run ${run}`);
    expect((await approvedByAda(run)).outputs).toMatchObject({ state: "approved", "approved-by": "ada" });
  });

  test.each([
    ["that of another product", "prepare-release-web.yml", "workflow_dispatch"],
    ["one of another name", "mallory.yml", "workflow_dispatch"],
    ["a file of that name whose run a person has caused otherwise", "prepare-release-api.yml", "pull_request"],
  ])("%s proves nothing", async (_, workflow, event) => {
    const run = dispatched("deploy-prod-api.yml");
    preparation(`prepare / Started run ${run}`, event, workflow);
    expect((await approvedByAda(run)).outputs).toMatchObject({ state: "refused", reason: "unknown-starter" });
  });

  test.each([
    ["grace", { state: "approved", "approved-by": "ada" }],
    ["ada", { state: "refused", reason: "self-approval" }],
  ])("its hotfix was started by whoever made the branch: %s", async (login, outputs) => {
    const branch = "refs/heads/hotfix/api/v1.4.0";
    await must(["git", "-C", scene.origin.folder, "update-ref", branch, scene.commit]);
    const run = dispatched("deploy-prod-api.yml");
    const wish = { event: "workflow_dispatch", ref: branch };
    const job = `prepare / Started run ${run}`;
    const prepared = scene.begin({ ...wish, workflow: "prepare-release-api.yml", actor: BOT, job });
    const hotfix = { ...wish, ref: "refs/heads/main", workflow: "hotfix-api.yml", actor: login };
    scene.begin({ ...hotfix, job: `hotfix / Started run ${prepared.id}` });
    expect((await approvedByAda(run)).outputs).toMatchObject(outputs);
  });

  test("what a product's preparation has started by ada is not hers to approve", async () => {
    const run = dispatched("deploy-prod-api.yml");
    const wish = { workflow: "prepare-release-api.yml", event: "workflow_dispatch", ref: "refs/heads/main" };
    scene.begin({ ...wish, actor: "ada", job: `prepare / Started run ${run}` });
    expect((await approvedByAda(run)).outputs).toMatchObject({ state: "refused", reason: "self-approval" });
  });
});

test("whoever ran the preparation again is its starter as well, also when another person has run it once more since", async () => {
  const { control } = scene.github;
  const run = control.startRun({ ...DISPATCH, workflow: ".github/workflows/deploy-prod.yml", actor: BOT });
  const prepared = preparation("prepare / tag");
  scene.end(prepared, "failure");
  control.rerunAll(prepared.id, "ada");
  const again = control.addJob(prepared.id, { name: `prepare / Started run ${run}` });
  control.setJob(again, { status: "completed", conclusion: "success" });
  control.endRun(prepared.id, "failure");
  control.rerunAll(prepared.id, "grace");
  // The precondition: the run itself tells of grace alone.
  const told = await scene.as("ada", "GET", `actions/runs/${prepared.id}`);
  expect(told).toMatchObject({ actor: { login: "grace" }, triggering_actor: { login: "grace" }, run_attempt: 3 });

  expect((await approvedByAda(run)).outputs).toMatchObject({ state: "refused", reason: "self-approval" });
});
