import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGitOrigin, type GitOrigin } from "../sandbox/git-origin.ts";
import { type GithubDouble, startGithub } from "../sandbox/github/double.ts";
import { must } from "../sandbox/processes.ts";
import { runStep, type StepResult } from "../sandbox/step.ts";

/** The changelog's section of a release: the real bundle, real git behind the forge and in the checkout. */

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

async function update(
  inputs: Readonly<Record<string, string>> = {},
  commit = head,
  scopes: Parameters<GithubDouble["control"]["runToken"]>[1] = { contents: "write", "pull-requests": "write" },
): Promise<StepResult> {
  const workspace = join(folder, `workspace-${++clones}`);
  await origin.cloneTo(workspace, commit);
  const run = github.control.startRun({
    workflow: ".github/workflows/prepare-release.yml",
    event: "workflow_dispatch",
    ref: "refs/heads/main",
    actor: "ada",
  });
  const token = github.control.runToken(run, scopes);
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
  return execFileSync("git", ["-C", origin.folder, "show", `${commit}:${path}`], { maxBuffer: 2 ** 26 }).toString(
    "utf8",
  );
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

test("without an earlier release the tags that resemble versions and were not read are named", async () => {
  const step = await update({ "tag-prefix": "web/", write: "none", "missing-entries": "warn" });
  expect(step.error).toBe("");
  expect(step.log).toContain(
    "::warning::This is taken for the first release. Tags that look like versions were not read: v1.0.0.",
  );
  expect((await update({ write: "none" })).log).not.toContain("first release");
});

test("twice changes nothing, from the commit before and from the one that was made", async () => {
  const commit = (await update()).outputs["commit"] ?? "";
  for (const from of [head, commit]) {
    const again = await update({}, from);
    expect(again.outputs).toMatchObject({ changed: "false", commit });
  }
  expect(await origin.commitOf("main")).toBe(commit);
});

test("what came after the section was made is judged, and what was written meanwhile moves into it", async () => {
  const made = (await update()).outputs["commit"] ?? "";
  const withoutEntry = await origin.commit({ "a.txt": "3" }, "feat: imports (#9)");
  const refused = await update({}, withoutEntry);
  expect(refused.error).toContain("1 change has no entry in the changelog: imports (#9).");
  expect(await origin.commitOf("main")).toBe(withoutEntry);
  expect((await update({ "missing-entries": "warn" }, withoutEntry)).outputs).toMatchObject({
    changed: "false",
    missing: "1",
  });

  const text = fileAt(made).replace(
    "## [Unreleased]\r\n",
    "## [Unreleased]\r\n\r\n### Added\r\n\r\n- Imports (#9)\r\n",
  );
  const told = await origin.commit({ "CHANGELOG.md": text }, "docs: imports");
  const again = await update({}, told);
  expect(again.error).toBe("");
  expect(again.outputs).toMatchObject({ changed: "true", missing: "0", heading: "## [1.1.0] - 2026-11-24" });
  const commit = again.outputs["commit"] ?? "";
  expect(commit).toBe(await origin.commitOf("main"));
  expect(fileAt(commit)).toBe(
    fileAt(made)
      .replace("- Exports (#7)\r\n", "- Exports (#7)\r\n- Imports (#9)\r\n")
      .replace("## [Unreleased]\r\n\r\n", "## [Unreleased]\r\n\r\n### Added\r\n\r\n"),
  );
  for (const from of [told, commit])
    expect((await update({}, from)).outputs).toMatchObject({ changed: "false", commit });
  expect(await origin.commitOf("main")).toBe(commit);
});

test("what is missing in a section that is there is drafted into it", async () => {
  const made = (await update()).outputs["commit"] ?? "";
  const withoutEntry = await origin.commit({ "a.txt": "3" }, "feat: imports (#9)");
  const drafted = await update({ "missing-entries": "draft" }, withoutEntry);
  expect(drafted.outputs).toMatchObject({ changed: "true", missing: "1" });
  expect(fileAt(drafted.outputs["commit"] ?? "")).toBe(
    fileAt(made).replace("- Exports (#7)\r\n", "- Exports (#7)\r\n- Imports (#9)\r\n"),
  );
});

test("a tagged version's section is judged, and nothing moves into it", async () => {
  const made = (await update()).outputs["commit"] ?? "";
  const text = fileAt(made).replace("## [Unreleased]\r\n", "## [Unreleased]\r\n\r\n- Later\r\n");
  const later = await origin.commit({ "CHANGELOG.md": text }, "docs: later");
  await origin.tag("v1.1.0", made);
  expect((await update({}, later)).outputs).toMatchObject({ changed: "false", commit: later });
});

test("a section that a person wrote is judged by the same policy", async () => {
  const write = (entry: string): Promise<string> =>
    origin.commit(
      { "CHANGELOG.md": `# Changelog\n\n## [1.1.0]\n\n${entry}\n## [1.0.0]\n\n- First\n` },
      "docs: by hand",
    );
  const poor = await update({}, await write("- Something\n"));
  expect(poor.error).toContain("1 change has no entry in the changelog: exports (#7).");
  const empty = await update({ "missing-entries": "warn" }, await write("<!-- nothing yet -->\n"));
  expect(empty.error).toContain('section "## [1.1.0]" is empty');
  const good = await write("- Exports (#7)\n");
  expect((await update({}, good)).outputs).toMatchObject({ changed: "false", commit: good });
});

test("asked what it would write it refuses as when it writes, needs to read alone, and writes nothing", async () => {
  const asked = { write: "none" };
  const told = await update(asked, head, { contents: "read" });
  expect(told.error).toBe("");
  expect(told.outputs).toMatchObject({ changed: "true", commit: "", heading: "## [1.1.0] - 2026-11-24" });
  expect(told.summary).toContain("What would be written");
  expect(told.summary).toContain("- Exports (#7)");
  const cases = [
    [{ "a.txt": "9" }, "fix: without an entry (#9)", "1 change has no entry"],
    [{ "CHANGELOG.md": "# Changelog\n" }, "docs: no section", 'has no section "Unreleased"'],
    [{ "CHANGELOG.md": null }, "docs: no file", "There is no CHANGELOG.md"],
  ] as const;
  for (const [files, message, why] of cases) {
    const commit = await origin.commit(files, message);
    const [only, writing] = [await update(asked, commit, { contents: "read" }), await update({}, commit)];
    expect(only.error).toContain(why);
    expect(only.error).toBe(writing.error);
    expect(await origin.commitOf("main")).toBe(commit);
  }
  const moved = await update(asked, head, { contents: "read" });
  expect(moved.error).toContain(`main ended with ${head}`);
});

test("asked what it would write it refuses a text that is not UTF-8", async () => {
  const desk = join(folder, "desk");
  writeFileSync(join(desk, "CHANGELOG.md"), Buffer.from("# Log\n\n## [Unreleased]\n\n- Gr\xfc\xdfe\n", "latin1"));
  const commit = await origin.commit({ "a.txt": "9" }, "docs: another encoding");
  const { error } = await update({ write: "none" }, commit, { contents: "read" });
  expect(error).toContain("CHANGELOG.md is not UTF-8.");
});

test("an outage is no protection: no pull request is opened", async () => {
  github.behave({ kind: "status", status: 502, when: "before", method: "PATCH", path: /git\/refs/, times: 9 });
  const { error } = await update();
  expect(error).toContain("The forge did not move main to the commit");
  expect(error).toContain("status page");
  await expect(origin.commitOf("sluice/changelog-v1.1.0")).rejects.toThrow();
});

const PULL = "sluice/changelog-v1.1.0";

test("a pull request that waits is left alone: the same commit, and what a maintainer wrote", async () => {
  const wish = { write: "pull-request" };
  const url = (await update(wish)).outputs["pull-request"];
  const made = await origin.commitOf(PULL);
  expect((await update(wish)).outputs).toMatchObject({ changed: "false", "pull-request": url, commit: "" });
  expect(await origin.commitOf(PULL)).toBe(made);

  const fixed = await pushTo(PULL, fileAt(made).replace("- Exports (#7)", "- Exports, at last (#7)"));
  const left = await update(wish);
  expect(left.outputs).toMatchObject({ changed: "false", "pull-request": url });
  expect(left.log).toContain("holds others' commits and was left as it is");
  expect(await origin.commitOf(PULL)).toBe(fixed);

  const amended = await pushTo(PULL, fileAt(made).replace("- Exports (#7)", "- Amended (#7)"), true);
  expect((await update(wish)).outputs).toMatchObject({ changed: "false" });
  expect(await origin.commitOf(PULL)).toBe(amended);

  const lost = await pushTo(PULL, CHANGELOG);
  expect((await update(wish)).error).toContain("its changelog has no section of v1.1.0");
  expect(await origin.commitOf(PULL)).toBe(lost);
});

test("a branch of others without a pull request is not opened anew over their heads", async () => {
  const url = (await update({ write: "pull-request" })).outputs["pull-request"] ?? "";
  const mine = await pushTo(PULL, fileAt(await origin.commitOf(PULL)).replace("- Exports (#7)", "- Exports! (#7)"));
  github.control.mergePull(Number(url.split("/").at(-1)), mine);
  expect((await update({ write: "pull-request" })).error).toContain("no open pull request is about it");
  expect(await origin.commitOf(PULL)).toBe(mine);
});

test("a pull request that may not be opened says which setting allows it, and what starts no checks", async () => {
  const message = "GitHub Actions is not permitted to create or approve pull requests.";
  github.behave({ kind: "status", status: 403, message, when: "before", method: "POST", path: /\/pulls$/ });
  const { error } = await update({ write: "pull-request" });
  expect(error).toContain(message);
  expect(error).toContain("Allow GitHub Actions to create and approve pull requests");
  expect(error).toContain("RELEASE_TOKEN");
});

test("a branch with slashes is protected like any other", async () => {
  await must(["git", "-C", origin.folder, "branch", "hotfix/v1.1.0", head]);
  const written = await update({ branch: "hotfix/v1.1.0" });
  expect(written.error).toBe("");
  expect(written.outputs["commit"]).toBe(await origin.commitOf("hotfix/v1.1.0"));
  expect(await origin.commitOf("main")).toBe(head);
});

test("a pull request of ours that no one touched follows the branch", async () => {
  const wish = { write: "pull-request" };
  const url = (await update(wish)).outputs["pull-request"];
  const later = await origin.commit({ "a.txt": "3" }, "chore: tidy up");
  const again = await update(wish, later);
  expect(again.outputs).toMatchObject({ changed: "true", "pull-request": url });
  const made = await origin.commitOf(PULL);
  expect((await must(["git", "-C", origin.folder, "log", "-1", "--format=%P", made])).trim()).toBe(later);
});

/** As a maintainer does: a commit on a branch, or its last one amended. */
async function pushTo(branch: string, text: string, amend = false): Promise<string> {
  const clone = join(folder, `maintainer-${++clones}`);
  await origin.cloneTo(clone, await origin.commitOf(branch));
  writeFileSync(join(clone, "CHANGELOG.md"), text);
  const git = (...args: readonly string[]): Promise<string> =>
    must(["git", "-C", clone, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args]);
  if (amend) {
    const message = (await git("log", "-1", "--format=%B", "HEAD~1")).trim();
    await git("reset", "--quiet", "--soft", "HEAD~2");
    await git("commit", "--quiet", "--all", "--message", message);
  } else await git("commit", "--quiet", "--all", "--message", "docs: wording");
  await git("push", "--quiet", "--force", "origin", `HEAD:refs/heads/${branch}`);
  return (await git("rev-parse", "HEAD")).trim();
}

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

test("a change that no one wrote down fails, is told, or is drafted, as configured", async () => {
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

test("drafted parts are called as the file says, or as the changelog's own headings do", async () => {
  const german = "# Log\n\n## [Unreleased]\n\n### Behoben\n\n- Exporte (#7)\n\n## [1.0.0]\n\n- Erstes\n";
  const files = { "CHANGELOG.md": german, ".github/sluice.yml": "update-changelog: { parts: { features: Neu } }" };
  await origin.commit(files, "docs: auf Deutsch");
  await origin.commit({ "a.txt": "3" }, "fix: Stunden (#9)");
  const commit = await origin.commit({ "a.txt": "4" }, "feat: Tage (#10)");
  const { error, outputs } = await update({ "missing-entries": "draft" }, commit);
  expect(error).toBe("");
  const text = fileAt(outputs["commit"] ?? "");
  expect(text).toContain("### Behoben\n\n- Exporte (#7)\n- Stunden (#9)\n\n### Neu\n\n- Tage (#10)\n");
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

test("commits that change only the changelog or the version's number need no entry", async () => {
  await origin.commit({ "package.json": '{\n  "name": "app",\n  "version": "1.0.0"\n}\n' }, "feat: exports (#7)");
  await origin.commit({ "CHANGELOG.md": CHANGELOG.replace("Exports", "All exports") }, "Write down more");
  const raised = await origin.commit(
    { "package.json": '{\n  "name": "app",\n  "version": "1.1.0"\n}\n', VERSION: "1.1.0\n" },
    "Raise the version",
  );
  expect((await update({ write: "none" }, raised)).error).toBe("");
  const more = await origin.commit(
    { "package.json": '{\n  "name": "shop",\n  "version": "1.1.1"\n}\n' },
    "Raise the version and more",
  );
  expect((await update({ write: "none" }, more)).error).toContain(
    "1 change has no entry in the changelog: Raise the version and more",
  );
});

test("a pull request that was merged by rebase is known by what the forge says", async () => {
  const rebased = await origin.commit({ "a.txt": "3" }, "feat: imports of all kinds");
  const text = CHANGELOG.replace("- Exports (#7)", "- Exports (#7)\r\n- CSV comes in (#9)");
  const commit = await origin.commit({ "CHANGELOG.md": text }, "docs: what is new");
  expect((await update({ write: "none" }, commit)).error).toContain("imports of all kinds (");
  const pull = github.control.openPull("ada", { title: "Imports", head: "gone", base: "main" });
  github.control.mergePull(pull.number, rebased);
  const entry = await origin.commit({ "CHANGELOG.md": text.replace("#9", `#${pull.number}`) }, "docs: its number");
  expect((await update({ write: "none" }, entry)).error).toBe("");
  const blind = await update({ write: "none" }, entry, { contents: "read" });
  expect(blind.log).toContain("the job needs `pull-requests: read`");
  expect(blind.error).toContain("imports of all kinds (");
});

test("a file of `breaking-paths` needs an entry, whatever its commit calls itself", async () => {
  await origin.commit({ "db/migrations/1.sql": "a" }, "chore: lay out the tables");
  await origin.tag("v1.0.1", await origin.commit({ "a.txt": "5" }, "chore: nothing"));
  const added = await origin.commit({ "db/migrations/1.sql": "b", "a.txt": "6" }, "chore: other columns");
  const refused = await update({ "breaking-paths": "**/migrations/**" }, added);
  expect(refused.error).toContain("1 change has no entry in the changelog: other columns (");
  expect((await update({ write: "none" }, added)).error).toBe("");
});

test("a changelog of more than a megabyte, which the forge does not give at once", async () => {
  const long = `${CHANGELOG}\r\n<!-- ${"x".repeat(1_100_000)} -->\r\n`;
  const commit = await origin.commit({ "CHANGELOG.md": long }, "docs: everything since the beginning");
  const { error, outputs } = await update({}, commit);
  expect(error).toBe("");
  expect(fileAt(outputs["commit"] ?? "")).toContain("x".repeat(1_100_000));
});

test("an executable changelog behind a symbolic link stays both", async () => {
  const desk = join(folder, "links");
  await origin.cloneTo(desk);
  writeFileSync(join(desk, "docs/CHANGES.md"), CHANGELOG);
  rmSync(join(desk, "CHANGELOG.md"));
  symlinkSync("docs/CHANGES.md", join(desk, "CHANGELOG.md"));
  chmodSync(join(desk, "docs/CHANGES.md"), 0o755);
  const git = ["git", "-C", desk, "-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  await must([...git, "add", "--all"]);
  await must([...git, "commit", "--quiet", "--message", "docs: move the changelog"]);
  await must([...git, "push", "--quiet", "origin", "HEAD:main"]);
  const { error, outputs } = await update({}, await origin.commitOf("main"));
  expect(error).toBe("");
  const made = outputs["commit"] ?? "";
  const tree = await must(["git", "-C", origin.folder, "ls-tree", "-r", made]);
  expect(tree).toMatch(/^120000 blob \w+\tCHANGELOG\.md$/m);
  expect(tree).toMatch(/^100755 blob \w+\tdocs\/CHANGES\.md$/m);
  expect(fileAt(made, "docs/CHANGES.md")).toContain("## [1.1.0] - 2026-11-24");
  expect((await update({}, made)).outputs).toMatchObject({ changed: "false", commit: made });
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
