import { must } from "../sandbox/processes.ts";
import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/** From merged commits to a pushed tag, with two people's words on the way, and what the tag is then held against. */

let scene: RoadScene;

beforeAll(async () => {
  scene = await openRoadScene();
  // The first release is from before there was a sign-off.
  await scene.launch();
});

afterAll(() => scene.close());

beforeEach(() => scene.begin());

afterEach(() => expect(scene.road.github.violations).toEqual([]));

const CONFIG = ".github/sluice.yml";

/** What is merged, and built under the name that it will have; no one has tagged it. */
async function merge(tag: string): Promise<string> {
  const config = `${scene.road.files[CONFIG] ?? ""}\ncheck-readiness: { sign-off: staging-signoff }\n`;
  const changelog = `# Changelog\n\n## [Unreleased]\n\n- What ${tag} brings\n- Another one\n`;
  const { commit } = await scene.publish(tag, { files: { [CONFIG]: config, "CHANGELOG.md": changelog } });
  await scene.production.sandbox.origin.deleteTag(tag);
  return commit;
}

const prepare = (inputs: Readonly<Record<string, string>>): Promise<Told> =>
  scene.dispatch("prepare-release.yml", { inputs });

const job = ({ end }: Told, id: string): string | undefined => end.jobs.get(`prepare / ${id}`)?.result;

const text = ({ lines }: Told): string => lines.join("\n");

test("dispatch, sign-off, the word for the tag, deploy: four answers, one commit", async () => {
  const commit = await merge("v1.1.0");
  const prepared = await prepare({ bump: "minor", message: "exports are faster" });
  expect(prepared.end.result === "success" ? "" : text(prepared)).toBe("");
  expect(scene.asked).toEqual(["staging-signoff", "release"]);
  expect(text(prepared)).toContain("v1.1.0 is planned (minor).");
  const { origin } = scene.production.sandbox;
  const tagged = await origin.commitOf("v1.1.0");
  expect(await must(["git", "-C", origin.folder, "log", "-1", "--format=%P %s", tagged])).toBe(
    `${commit} docs(changelog): release v1.1.0\n`,
  );
  expect(await origin.commitOf("main")).toBe(tagged);
  expect(text(prepared)).toContain("deploy-prod.yml was dispatched for v1.1.0");

  const deployed = await scene.watch(async (observer) => {
    const end = await scene.road.follow({ observer });
    if (end === undefined) throw new Error("Nothing was dispatched.");
    return end;
  });
  expect(deployed.end.result === "success" ? "" : text(deployed)).toBe("");
  expect(scene.asked).toEqual(["staging-signoff", "release", "production", "production-verdict"]);
  expect(await scene.running()).toBe("v1.1.0");
});

test("a commit that was sent back is not tagged, and a tag that is pushed by hand does not help it", async () => {
  const commit = await merge("v1.2.0");
  scene.person = (waiting) => scene.road.answer(waiting, "rejected", "the form loses hours");
  const prepared = await prepare({ bump: "minor" });
  expect(prepared.end.result).toBe("failure");
  expect(job(prepared, "tag")).toBe("skipped");
  expect(scene.asked).toEqual(["staging-signoff"]);
  expect(text(prepared)).toContain("ada rejected staging-signoff: the form loses hours.");

  await scene.production.sandbox.origin.tag("v1.2.0", commit);
  const pushed = await scene.push("v1.2.0");
  expect(pushed.results).toMatchObject({ preflight: "failure", release: "skipped" });
  expect(text(pushed)).toContain("The sign-off does not count. It was tested and rejected.");
  expect(scene.asked).toEqual(["staging-signoff"]);
  expect(await scene.running()).toBe("v1.1.0");
});

test("a rejection for the tag makes none", async () => {
  await merge("v1.3.0");
  scene.person = (waiting) => {
    scene.road.answer(waiting, waiting.environment === "release" ? "rejected" : "approved");
  };
  const prepared = await prepare({ version: "v1.3.0" });
  expect(prepared.end.result).toBe("failure");
  expect(job(prepared, "sign-off")).toBe("success");
  expect(await scene.production.sandbox.origin.tags()).not.toContain("v1.3.0");
  expect(await scene.road.follow()).toBeUndefined();
});

