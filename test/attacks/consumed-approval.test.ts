import { verifyApproval } from "../../actions/verify-approval/verify-approval.ts";
import { type GateScene, openGateScene } from "./gate-scene.ts";

/** A person with write access wants an approval to count twice. */

// The first request reads GitHub's description of its API, which takes a while on a busy machine.
jest.setTimeout(120_000);

let scene: GateScene;

beforeEach(async () => {
  scene = await openGateScene();
}, 30_000);

afterEach(() => scene.close());

/** Released by ada's approval; the comment, and the run that consumed it. */
async function released() {
  const { issue, request } = await scene.askRelease();
  const yes = scene.github.control.comment(issue, "ada", "/approve v1.4.0");
  const { run, outputs } = await scene.release(yes);
  expect(outputs).toMatchObject({ state: "approved", "approved-by": "ada" });
  return { yes, run, request };
}

test('"Re-run all jobs" by a person who owns nothing does not use a consumed approval again', async () => {
  const { yes, run } = await released();
  scene.end(run, "failure");
  scene.github.control.rerunAll(run.id, "mallory");
  // The precondition: the same run, with the same input, in another attempt.
  expect(scene.github.control.run(run.id)).toMatchObject({ attempt: 2 });
  const inputs = { version: "v1.4.0", commit: scene.commit, asks: "release", approval: String(yes) };
  const again = await scene.stage(verifyApproval, run, inputs);
  expect(again.outputs).toMatchObject({ state: "refused", reason: "old-approval" });
  expect(again.failures[0]?.what).toContain(`consumed by the run ${run.id} already`);
});

test("the comments that tell of a release can be deleted, and its approval stays consumed", async () => {
  const { yes, run, request } = await released();
  scene.end(run);
  const all = await scene.as("mallory", "GET", "issues/1/comments");
  for (const { id } of Object.values(all) as unknown as readonly { readonly id: number }[])
    if (id !== yes && id !== request) await scene.as("mallory", "DELETE", `issues/comments/${id}`);
  const left = Object.values(await scene.as("mallory", "GET", "issues/1/comments"));
  expect(left).toHaveLength(2);
  const again = await scene.release(yes);
  expect(again.outputs).toMatchObject({ state: "refused", reason: "old-approval" });
});

test("that it was consumed cannot be taken back: a status can be added, and the first one counts", async () => {
  const { yes, run, request } = await released();
  scene.end(run);
  const next = scene.begin({
    ...{ workflow: "deploy-prod.yml", event: "workflow_dispatch" },
    ref: "refs/heads/main",
    actor: "mallory",
  });
  const description = `answer ${yes}, run ${next.id}, attempt 1`;
  const forged = { context: `sluice/consumed/${request}`, state: "success", description };
  await scene.as("mallory", "POST", `statuses/${scene.commit}`, forged);
  const inputs = { version: "v1.4.0", commit: scene.commit, asks: "release", approval: String(yes) };
  const left = await scene.stage(verifyApproval, next, inputs);
  expect(left.outputs).toMatchObject({ state: "refused", reason: "old-approval" });
});

test("whoever adds such a status before any person has answered only prevents the approval", async () => {
  const { issue, request } = await scene.askRelease();
  const forged = { context: `sluice/consumed/${request}`, state: "success", description: "answer 1, run 1, attempt 1" };
  await scene.as("mallory", "POST", `statuses/${scene.commit}`, forged);
  const yes = scene.github.control.comment(issue, "ada", "/approve v1.4.0");
  expect((await scene.release(yes)).outputs).toMatchObject({ state: "refused", reason: "answered" });
});
