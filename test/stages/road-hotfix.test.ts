import { must } from "../sandbox/processes.ts";
import { type BuiltRun, type BuiltScene, openBuiltScene, problem } from "./built-scene.ts";

/** A fix of what is live, past everything that main has gathered since. */

let scene: BuiltScene;

const HEAD = "# Changelog\n\n## [Unreleased]\n";
const FIRST = "\n## [1.0.0]\n\n- What v1.0.0 brings\n";
/** Its workflow can be dispatched, because a branch that a run's own token pushes starts nothing. */
const CI = `name: CI
on: { push: { branches: [main] }, workflow_dispatch: {} }
permissions: {}
jobs:
  unit:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps: [{ run: "true" }]
`;
const RULES = "check-readiness: { required-workflows: [ci.yml], staging: staging, wait-for-checks: 4m }\n";

/** What every commit of main has besides the application; its changelog grows with each. */
let files: Readonly<Record<string, string>>;
let entries = { Added: "", Fixed: "" };

/** The changelog with one more entry under what is unreleased. */
function tell(part: keyof typeof entries, entry: string): Readonly<Record<string, string>> {
  entries = { ...entries, [part]: `${entries[part]}- ${entry}\n` };
  const parts = Object.entries(entries).flatMap(([title, list]) => (list === "" ? [] : `\n### ${title}\n\n${list}`));
  return { "CHANGELOG.md": `${HEAD}${parts.join("")}${FIRST}` };
}

beforeAll(async () => {
  scene = await openBuiltScene();
  const config = ".github/sluice.yml";
  files = { ".github/workflows/ci.yml": CI, [config]: `${scene.road.files[config] ?? ""}${RULES}` };
  await scene.merge("one", { files });
  const tagged = await scene.changelogOnly("v1.0.0");
  expect(problem(await scene.pushMain())).toBe("");
  expect(problem(await scene.start("ci.yml", { kind: "push", branch: "main" }))).toBe("");
  expect(problem(await scene.release("v1.0.0", tagged))).toBe("");
});

afterAll(() => scene.close());

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

test("a fix of main is taken over onto the stable tag, waits for staging and its tests, and is live without the rest", async () => {
  const { origin } = scene.production.sandbox;
  await scene.merge("two", { files: { ...files, ...tell("Added", "Two words (#6)") } });
  const fix = await origin.commit(
    { "image/app/fix": "three\n", ...tell("Fixed", "The export no longer loses hours (#7)") },
    "fix: exports lose hours (#7)",
  );

  const started = await hotfix({ commits: fix.slice(0, 12) });
  expect(problem(started)).toBe("");
  expect(started.text).toContain("v1.0.1 is to fix v1.0.0, on hotfix/v1.0.1.");
  expect(started.text).toContain("Afterwards merge hotfix/v1.0.1 back");
  expect(await git("log", "--format=%s", "v1.0.0..hotfix/v1.0.1")).toBe("fix: exports lose hours (#7)");
  expect(await git("log", "-1", "--format=%b", "hotfix/v1.0.1")).toBe(`(cherry picked from commit ${fix})`);
  // Main's other entry would be a conflict; the fix brings its own one only.
  expect(await git("show", "hotfix/v1.0.1:CHANGELOG.md")).toBe(
    `${HEAD}\n### Fixed\n\n- The export no longer loses hours (#7)\n${FIRST}`.trim(),
  );

  // All three were dispatched, and run at the same time, as on GitHub: the preparation is there first.
  const [staged, tested, prepared] = await Promise.all([scene.follow(), scene.follow(), scene.follow()]);
  expect([problem(staged), problem(tested), problem(prepared)]).toEqual(["", "", ""]);
  expect(prepared.text).toMatch(/Waiting for at most \d+ (s|min): .*Staging \(staging runs \w{12}\)/);
  const picked = await origin.commitOf("hotfix/v1.0.1~1");
  expect((await scene.running(scene.staging)).name).toBe(`${scene.image}:sha-${picked}`);
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
  const fits = await origin.commit({ "image/app/other": "1\n", ...tell("Fixed", "Another one") }, "fix: another one");
  const word = await origin.commit({ "image/app/word": "four\n", ...tell("Fixed", "The word") }, "fix: the word");
  const refused = await hotfix({ commits: `${fits}, ${word}` });
  expect(refused.result).toBe("failure");
  expect(refused.text).toContain(`${word.slice(0, 12)} cannot be applied to v1.0.1: image/app/word is in conflict.`);
  expect(refused.text).toContain("git switch --create hotfix/v1.0.2 v1.0.1");
  expect(refused.text).toContain(`git cherry-pick -x ${fits.slice(0, 12)} ${word.slice(0, 12)}`);
  expect(await branches()).toEqual(before);
  expect(await scene.road.follow()).toBeUndefined();
});

