import { requestApproval } from "../../actions/request-approval/request-approval.ts";
import { type ApprovalRequest, requestMark } from "../../src/gates/request/approval-request.ts";
import { requestRecord } from "../../src/gates/request/request-record.ts";
import { must } from "../sandbox/processes.ts";
import { BOT, DISPATCH, type GateScene, openGateScene, type Run } from "./gate-scene.ts";

/** Every workflow of a repository writes as the same bot, that of a branch as well. */

// The first request reads GitHub's description of its API, which takes a while on a busy machine.
jest.setTimeout(120_000);

let scene: GateScene;

beforeAll(async () => {
  scene = await openGateScene();
}, 60_000);

afterAll(() => scene.close());

const TAG = { workflow: "deploy-prod.yml", event: "push", ref: "refs/tags/v1.4.0" } as const;

function request(run: number, more: Partial<ApprovalRequest> = {}): ApprovalRequest {
  const about = { gate: "production", asks: "release", version: "v1.4.0", commit: scene.commit } as const;
  return { ...about, fingerprint: "", run, attempt: 1, ...more };
}

const recordOf = (body: string): string => requestRecord({ version: "v1.4.0" }, body).text;

/** A comment that a workflow on mallory's branch posts; it is the bot's. */
async function forge(issue: number, body: string): Promise<void> {
  const { user } = await scene.asBranchWorkflow("POST", `issues/${issue}/comments`, { body });
  expect(user).toMatchObject({ login: BOT });
}

async function answered(issue: number, login: string): Promise<Record<string, string>> {
  const yes = scene.github.control.comment(issue, login, "/approve v1.4.0");
  const { outputs } = await scene.answer(issue, yes, login);
  // Whoever may write dispatches the release herself: what the answer's run thinks of it stops no one.
  const { outputs: verified } = await scene.release(yes);
  expect(verified["state"]).toBe(outputs["answer"]);
  return outputs;
}

test("a request in the name of a run that asked nothing is none", async () => {
  const { issue } = await scene.askRelease("ada");
  // The precondition: ada has started the release, and may not approve it.
  expect(await answered(issue, "ada")).toMatchObject({ answer: "refused", reason: "self-approval" });
  const other = scene.begin({ ...TAG, actor: "grace" });
  await forge(issue, requestMark(request(other.id)).text);
  scene.end(other);
  expect(await answered(issue, "ada")).toMatchObject({ answer: "refused", reason: "unproven-request" });
});

test("nor is one that names no run, as requests of before did", async () => {
  const { issue } = await scene.askRelease("ada");
  const old = { format: 1, gate: "production", asks: "release", version: "v1.4.0", commit: scene.commit };
  await forge(issue, `<!-- sluice-gate ${JSON.stringify({ ...old, fingerprint: "", startedBy: "grace" })} -->`);
  expect(await answered(issue, "ada")).toMatchObject({ answer: "refused", reason: "self-approval" });
});

test("one that is recorded in the name of another run, while that run is under way, prevents and allows nothing", async () => {
  const run = scene.begin({ ...TAG, actor: "grace" });
  const { issue } = await scene.askRelease("ada");
  const override = { windows: "lessons", reason: "" };
  const body = requestMark(request(run.id, { override })).text;
  const context = `sluice/request/release/${run.id}-1`;
  await scene.asBranchWorkflow("POST", `statuses/${scene.commit}`, {
    state: "success",
    context,
    description: recordOf(body),
  });
  await forge(issue, body);
  // The run itself asks as well, as each of its kind does.
  const genuine = recordOf("what the run itself asks");
  await scene.asBranchWorkflow("POST", `statuses/${scene.commit}`, { state: "success", context, description: genuine });
  scene.end(run);
  expect(await answered(issue, "ada")).toMatchObject({ answer: "refused", reason: "unproven-request" });
});

/** What mallory, or anybody else who may write, records and posts in the name of a run. */
async function forgeInNameOf(run: Run, issue: number, more: Partial<ApprovalRequest> = {}): Promise<void> {
  const body = requestMark(request(run.id, more)).text;
  const context = `sluice/request/release/${run.id}-1`;
  const record = { state: "success", context, description: recordOf(body) };
  await scene.asBranchWorkflow("POST", `statuses/${run.sha}`, record);
  await forge(issue, body);
}

test("nor does one in the name of a run that is stopped before it asks, although nothing else is recorded of that run", async () => {
  const { issue } = await scene.askRelease("ada");
  const run = scene.begin({ ...TAG, actor: "grace", job: "deploy / Preflight" });
  scene.pass(2000);
  await forgeInNameOf(run, issue, { override: { windows: "lessons", reason: "" } });
  await scene.as("ada", "POST", `actions/runs/${run.id}/cancel`);
  scene.end(run);
  // The precondition: a run of grace's, of the right workflow and tag, in which a job was under way.
  expect(scene.github.control.run(run.id)).toMatchObject({ attempt: 1, sha: scene.commit });
  expect(await answered(issue, "ada")).toMatchObject({ answer: "refused", reason: "unproven-request" });
});

