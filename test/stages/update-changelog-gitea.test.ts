import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGitOrigin, type GitOrigin } from "../sandbox/git-origin.ts";
import { type GiteaDouble, startGitea } from "../sandbox/gitea-double.ts";
import { must } from "../sandbox/processes.ts";
import { runStep, type StepResult } from "../sandbox/step.ts";

/** The changelog's commit on Gitea and Forgejo, which is pushed by Git: the real bundle and a real Git server. */

const [REPOSITORY, TOKEN] = ["example/app", "gitea-secret-0a1b2c3d4e5f"];
const CHANGELOG =
  "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Exports (#7)\n\n## [1.0.0] - 2026-01-01\n\n- First\n";
const PULL = "sluice/changelog-v1.1.0";

let folder: string;
let origin: GitOrigin;
let gitea: GiteaDouble;
let head: string;
let bare: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-changelog-"));
  mkdirSync(join(folder, "forge/example"), { recursive: true });
  origin = await createGitOrigin(folder);
  await origin.tag("v1.0.0", await origin.commit({ "a.txt": "1" }, "feat: one"));
  head = await origin.commit({ "a.txt": "2", "docs/b.txt": "b", "CHANGELOG.md": CHANGELOG }, "feat: exports (#7)");
  bare = join(folder, "forge/example/app.git");
  await must(["git", "clone", "--quiet", "--mirror", origin.url, bare]);
  await must(["git", "-C", bare, "config", "http.receivepack", "true"]);
  await must(["git", "-C", bare, "config", "uploadpack.allowFilter", "true"]);
  gitea = await startGitea({ repository: REPOSITORY, root: join(folder, "forge"), token: TOKEN });
});

afterEach(async () => {
  await gitea.close();
  rmSync(folder, { recursive: true, force: true });
});

let clones = 0;

async function update(inputs: Readonly<Record<string, string>> = {}, forge = "GITEA_ACTIONS"): Promise<StepResult> {
  const workspace = join(folder, `workspace-${++clones}`);
  await must(["git", "clone", "--quiet", bare, workspace]);
  const step = await runStep({
    stage: "update-changelog",
    workspace,
    scratch: folder,
    with: { token: TOKEN, version: "v1.1.0", commit: head, date: "2026-11-24", ...inputs },
    run: {
      [forge]: "true",
      GITHUB_API_URL: gitea.api,
      GITHUB_SERVER_URL: gitea.server,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_RUN_ID: "7",
      GITHUB_REF: "refs/heads/main",
    },
  });
  expect(step.log).not.toContain(Buffer.from(`x-access-token:${TOKEN}`).toString("base64"));
  return step;
}

const git = (...args: readonly string[]): string =>
  execFileSync("git", ["-C", bare, ...args])
    .toString("utf8")
    .trim();

/** A person's commit on a branch of the forge. */
async function push(branch: string, files: Readonly<Record<string, string>>): Promise<string> {
  const clone = join(folder, `person-${++clones}`);
  await must(["git", "clone", "--quiet", "--branch", branch, bare, clone]);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(clone, path), text);
  const as = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  await must(["git", "-C", clone, "add", "--all"]);
  await must(["git", "-C", clone, ...as, "commit", "--quiet", "--message", "fix: by a person (#8)"]);
  await must(["git", "-C", clone, "push", "--quiet", "origin", `HEAD:refs/heads/${branch}`]);
  return git("rev-parse", `refs/heads/${branch}`);
}

test.each([
  ["GITEA_ACTIONS", "gitea-actions <teabot@gitea.io>"],
  ["FORGEJO_ACTIONS", "forgejo-actions <noreply@forgejo.org>"],
])("one commit that changes the changelog alone is pushed after the planned one (%s)", async (forge, author) => {
  const { error, outputs } = await update({}, forge);
  expect(error).toBe("");
  const made = git("rev-parse", "main");
  expect(outputs).toMatchObject({ changed: "true", commit: made, "pull-request": "" });
  const shown = git("log", "-1", "--format=%P%n%an <%ae>%n%s", "--name-only", made);
  expect(shown.split(/\n+/)).toEqual([head, author, "docs(changelog): release v1.1.0", "CHANGELOG.md"]);
  expect(git("show", `${made}:CHANGELOG.md`)).toContain("## [Unreleased]\n\n## [1.1.0] - 2026-11-24\n\n### Added");
  expect(git("fsck", "--full", "--strict")).toBe("");
});

