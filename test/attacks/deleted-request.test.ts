import { type GateScene, openGateScene } from "./gate-scene.ts";

/** Whoever has write access can delete comments, and an answer counts for the request above it. */

// The first request reads GitHub's description of its API, which takes a while on a busy machine.
jest.setTimeout(120_000);

let scene: GateScene;

beforeAll(async () => {
  scene = await openGateScene();
}, 60_000);

afterAll(() => scene.close());

const OVERRIDE = { "override-windows": "lessons", "override-reason": "it cannot wait" };

test("when the request that was answered is deleted, its answer does not count for the one before it", async () => {
  const { control } = scene.github;
  const before = await scene.askRelease("grace", OVERRIDE);
  const { issue, request } = await scene.askRelease("grace");
  const yes = control.comment(issue, "ada", "/approve v1.4.0");
  await scene.as("mallory", "DELETE", `issues/comments/${request}`);
  const left = Object.values(await scene.as("ada", "GET", `issues/${issue}/comments?per_page=100`));
  // The precondition: right above the answer there now is the request that ada has not answered.
  expect(left.map((one) => (one as { readonly id: number }).id).slice(-2)).toEqual([before.request, yes]);
  const { outputs } = await scene.release(yes);
  expect(outputs).toMatchObject({ state: "refused", reason: "stale", "override-windows": "" });
  expect((await scene.answer(issue, yes)).outputs).toMatchObject({ answer: "refused", reason: "stale" });
});