test("a commit that only changes the changelog has its parent's sign-off; any other commit has none", async () => {
  const { origin } = scene.production.sandbox;
  const changelog = "# Changelog\n\n## [1.3.0]\n\n- What v1.3.0 brings, in better words\n";
  await origin.tag("v1.3.0", await origin.commit({ "CHANGELOG.md": changelog }, "docs: better words"));
  const pushed = await scene.push("v1.3.0");
  expect(pushed.end.result === "success" ? "" : text(pushed)).toBe("");
  expect(await scene.running()).toBe("v1.3.0");

  scene.begin();
  const more = await origin.commit({ "CHANGELOG.md": `${changelog}\n`, "app.conf": "1" }, "docs: two files");
  await origin.tag("v1.4.0", more);
  const refused = await scene.push("v1.4.0");
  expect(refused.results).toMatchObject({ preflight: "failure" });
  expect(text(refused)).toContain("This commit has no sign-off.");
  expect(scene.asked).toEqual([]);
});

test("a status that a person set is no sign-off: what counts is the run that it points to", async () => {
  const { origin } = scene.production.sandbox;
  const { github } = scene.road;
  const commit = await origin.commitOf("v1.4.0");
  const [first = 0] = scene.road.runs;
  for (const [url, why] of [
    [`https://github.example/example/app/actions/runs/${first}`, `The run ${first} was about`],
    ["https://github.example/example/app/actions/runs/999999", "There is no run 999999."],
    ["https://example.com/trust-me", "names no run with an approval request"],
  ]) {
    github.control.setStatus(commit, {
      context: "sluice/staging-signoff",
      state: "success",
      url: url ?? "",
      login: "grace",
    });
    const pushed = await scene.push("v1.4.0");
    expect(pushed.results).toMatchObject({ preflight: "failure" });
    expect(text(pushed)).toContain(why);
  }
});

test("nothing to release, and a version that is not newer, are refused before any person is asked", async () => {
  const { origin } = scene.production.sandbox;
  const none = await prepare({});
  expect(text(none)).toContain("There is nothing to release");
  await origin.commit({ "app.conf": "2" }, "fix: another one");
  const old = await prepare({ version: "v1.0.1" });
  expect(text(old)).toContain("v1.0.1 is not newer than v1.4.0, the newest release.");
  expect([old.end.result, none.end.result, scene.asked]).toEqual(["failure", "failure", []]);
});

test("where the branch takes pull requests only the run ends with one, and tags when it was merged", async () => {
  const { origin } = scene.production.sandbox;
  await merge("v1.6.0");
  scene.road.github.control.protectBranch("main");
  const waiting = await prepare({ version: "v1.6.0" });
  expect(waiting.end.result === "success" ? "" : text(waiting)).toBe("");
  expect([job(waiting, "changelog"), job(waiting, "tag")]).toEqual(["success", "skipped"]);
  expect(text(waiting)).toMatch(/The section of v1\.6\.0 waits in \S+\/pull\/\d+/);
  expect(await origin.tags()).not.toContain("v1.6.0");

  // As a squash merge does it.
  const proposed = await must(["git", "-C", origin.folder, "show", "sluice/changelog-v1.6.0:CHANGELOG.md"]);
  const merged = await origin.commit({ "CHANGELOG.md": proposed }, "docs(changelog): release v1.6.0 (#1)");
  const again = await prepare({ version: "v1.6.0" });
  expect(again.end.result === "success" ? "" : text(again)).toBe("");
  expect(await origin.commitOf("v1.6.0")).toBe(merged);
});

test("a push while a person looks at staging stops it: what would be tagged is not what was signed off", async () => {
  const { origin } = scene.production.sandbox;
  await merge("v1.7.0");
  scene.person = (asked) => {
    void origin.commit({ "app.conf": "3" }, "feat: too late").then(() => scene.road.answer(asked, "approved"));
  };
  const prepared = await prepare({ version: "v1.7.0" });
  expect(prepared.end.result).toBe("failure");
  expect(text(prepared)).toContain("the planned and signed-off commit is no longer the one that would be released");
  expect(await origin.tags()).not.toContain("v1.7.0");
});