test("twice changes nothing, and an executable file stays one", async () => {
  const clone = join(folder, "mode");
  await must(["git", "clone", "--quiet", bare, clone]);
  chmodSync(join(clone, "CHANGELOG.md"), 0o755);
  const as = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  await must(["git", "-C", clone, ...as, "commit", "--quiet", "--all", "--message", "docs: executable"]);
  await must(["git", "-C", clone, "push", "--quiet", "origin", "HEAD:main"]);
  head = git("rev-parse", "main");
  const { commit = "" } = (await update()).outputs;
  expect(git("ls-tree", commit, "CHANGELOG.md")).toMatch(/^100755 /);
  expect((await update()).outputs).toMatchObject({ changed: "false", commit });
  expect(git("rev-parse", "main")).toBe(commit);
});

test("a branch that moved is left as it is, also where it moves between the last question and the push", async () => {
  let pushed = "";
  gitea.beforeArrival = async (path) => {
    if (path.endsWith("/branches/main") && pushed === "") pushed = await push("main", { "a.txt": "3" });
  };
  const raced = await update();
  expect(raced.outputs["commit"]).toBeUndefined();
  expect(raced.error).toContain(`main ended with ${head}, and ends with ${pushed} now.`);
  const again = await update();
  expect(again.error).toContain(`main ended with ${head}, and ends with ${pushed} now.`);
  expect(git("rev-parse", "main")).toBe(pushed);
});

test("a branch that was set back is not set forth again", async () => {
  let setBack = false;
  gitea.beforeArrival = async (path) => {
    if (!path.endsWith("/branches/main") || setBack) return;
    setBack = true;
    git("update-ref", "refs/heads/main", `${head}~1`);
  };
  expect((await update()).error).toContain(`main ended with ${head}, and ends with`);
  expect(git("rev-parse", "main")).toBe(git("rev-parse", `${head}~1`));
});

test("a protected branch gets one pull request, which follows the branch and is left to a person who changed it", async () => {
  writeFileSync(
    join(bare, "hooks/pre-receive"),
    '#!/bin/sh\nwhile read old new ref; do [ "$ref" = refs/heads/main ] && [ "$REMOTE_USER" != "" ] && { echo "Not allowed to push to protected branch main" >&2; exit 1; }; done; exit 0\n',
    { mode: 0o755 },
  );
  const refused = await update({ write: "commit" });
  expect(refused.error).toContain("Not allowed to push to protected branch main");
  const first = await update();
  expect(first.error).toBe("");
  expect(first.outputs).toMatchObject({ changed: "true", commit: "", "pull-request": gitea.pulls[0]?.html_url });
  expect(gitea.pulls.map(({ head: { ref } }) => ref)).toEqual([PULL]);
  expect(git("rev-parse", "main")).toBe(head);
  const made = git("rev-parse", PULL);
  expect((await update()).outputs).toMatchObject({ changed: "false" });
  expect(git("rev-parse", PULL)).toBe(made);

  head = await push("main", { "a.txt": "3" });
  const followed = await update({ "missing-entries": "warn" });
  expect(followed.outputs).toMatchObject({ changed: "true" });
  expect(git("rev-parse", `${PULL}~1`)).toBe(head);
  expect(gitea.pulls).toHaveLength(1);

  const theirs = await push(PULL, { "CHANGELOG.md": git("show", `${PULL}:CHANGELOG.md`).replace("Exports", "Export") });
  const left = await update({ "missing-entries": "warn" });
  expect(left.log).toContain("holds others' commits and was left as it is");
  expect(git("rev-parse", PULL)).toBe(theirs);
});

test("a symbolic link is refused instead of being replaced by a file", async () => {
  const clone = join(folder, "link");
  await must(["git", "clone", "--quiet", bare, clone]);
  await must(["sh", "-c", `cd ${clone} && git mv CHANGELOG.md docs/NEWS.md && ln -s docs/NEWS.md CHANGELOG.md`]);
  await must(["git", "-C", clone, "add", "--all"]);
  const as = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  await must(["git", "-C", clone, ...as, "commit", "--quiet", "--message", "docs: move it"]);
  await must(["git", "-C", clone, "push", "--quiet", "origin", "HEAD:main"]);
  head = git("rev-parse", "main");
  const { error } = await update({ changelog: "CHANGELOG.md" });
  expect(error).not.toBe("");
  expect(git("rev-parse", "main")).toBe(head);
});
