import { lookAtChecks } from "../../actions/check-readiness/green-check.ts";
import { lookAtStaging } from "../../actions/check-readiness/staging-check.ts";
import { checkRows, type Requirements } from "../../src/readiness/checks.ts";
import { stagingRow } from "../../src/readiness/rows/staging-row.ts";
import { doubleForge } from "../fakes/double-forge.ts";
import { type GateScene, openGateScene } from "./gate-scene.ts";

/** A person with write access says by the API that a commit was tested, and that staging runs it. */

// The first request reads GitHub's description of its API, which takes a while on a busy machine.
jest.setTimeout(120_000);

let scene: GateScene;

beforeEach(async () => {
  scene = await openGateScene();
}, 60_000);

afterEach(() => scene.close());

const repository = "/repos/example/app";
const AT = { ref: "refs/heads/main", event: "push", actor: "grace" };

async function checks(required: Partial<Requirements>) {
  const all: Requirements = { checks: [], workflows: [], mayBeSkipped: false, ...required };
  const forge = doubleForge(scene.github.url, scene.github.control.userToken("ada"));
  const wish = { repository, commits: [scene.commit], required: all, kind: "github" as const };
  return checkRows(await lookAtChecks(forge, wish), all);
}

async function staging() {
  const forge = doubleForge(scene.github.url, scene.github.control.userToken("ada"));
  const look = await lookAtStaging(forge, { repository, environment: "staging", workflow: "deploy-staging.yml" });
  return stagingRow("staging", [scene.commit], look);
}

const green = { state: "success", context: "unit" };

test("a status by a person is no required check", async () => {
  await scene.as("mallory", "POST", `statuses/${scene.commit}`, green);
  expect(await scene.as("ada", "GET", `commits/${scene.commit}/status`)).toMatchObject({ state: "success" });
  const [row] = await checks({ checks: ["unit"] });
  expect(row).toMatchObject({ state: "red", verdict: expect.stringContaining("@mallory set it") });
});

test("nor is one by a workflow of a branch, which the bot of every workflow sets", async () => {
  const made = await scene.asBranchWorkflow("POST", `statuses/${scene.commit}`, green);
  expect(made).toMatchObject({ creator: { login: "github-actions[bot]" } });
  const [row] = await checks({ checks: ["unit"] });
  expect(row).toMatchObject({ state: "red", verdict: expect.stringContaining("a workflow set it") });
});

test("nor is a check run that a workflow of a branch made in the name of GitHub Actions", async () => {
  const body = { name: "unit", head_sha: scene.commit, status: "completed", conclusion: "success" };
  const made = await scene.asBranchWorkflow("POST", "check-runs", body);
  expect(made).toMatchObject({ name: "unit", conclusion: "success", app: { slug: "github-actions" } });
  const [row] = await checks({ checks: ["unit"] });
  expect(row).toMatchObject({
    state: "red",
    verdict: expect.stringContaining("a workflow created it through the API"),
  });
});

test("the job of that name is, as is the run of a required workflow", async () => {
  scene.end(scene.begin({ ...AT, workflow: "ci.yml", job: "unit" }));
  const rows = await checks({ checks: ["unit"], workflows: ["ci.yml"] });
  expect(rows.map(({ state }) => state)).toEqual(["ok", "ok"]);
});

test("a run for a pull request, whose workflow another branch may bring, is none of a required workflow", async () => {
  scene.end(scene.begin({ ...AT, event: "pull_request", workflow: "ci.yml", job: "unit" }));
  const [row] = await checks({ workflows: ["ci.yml"] });
  expect(row).toMatchObject({ state: "red", verdict: expect.stringContaining("it ran for a pull request") });
});

async function deployByApi(login: string, log_url: string): Promise<void> {
  const wish = { ref: scene.commit, environment: "staging", auto_merge: false, required_contexts: [] };
  const { id } = await scene.as(login, "POST", "deployments", wish);
  const said = await scene.as(login, "POST", `deployments/${id}/statuses`, { state: "success", log_url });
  expect(said).toMatchObject({ state: "success", environment: "staging" });
}

test("a deployment that a person made by the API is not what staging runs", async () => {
  await deployByApi("mallory", "https://ci.example.com/1");
  expect(await staging()).toMatchObject({ state: "red", verdict: expect.stringContaining("are no evidence") });
});

/** A job of the staging workflow that has brought this commit there. */
function deployed(sha: string): { readonly url: string } {
  const { control, url } = scene.github;
  const run = control.startRun({ ...AT, workflow: ".github/workflows/deploy-staging.yml", sha });
  const job = control.addJob(run, { name: "staging", environment: "staging" });
  control.setJob(job, { status: "in_progress" });
  control.setJob(job, { status: "completed", conclusion: "success" });
  control.endRun(run);
  return { url: `${url}/example/app/actions/runs/${run}/job/${job}` };
}

test("nor is one that names a job which brought it there once, before another commit came", async () => {
  const { url } = deployed(scene.commit);
  expect(await staging()).toMatchObject({ state: "ok" });
  scene.pass(60_000);
  deployed(await scene.origin.commit({ "a.txt": "2" }, "feat: two"));
  scene.pass(60_000);
  await deployByApi("mallory", url);
  expect(await staging()).toMatchObject({ state: "red", verdict: expect.stringContaining("are no evidence") });
});

test("nor is the deployment of that job itself, when a person says by the API that it is live again", async () => {
  const { url } = deployed(scene.commit);
  const [first] = Object.values(await scene.as("ada", "GET", "deployments")) as unknown as readonly {
    readonly id: number;
  }[];
  scene.pass(60_000);
  const other = await scene.origin.commit({ "a.txt": "2" }, "feat: two");
  deployed(other);
  expect((await staging()).verdict).toContain(`staging runs ${other.slice(0, 12)}`);
  scene.pass(60_000);
  await scene.as("mallory", "POST", `deployments/${first?.id}/statuses`, { state: "success", log_url: url });
  const [newest] = Object.values(await scene.as("ada", "GET", `deployments/${first?.id}/statuses`));
  // The precondition: it is a job's deployment, and its newest status says that it is live.
  expect(newest).toMatchObject({ state: "success", log_url: url });
  expect(await staging()).toMatchObject({ state: "red" });
});