test("nor does one in the name of a run that ada's own workflow has started, and that follows a release of grace's", async () => {
  const before = await scene.askRelease("grace");
  const yes = scene.github.control.comment(before.issue, "linus", "/approve v1.4.0");
  // The bot's run, which asks nothing itself: it only verifies an approval. That may have been consumed long ago.
  const { run, outputs } = await scene.release(yes);
  expect(outputs).toMatchObject({ state: "approved" });
  scene.pass(2000);
  const { issue } = await scene.askRelease("ada");
  await forgeInNameOf(run, issue, { after: before.request });
  scene.end(run);
  expect(await answered(issue, "ada")).toMatchObject({ answer: "refused", reason: "unproven-request" });
});

test("as long as its run is under way, a request is not believed: the run may still ask something else", async () => {
  const { issue } = await scene.askRelease("ada");
  const run = scene.begin({ ...TAG, actor: "grace" });
  const body = requestMark(request(run.id)).text;
  const context = `sluice/request/release/${run.id}-1`;
  await scene.asBranchWorkflow("POST", `statuses/${scene.commit}`, {
    state: "success",
    context,
    description: recordOf(body),
  });
  await forge(issue, body);
  expect(await answered(issue, "ada")).toMatchObject({ answer: "refused", reason: "unproven-request" });
  scene.end(run);
});

test.each<[string, Parameters<GateScene["begin"]>[0], string]>([
  ["another workflow", { ...TAG, workflow: "mine.yml", actor: "grace" }, "deploy-prod.yml asks this"],
  ["a pull request", { ...DISPATCH, event: "pull_request", actor: "grace" }, "was started by pull_request"],
  [
    "a branch",
    { ...DISPATCH, ref: "refs/heads/mine", actor: "grace" },
    "whose workflow any person with write access may have written",
  ],
])("a run of %s asks nothing that counts, although it has recorded its request", async (_, wish, why) => {
  await must(["git", "-C", scene.origin.folder, "branch", "--force", "mine", scene.commit]);
  const { issue } = await scene.askRelease("ada");
  const run = scene.begin(wish);
  const body = requestMark(request(run.id)).text;
  const context = `sluice/request/release/${run.id}-1`;
  await scene.asBranchWorkflow("POST", `statuses/${run.sha}`, {
    state: "success",
    context,
    description: recordOf(body),
  });
  await forge(issue, body);
  scene.end(run);
  expect(await answered(issue, "ada")).toMatchObject({ answer: "refused", reason: "unproven-request" });
  const comments = Object.values(await scene.as("ada", "GET", `issues/${issue}/comments?per_page=100`));
  expect(JSON.stringify(comments).replaceAll("\\", "")).toContain(why);
});

test("a request whose run was deleted is none", async () => {
  const { issue, run } = await scene.askRelease("grace");
  scene.github.control.deleteRun(run.id);
  expect(await answered(issue, "ada")).toMatchObject({ answer: "refused", reason: "unproven-request" });
});

test("a request that was edited within the second of its comment is not what its run recorded", async () => {
  const run = scene.begin({ ...TAG, actor: "grace" });
  const { outputs } = await scene.stage(requestApproval, run, { version: "v1.4.0", commit: scene.commit });
  const id = /issuecomment-(\d+)$/.exec(outputs["url"] ?? "")?.[1] ?? "";
  const { body } = await scene.as("ada", "GET", `issues/comments/${id}`);
  const other = String(body).replace("Approve: release it", "Approve: release it whenever you like");
  scene.github.control.editComment(Number(id), "mallory", other);
  scene.end(run);
  const edited = await scene.as("ada", "GET", `issues/comments/${id}`);
  // The precondition: it says something else, and its two times are the same.
  expect(edited).toMatchObject({ body: other, updated_at: edited["created_at"] });
  expect(await answered(Number(outputs["issue"]), "ada")).toMatchObject({ answer: "refused", reason: "edited" });
});

test("the request that a release followed cannot be changed afterwards, so that another person seems to have started it", async () => {
  const { control } = scene.github;
  const other = await scene.askRelease("grace");
  const { issue, request: first } = await scene.askRelease("ada");
  const yes = control.comment(issue, "linus", "/approve v1.4.0");
  const { run, outputs } = await scene.release(yes);
  expect(outputs).toMatchObject({ state: "approved", request: String(first) });
  const verdict = { environment: "production-verdict", asks: "verdict", after: outputs["request"] ?? "" };
  await scene.stage(requestApproval, run, { version: "v1.4.0", commit: scene.commit, ...verdict });
  scene.end(run);
  const { body } = await scene.as("ada", "GET", `issues/comments/${other.request}`);
  control.editComment(first, "ada", String(body));
  // The precondition: it now is, word by word, what grace's own run has asked and recorded.
  expect(await scene.as("ada", "GET", `issues/comments/${first}`)).toMatchObject({ body, user: { login: BOT } });
  const fine = control.comment(issue, "ada", "/approve v1.4.0");
  expect((await scene.answer(issue, fine)).outputs).toMatchObject({ answer: "refused", reason: "unknown-starter" });
});
