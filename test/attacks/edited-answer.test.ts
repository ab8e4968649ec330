import { type GateScene, openGateScene } from "./gate-scene.ts";

/** Whoever has write access can edit other people's comments. */

// The first request reads GitHub's description of its API, which takes a while on a busy machine.
jest.setTimeout(120_000);

let scene: GateScene;

beforeAll(async () => {
  scene = await openGateScene();
}, 60_000);

afterAll(() => scene.close());

test("an answer that was edited within the second in which it was written is none", async () => {
  const { issue } = await scene.askRelease();
  const { control } = scene.github;
  const id = control.comment(issue, "ada", "is this the one with the exports?");
  control.editComment(id, "mallory", "/approve v1.4.0");
  const comment = await scene.as("ada", "GET", `issues/comments/${id}`);
  // The precondition: it is ada's, and its times tell nothing.
  expect(comment).toMatchObject({ body: "/approve v1.4.0", user: { login: "ada" } });
  expect(comment["updated_at"]).toBe(comment["created_at"]);
  expect((await scene.answer(issue, id)).outputs).toMatchObject({ answer: "refused", reason: "edited" });
  expect((await scene.release(id)).outputs).toMatchObject({ state: "refused", reason: "edited" });
});

test("an answer that a person has hidden since is still what it was", async () => {
  const { issue } = await scene.askRelease();
  const { control } = scene.github;
  const id = control.comment(issue, "ada", "/approve v1.4.0");
  scene.pass(5000);
  control.hideComment(id);
  const comment = await scene.as("ada", "GET", `issues/comments/${id}`);
  expect(comment["updated_at"]).not.toBe(comment["created_at"]);
  expect((await scene.answer(issue, id)).outputs).toMatchObject({ answer: "approved" });
});

test.each([
  "/approve v1.4.0\n/reject it is broken",
  "/approve v1.4.0\nbut not before Monday",
  "    /approve v1.4.0",
  "/reject-nothing",
])("%j decides nothing, and gets an explanation", async (body) => {
  const { issue } = await scene.askRelease();
  const id = scene.github.control.comment(issue, "ada", body);
  expect((await scene.answer(issue, id)).outputs).toMatchObject({ answer: "refused", reason: "malformed" });
  expect((await scene.release(id)).outputs).toMatchObject({ state: "refused", reason: "malformed" });
  const comments = Object.values(await scene.as("ada", "GET", `issues/${issue}/comments?per_page=100`));
  expect(JSON.stringify(comments.at(-1))).toContain("Write a comment that is `/approve v1.4.0` and nothing else");
});
