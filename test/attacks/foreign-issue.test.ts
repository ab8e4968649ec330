import { type GateScene, openGateScene } from "./gate-scene.ts";

/** Any person can open an issue or a pull request, and give it any title. */

// The first request reads GitHub's description of its API, which takes a while on a busy machine.
jest.setTimeout(120_000);

let scene: GateScene;

beforeEach(async () => {
  scene = await openGateScene();
}, 60_000);

afterEach(() => scene.close());

const TITLE = "Release v1.4.0";

async function expectOwnIssue(foreign: number): Promise<void> {
  const listed = Object.values(await scene.as("ada", "GET", "issues?state=open"));
  // The precondition: it is open, has the title, and is listed as GitHub lists it.
  expect(listed).toContainEqual(expect.objectContaining({ number: foreign, title: TITLE }));
  const { issue } = await scene.askRelease();
  expect(issue).not.toBe(foreign);
  const own = await scene.as("ada", "GET", `issues/${issue}`);
  expect(own).toMatchObject({ title: TITLE, user: { login: "github-actions[bot]" } });
  const yes = scene.github.control.comment(issue, "ada", "/approve v1.4.0");
  expect((await scene.answer(issue, yes)).outputs).toMatchObject({ answer: "approved" });
}

test("a stranger's issue with the title of a release does not take its requests", async () => {
  await expectOwnIssue(scene.github.control.openIssue("stranger", TITLE).number);
});

test("nor does an issue with the mark of ours in it", async () => {
  const body = '<!-- sluice-release "v1.4.0" -->\nThe request is below.';
  await expectOwnIssue(scene.github.control.openIssue("stranger", TITLE, body).number);
});

test("nor does a pull request, which GitHub lists among the issues", async () => {
  const wish = { title: TITLE, head: "main", base: "main" };
  await expectOwnIssue(scene.github.control.openPull("stranger", wish).number);
});

test("nor does an issue whose account is gone", async () => {
  const { control } = scene.github;
  const { number } = control.openIssue("stranger", TITLE);
  control.deletePerson("stranger");
  await expectOwnIssue(number);
});

test("the starter stays the starter, whichever issue the release is asked in", async () => {
  scene.github.control.openIssue("stranger", TITLE);
  const first = await scene.askRelease("ada");
  await scene.as("mallory", "PATCH", `issues/${first.issue}`, { state: "closed" });
  const { issue } = await scene.askRelease("ada");
  expect(issue).not.toBe(first.issue);
  const yes = scene.github.control.comment(issue, "ada", "/approve v1.4.0");
  expect((await scene.answer(issue, yes)).outputs).toMatchObject({ answer: "refused", reason: "self-approval" });
});

test("nor do more open issues than one page of the forge's answer holds hide the one of ours", async () => {
  const { control } = scene.github;
  const first = await scene.askRelease();
  for (let count = 0; count < 120; count++) control.openIssue("stranger", TITLE);
  const [page, next] = await Promise.all(
    [1, 2].map((number) => scene.as("ada", "GET", `issues?state=open&per_page=100&page=${number}`)),
  );
  // The precondition: the newest come first, so that ours is on the second page.
  expect(JSON.stringify(page)).not.toContain("sluice-release");
  expect(JSON.stringify(next)).toContain("sluice-release");
  expect((await scene.askRelease()).issue).toBe(first.issue);
});