test("a feature is no hotfix: its branch is there, and nothing is released from it", async () => {
  const { origin } = scene.production.sandbox;
  const feature = await origin.commit({ "image/app/new": "1\n" }, "feat: a new page");
  expect(problem(await hotfix({ commits: feature }))).toBe("");
  for (const _ of ["staging", "its tests"]) expect(problem(await scene.follow())).toBe("");
  const prepared = await scene.follow();
  expect(prepared.result).toBe("failure");
  expect(prepared.text).toMatch(
    /A hotfix is a patch, but the changes of this branch require a minor release: \w{12} "a new page"/,
  );
  expect(scene.asked).toEqual([]);
});

test("run again it finds its own branch; one that holds something else is a person's work", async () => {
  const { origin } = scene.production.sandbox;
  const end = await origin.commitOf("hotfix/v1.0.2");
  const feature = (await git("log", "-1", "--format=%H", "main")).trim();
  const again = await hotfix({ commits: feature });
  expect(problem(again)).toBe("");
  expect(await origin.commitOf("hotfix/v1.0.2")).toBe(end);
  while ((await scene.road.follow()) !== undefined);
  const other = await hotfix({});
  expect(other.text).toContain("The branch hotfix/v1.0.2 exists already, with other commits.");
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

test("a fix that was rolled back is no base and no obstacle: the next one follows the release that runs again", async () => {
  const { origin } = scene.production.sandbox;
  await git("update-ref", "-d", "refs/heads/hotfix/v1.0.2");
  const inputs = { target: "previous", reason: "hours are lost twice" };
  expect(problem(await scene.start("rollback.yml", { kind: "workflow_dispatch", inputs }))).toBe("");
  expect(await origin.tags()).toContain("v1.0.1-rollback");
  scene.asked.length = 0;
  const fix = await origin.commit(
    { "image/app/fix": "five\n", ...tell("Fixed", "The export loses hours no more (#8)") },
    "fix: exports lose hours twice (#8)",
  );

  // It changes a file that only the rolled-back release has.
  expect((await hotfix({ commits: fix })).text).toContain(
    "cannot be applied to v1.0.0: CHANGELOG.md, image/app/fix are",
  );
  const whole = await origin.commit(
    { "image/app/again": "six\n", ...tell("Fixed", "The export counts hours once (#9)") },
    "fix: exports count hours (#9)",
  );
  const started = await hotfix({ commits: whole });
  expect(problem(started)).toBe("");
  expect(started.text).toContain("v1.0.2 is to fix v1.0.0, on hotfix/v1.0.2.");
  const runs = await Promise.all([scene.follow(), scene.follow(), scene.follow()]);
  expect(runs.map(problem)).toEqual(["", "", ""]);
  expect(await origin.tags()).toContain("v1.0.2");
  expect(await git("merge-base", "v1.0.1", "v1.0.2")).toBe(await origin.commitOf("v1.0.0"));
  const deployed = await scene.follow();
  expect(problem(deployed)).toBe("");
  expect((await scene.running(scene.production.host)).name).toBe(`${scene.image}:v1.0.2`);
});

test("a tag that is pushed by hand is taken on its own hotfix branch only", async () => {
  const { origin } = scene.production.sandbox;
  const end = await origin.commitOf("hotfix/v1.0.2");
  await git("-c", "user.name=A", "-c", "user.email=a@example.org", "tag", "-a", "-m", "Release v1.0.3", "v1.0.3", end);
  const refused = await scene.start("deploy-prod.yml", { kind: "push", tag: "v1.0.3" });
  expect(refused.results).toMatchObject({ preflight: "failure", release: "skipped" });
  expect(refused.text).toContain("The commit of v1.0.3 is not on main");
});
