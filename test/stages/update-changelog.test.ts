import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGitOrigin, type GitOrigin } from "../sandbox/git-origin.ts";
import { type GithubDouble, startGithub } from "../sandbox/github/double.ts";
import { must } from "../sandbox/processes.ts";
import { runStep, type StepResult } from "../sandbox/step.ts";

/** The changelog's section of a release: the real bundle, real git behind the forge and in the checkout. */

jest.setTimeout(60_000);

const REPOSITORY = "example/app";
const RELEASED = "## [1.0.0] - 2026-01-01\r\n\r\n- First\r\n\r\n[unreleased]: https://x.example/compare/v1.0.0...HEAD";
const CHANGELOG = `\uFEFF# Changelog\r\n\r\n## [Unreleased]\r\n\r\n### Added\r\n\r\n- Exports (#7)\r\n\r\n${RELEASED}`;

let folder: string;
let origin: GitOrigin;
let github: GithubDouble;
let head: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-changelog-"));
  origin = await createGitOrigin(folder);
  await origin.tag("v1.0.0", await origin.commit({ "a.txt": "1", "docs/CHANGES.md": "x" }, "feat: one"));
  await origin.commit({ "a.txt": "2" }, "feat: exports (#7)");
  head = await origin.commit({ "CHANGELOG.md": CHANGELOG }, "docs: what is new");
  github = await startGithub({ repository: REPOSITORY, folder: origin.folder });
  github.control.addPerson({ login: "ada" });
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

let clones = 0;

async function update(inputs: Readonly<Record<string, string>> = {}, commit = head): Promise<StepResult> {
  const workspace = join(folder, `workspace-${++clones}`);
  await origin.cloneTo(workspace, commit);
  const run = github.control.startRun({
    workflow: ".github/workflows/prepare-release.yml",
    event: "workflow_dispatch",
    ref: "refs/heads/main",
    actor: "ada",
  });
  const token = github.control.runToken(run, { contents: "write", "pull-requests": "write" });
  return runStep({
    stage: "update-changelog",
    workspace,
    scratch: folder,
    with: { token, version: "v1.1.0", commit, date: "2026-11-24", ...inputs },
    run: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: REPOSITORY, GITHUB_REF: "refs/heads/main" },
  });
}

/** The bytes of a file, as git has them. */
function fileAt(commit: string, path = "CHANGELOG.md"): string {
  return execFileSync("git", ["-C", origin.folder, "show", `${commit}:${path}`]).toString("utf8");
}

test("the commit is on the branch, with one file changed by exactly what was put in", async () => {
  const { error, outputs, summary } = await update();
  expect(error).toBe("");
  const made = await origin.commitOf("main");
  expect(outputs).toMatchObject({
    changed: "true",
    commit: made,
    "pull-request": "",
    heading: "## [1.1.0] - 2026-11-24",
  });
  const log = await must(["git", "-C", origin.folder, "log", "-1", "--format=%P %s", "--name-only", made]);
  expect(log.trim().split(/\n+/)).toEqual([`${head} docs(changelog): release v1.1.0`, "CHANGELOG.md"]);
  expect(fileAt(made)).toBe(
    CHANGELOG.replace("## [Unreleased]\r\n", "## [Unreleased]\r\n\r\n## [1.1.0] - 2026-11-24\r\n").replace(
      "[unreleased]: https://x.example/compare/v1.0.0...HEAD",
      "[unreleased]: https://x.example/compare/v1.1.0...HEAD\r\n[1.1.0]: https://x.example/compare/v1.0.0...v1.1.0",
    ),
  );
  expect(summary).toContain("Changelog of v1.1.0");
  expect(fileAt(made, "docs/CHANGES.md")).toBe("x");
});

test("of several products the last release is this one's, and its tag's full name is in the commit and the branch", async () => {
  await origin.tag("api/v2.0.0", head);
  head = await origin.commit(
    { "b.txt": "1", "CHANGELOG.md": CHANGELOG.replace("Exports (#7)", "More (#8)") },
    "feat: more (#8)",
  );
  const others = await update({ write: "none" });
  expect(others.error).toContain("exports (#7)");
  const pull = await update({ version: "v2.1.0", "tag-prefix": "api/", write: "pull-request" });
  expect(pull.error).toBe("");
  expect(fileAt(await origin.commitOf("sluice/changelog-api/v2.1.0"))).toContain("## [2.1.0] - 2026-11-24");
  const step = await update({ version: "v2.1.0", "tag-prefix": "api/" });
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ heading: "## [2.1.0] - 2026-11-24", missing: "0" });
  const made = await origin.commitOf("main");
  expect(await must(["git", "-C", origin.folder, "log", "-1", "--format=%s", made])).toBe(
    "docs(changelog): release api/v2.1.0\n",
  );
});

