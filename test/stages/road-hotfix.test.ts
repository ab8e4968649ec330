import { must } from "../sandbox/processes.ts";
import { type BuiltRun, type BuiltScene, openBuiltScene, problem } from "./built-scene.ts";

/** A fix of what is live, past everything that main has gathered since. */

jest.setTimeout(300_000);

let scene: BuiltScene;

const HEAD = "# Changelog\n\n## [Unreleased]\n\n";
const FIRST = "## [1.0.0]\n\n- What v1.0.0 brings\n";

beforeAll(async () => {
  scene = await openBuiltScene();
  const tagged = await scene.changelogOnly("v1.0.0");
  expect(problem(await scene.pushMain())).toBe("");
  expect(problem(await scene.release("v1.0.0", tagged))).toBe("");
}, 240_000);

afterAll(() => scene.close(), 60_000);

beforeEach(() => {
  scene.asked.length = 0;
});

afterEach(() => expect(scene.road.github.violations).toEqual([]));

const hotfix = (inputs: Readonly<Record<string, string>>): Promise<BuiltRun> =>
  scene.start("hotfix.yml", { kind: "workflow_dispatch", inputs });

const git = async (...args: readonly string[]): Promise<string> =>
  (await must(["git", "-C", scene.production.sandbox.origin.folder, ...args])).trim();

const branches = async (): Promise<string[]> =>
  (await git("for-each-ref", "--format=%(refname:strip=2)", "refs/heads/hotfix")).split("\n").filter(Boolean);

test("a fix of main is taken over onto the stable tag, passes staging and the same gates, and is live without the rest", async () => {
  const { origin } = scene.production.sandbox;
  const changelog = `${HEAD}${FIRST}`;
  await scene.merge("two", { files: { "CHANGELOG.md": changelog } });
  const mended = changelog.replace(HEAD, `${HEAD}- The export no longer loses hours (#7)\n\n`);
  const fix = await origin.commit(
    { "image/app/fix": "three\n", "CHANGELOG.md": mended },
    "fix: exports lose hours (#7)",
  );

  const started = await hotfix({ commits: fix.slice(0, 12) });
  expect(problem(started)).toBe("");
  expect(started.text).toContain("v1.0.1 is to fix v1.0.0, on hotfix/v1.0.1.");
  expect(started.text).toContain("Afterwards merge hotfix/v1.0.1 back");
  expect(await git("log", "--format=%s", "v1.0.0..hotfix/v1.0.1")).toBe("fix: exports lose hours (#7)");
  expect(await git("log", "-1", "--format=%b", "hotfix/v1.0.1")).toBe(`(cherry picked from commit ${fix})`);

  const staged = await scene.follow();
  expect(problem(staged)).toBe("");
  const picked = await origin.commitOf("hotfix/v1.0.1");
  expect((await scene.running(scene.staging)).name).toBe(`${scene.image}:sha-${picked}`);

  const prepared = await scene.follow();
  expect(problem(prepared)).toBe("");
  expect(prepared.text).toContain("v1.0.1 is planned (patch).");
  expect(prepared.text).toContain("Afterwards merge hotfix/v1.0.1 back");
  expect(scene.asked).toEqual(["staging-signoff", "release"]);

  const deployed = await scene.follow();
  expect(problem(deployed)).toBe("");
  expect(scene.asked).toEqual(["staging-signoff", "release", "production", "production-verdict"]);
  const digest = await scene.digestOf(`sha-${picked}`);
  expect(await scene.running(scene.production.host)).toEqual({
    name: `${scene.image}:v1.0.1`,
    digests: expect.stringContaining(digest ?? "none"),
  });
  expect(await git("show", "v1.0.1:image/app/word")).toBe("one");
  expect(await git("branch", "--contains", "v1.0.1", "--format=%(refname:short)")).toBe("hotfix/v1.0.1");
});

test("a commit that does not fit pushes nothing, and the report says what to do by hand", async () => {
  const { origin } = scene.production.sandbox;
  const before = await branches();
  const fits = await origin.commit({ "image/app/other": "1\n" }, "fix: another one");
  const word = await origin.commit({ "image/app/word": "four\n" }, "fix: the word");
  const refused = await hotfix({ commits: `${fits}, ${word}` });
  expect(refused.result).toBe("failure");
  expect(refused.text).toContain(`${word.slice(0, 12)} does not fit onto v1.0.1: image/app/word is in conflict.`);
  expect(refused.text).toContain("git switch --create hotfix/v1.0.2 v1.0.1");
  expect(refused.text).toContain(`git cherry-pick -x ${fits.slice(0, 12)} ${word.slice(0, 12)}`);
  expect(await branches()).toEqual(before);
  expect(await scene.road.follow()).toBeUndefined();
});

test("a feature is no hotfix: its branch is there, and nothing is released from it", async () => {
  const { origin } = scene.production.sandbox;
  const feature = await origin.commit({ "image/app/new": "1\n" }, "feat: a new page");
  expect(problem(await hotfix({ commits: feature }))).toBe("");
  expect(problem(await scene.follow())).toBe("");
  const prepared = await scene.follow();
  expect(prepared.result).toBe("failure");
  expect(prepared.text).toMatch(
    /A hotfix is a patch, but this branch brings what asks for a minor release: \w{12} "a new page"/,
  );
  expect(scene.asked).toEqual([]);
});

test("run again it finds its own branch; one that holds something else is somebody's work", async () => {
  const { origin } = scene.production.sandbox;
  const end = await origin.commitOf("hotfix/v1.0.2");
  const feature = (await git("log", "-1", "--format=%H", "main")).trim();
  const again = await hotfix({ commits: feature });
  expect(problem(again)).toBe("");
  expect(await origin.commitOf("hotfix/v1.0.2")).toBe(end);
  while ((await scene.road.follow()) !== undefined);
  const other = await hotfix({});
  expect(other.text).toContain("The branch hotfix/v1.0.2 is there already, and holds something else.");
});

test.each([
  [{ from: "v1.0.0" }, "v1.0.1 fixes v1.0.0 already."],
  [{ from: "v7.0.0" }, "v7.0.0 is no release of this repository."],
  [{ commits: "0123456789ab" }, "0123456789ab is no commit on any branch of this repository."],
  [{ commits: "main; rm -rf /" }, "`commits`"],
])("%j is refused", async (inputs, says) => {
  const refused = await hotfix(inputs);
  expect(refused.result).toBe("failure");
  expect(refused.text).toContain(says);
});

test("a tag that is pushed by hand is taken on its own hotfix branch only", async () => {
  const { origin } = scene.production.sandbox;
  const end = await origin.commitOf("hotfix/v1.0.2");
  await git("-c", "user.name=A", "-c", "user.email=a@example.org", "tag", "-a", "-m", "Release v1.0.3", "v1.0.3", end);
  const refused = await scene.start("deploy-prod.yml", { kind: "push", tag: "v1.0.3" });
  expect(refused.results).toMatchObject({ preflight: "failure", release: "skipped" });
  expect(refused.text).toContain("The commit of v1.0.3 is not on main");
});
