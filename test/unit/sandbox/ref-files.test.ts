import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openGit } from "../../sandbox/github/git.ts";
import { readRefs } from "../../sandbox/github/ref-files.ts";
import { must } from "../../sandbox/processes.ts";

let folder: string;
const git = async (...args: readonly string[]): Promise<string> => {
  const identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
  return (await must(["git", "-C", folder, ...identity, ...args])).trim();
};
const commit = async (message: string): Promise<string> => {
  await git("commit", "--quiet", "--allow-empty", "--message", message);
  return git("rev-parse", "HEAD");
};
const asGitSays = async (): Promise<readonly string[]> =>
  (await git("for-each-ref", "--format=%(refname) %(objectname)")).split("\n");
const asRead = (): readonly string[] => [...readRefs(join(folder, ".git"))].map((ref) => ref.join(" "));

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-refs-"));
  await git("init", "--quiet", "--initial-branch=main");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a repository without a commit has no refs", () => {
  expect(asRead()).toEqual([]);
});

test("refs are those that Git lists: in files of their own, packed, moved after that, and deleted", async () => {
  await commit("one");
  for (const branch of ["hotfix/v1.0.1", "hotfix-2", "gone"]) await git("branch", branch);
  await git("tag", "light");
  await git("tag", "--annotate", "--message", "v1", "v1.0.0");
  expect(asRead()).toEqual(await asGitSays());
  await git("pack-refs", "--all");
  expect(asRead()).toEqual(await asGitSays());
  await commit("two");
  await git("branch", "--delete", "--force", "gone");
  await git("branch", "later");
  expect(asRead()).toEqual(await asGitSays());
  expect(asRead()).toHaveLength(6);
});

test("the lock of a ref that is being written is no ref", async () => {
  await commit("one");
  writeFileSync(join(folder, ".git/refs/heads/main.lock"), await git("rev-parse", "HEAD"));
  expect(asRead()).toHaveLength(1);
});

test("a name is a commit's as Git looks it up: a tag before a branch, and peeled", async () => {
  const first = await commit("one");
  await git("tag", "--annotate", "--message", "v1", "v1.0.0");
  await git("tag", "both");
  const second = await commit("two");
  await git("branch", "both");
  const { commitOf, refs } = openGit(join(folder, ".git"));
  expect(["v1.0.0", "both", "refs/tags/v1.0.0", "main~1"].map(commitOf)).toEqual([first, first, first, first]);
  expect(["main", "heads/main", "refs/heads/both", "HEAD", second].map(commitOf)).toEqual(Array(5).fill(second));
  expect(["absent", "refs/heads/absent", "refs/tags/main"].map(commitOf)).toEqual([undefined, undefined, undefined]);
  expect(refs("refs/tags/").map(({ ref, type }) => [ref, type])).toEqual([
    ["refs/tags/both", "commit"],
    ["refs/tags/v1.0.0", "tag"],
  ]);
});