test("twice changes nothing, from the commit before and from the one that was made", async () => {
  const commit = (await update()).outputs["commit"] ?? "";
  for (const from of [head, commit]) {
    const again = await update({}, from);
    expect(again.outputs).toMatchObject({ changed: "false", commit });
  }
  expect(await origin.commitOf("main")).toBe(commit);
});

test("where the branch takes pull requests only one is opened, and no second one", async () => {
  github.control.protectBranch("main");
  const first = await update();
  expect(first.error).toBe("");
  expect(first.outputs).toMatchObject({ changed: "true", commit: "" });
  expect(first.outputs["pull-request"]).toMatch(/\/pull\/\d+$/);
  expect(first.log).toContain("Changes must be made through a pull request.");
  expect(await origin.commitOf("main")).toBe(head);
  expect(fileAt(await origin.commitOf("sluice/changelog-v1.1.0"))).toContain("## [1.1.0] - 2026-11-24");
  expect((await update()).outputs["pull-request"]).toBe(first.outputs["pull-request"]);
  const only = await update({ write: "commit" });
  expect(only.error).toContain("Changes must be made through a pull request.");
});

test("what others pushed meanwhile is not lost: the commit is refused", async () => {
  const other = await origin.commit({ "a.txt": "3" }, "fix: another one (#8)");
  const { error, outputs } = await update();
  expect(error).toContain(`main ended with ${head}, and ends with ${other} now.`);
  expect(outputs["commit"]).toBeUndefined();
  expect(await origin.commitOf("main")).toBe(other);
});

test("a change that nobody wrote down fails, is told, or is drafted, as configured", async () => {
  const commit = await origin.commit({ "a.txt": "3" }, "fix(api): lose no hours (#9)");
  const failed = await update({}, commit);
  expect(failed.error).toContain("1 change has no entry in the changelog: lose no hours (#9).");
  expect(await origin.commitOf("main")).toBe(commit);

  const none = await update({ "missing-entries": "warn", write: "none" }, commit);
  expect(none.error).toBe("");
  expect(none.log).toContain("No entry in the changelog: lose no hours (#9).");
  expect(none.outputs).toMatchObject({ missing: "1", commit: "" });

  const drafted = await update({ "missing-entries": "draft" }, commit);
  expect(drafted.error).toBe("");
  const text = fileAt(drafted.outputs["commit"] ?? "");
  expect(text).toContain("- Exports (#7)\r\n\r\n### Fixed\r\n\r\n- **api:** Lose no hours (#9)\r\n");
  expect(text.endsWith(`${RELEASED.slice(0, 40)}`)).toBe(false);
  expect(text).toContain("## [1.0.0] - 2026-01-01\r\n\r\n- First\r\n");
});

test("types that need no entry, reverted changes, hashes and titles", async () => {
  const undone = await origin.commit({ "a.txt": "3" }, "feat: a bad idea");
  await origin.commit({ "a.txt": "2" }, `Revert "feat: a bad idea"\n\nThis reverts commit ${undone}.`);
  await origin.commit({ "a.txt": "4" }, "chore: tidy up");
  const told = await origin.commit({ "a.txt": "5" }, "fix: count the hours of Sunday");
  const hashed = await origin.commit({ "a.txt": "6" }, "perf: half the time");
  const text = CHANGELOG.replace(
    "- Exports (#7)",
    `- Exports (#7)\r\n- Count the hours of *Sunday*!\r\n- Faster (${hashed.slice(0, 9)})`,
  );
  const commit = await origin.commit({ "CHANGELOG.md": text }, "docs: more of what is new");
  expect(told).not.toBe(hashed);
  expect((await update({}, commit)).error).toBe("");
});

test.each<[string, Readonly<Record<string, string | null>>, string]>([
  ["no changelog", { "CHANGELOG.md": null }, "There is no CHANGELOG.md"],
  ["no section of unreleased changes", { "CHANGELOG.md": "# Changelog\n" }, 'has no section "Unreleased"'],
])("%s is refused with what to do", async (_, files, why) => {
  const commit = await origin.commit(files, "docs: change it");
  const { error, outputs } = await update({ "missing-entries": "warn" }, commit);
  expect(error).toContain(why);
  expect(outputs["commit"]).toBeUndefined();
});

test("a shallow checkout is refused", async () => {
  const workspace = join(folder, "shallow");
  await must(["git", "clone", "--quiet", "--depth", "1", origin.url, workspace]);
  const { error } = await runStep({
    stage: "update-changelog",
    workspace,
    scratch: folder,
    with: { token: "x", version: "v1.1.0" },
    run: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: REPOSITORY, GITHUB_REF: "refs/heads/main" },
  });
  expect(error).toContain("fetch-depth: 0");
});
