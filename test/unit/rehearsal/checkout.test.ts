import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** What stands in for actions/checkout fetches what that fetches: a workflow that forgets its history must fail here too. */

const ENV = { PATH: process.env["PATH"], GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };

let folder: string;
let workspace: string;

const git = (at: string, ...args: readonly string[]): string =>
  execFileSync("git", ["-C", at, "-c", "user.name=a", "-c", "user.email=a@b", ...args], {
    env: ENV,
    encoding: "utf8",
  }).trim();
const desk = (...args: readonly string[]): string => git(join(folder, "desk"), ...args);
const here = (...args: readonly string[]): string => git(workspace, ...args);

/** Three commits on main; v1.0.0, annotated, on the second; a branch and a tag that begin alike. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-checkout-"));
  workspace = join(folder, "workspace");
  mkdirSync(workspace);
  mkdirSync(join(folder, "desk"));
  desk("init", "-q", "-b", "main");
  for (const name of ["one", "two", "three"]) {
    writeFileSync(join(folder, "desk/file"), name);
    desk("add", "-A");
    desk("commit", "-qm", name);
    if (name === "two") desk("tag", "-a", "-m", "Release v1.0.0", "v1.0.0");
  }
  desk("branch", "hotfix/v1.0.1", "v1.0.0^{commit}");
  cpSync(join(repositoryRoot(), "rehearsal/stand-ins/checkout"), join(folder, "stand-in"), { recursive: true });
  git(folder, "clone", "-q", "--bare", join(folder, "desk"), join(folder, "app.git"));
  writeFileSync(join(folder, "stand-in/origin"), `file://${join(folder, "app.git")}\n`);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Wish {
  readonly with?: Readonly<Record<string, string>>;
  readonly ref?: string;
  readonly commit?: string;
}

function checkOut({ with: inputs = {}, ref = "refs/heads/main", commit = desk("rev-parse", "main") }: Wish = {}) {
  const named = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const env = { ...ENV, GITHUB_WORKSPACE: workspace, GITHUB_REF: ref, GITHUB_SHA: commit };
  const { status, stdout } = spawnSync(process.execPath, [join(folder, "stand-in/main.cjs")], {
    env: { ...env, ...Object.fromEntries(named) },
    encoding: "utf8",
  });
  return { code: status, said: stdout };
}

const subjects = (): string => here("log", "--format=%s").replaceAll("\n", " ");

test("one commit and no tag, unless more is asked for", () => {
  expect(checkOut().code).toBe(0);
  expect(subjects()).toBe("three");
  expect(here("tag")).toBe("");
  expect(here("branch", "--show-current")).toBe("main");
  expect(here("branch", "--remotes", "--format=%(refname:short)")).toBe("origin/main");
});

test("the whole history of all branches, and every tag, with a depth of 0", () => {
  expect(checkOut({ with: { "fetch-depth": "0" } }).code).toBe(0);
  expect(subjects()).toBe("three two one");
  expect(here("tag")).toBe("v1.0.0");
  expect(here("cat-file", "-t", "v1.0.0")).toBe("tag");
  expect(here("branch", "--remotes", "--format=%(refname:short)")).toBe("origin/hotfix/v1.0.1\norigin/main");
});

test("as many commits as it says, and with them the tags that they have, where tags are asked for", () => {
  checkOut({ with: { "fetch-depth": "2" } });
  expect(subjects()).toBe("three two");
  expect(here("tag")).toBe("");
  rmSync(workspace, { recursive: true });
  mkdirSync(workspace);
  checkOut({ with: { "fetch-depth": "2", "fetch-tags": "true" } });
  expect(here("tag")).toBe("v1.0.0");
});

test.each<[string, string, string, string]>([
  ["a branch", "hotfix/v1.0.1", "two", "hotfix/v1.0.1"],
  ["a full branch", "refs/heads/hotfix/v1.0.1", "two", "hotfix/v1.0.1"],
  ["a tag", "v1.0.0", "two", ""],
  ["a full tag", "refs/tags/v1.0.0", "two", ""],
])("%s is checked out by its name", (_, ref, subject, branch) => {
  expect(checkOut({ with: { ref } })).toMatchObject({ code: 0 });
  expect(subjects()).toBe(subject);
  expect(here("branch", "--show-current")).toBe(branch);
});

test("a commit is checked out by its name, whatever the run's ref is", () => {
  expect(checkOut({ with: { ref: desk("rev-parse", "main~2") } })).toMatchObject({ code: 0 });
  expect(subjects()).toBe("one");
});

test("a run of a tag has that tag, on the run's commit", () => {
  const commit = desk("rev-parse", "v1.0.0^{commit}");
  expect(checkOut({ ref: "refs/tags/v1.0.0", commit })).toMatchObject({ code: 0 });
  expect(here("rev-parse", "HEAD", "v1.0.0").split("\n")).toEqual([commit, commit]);
});

test("a pull request's merge commit is checked out", () => {
  const merge = desk("rev-parse", "main~1");
  git(join(folder, "app.git"), "update-ref", "refs/pull/7/merge", merge);
  for (const depth of ["1", "0"]) {
    expect(checkOut({ with: { "fetch-depth": depth }, ref: "refs/pull/7/merge", commit: merge }).code).toBe(0);
    expect(here("rev-parse", "HEAD")).toBe(merge);
  }
});

test.each(["1", "0"])("with a depth of %s a branch that has moved since is at the run's commit", (depth) => {
  const commit = desk("rev-parse", "main~1");
  expect(checkOut({ with: { "fetch-depth": depth }, commit }).code).toBe(0);
  expect(here("rev-parse", "HEAD", "origin/main").split("\n")).toEqual([commit, commit]);
});

test.each([
  // With a depth it is git that ends, and says no more.
  ["1", "::error::Command failed: git fetch"],
  ["0", "::error::A branch or tag with the name 'v9.9.9' could not be found"],
])("with a depth of %s what is not there is an error", (depth, says) => {
  const { code, said } = checkOut({ with: { ref: "v9.9.9", "fetch-depth": depth } });
  expect(code).toBe(1);
  expect(said).toContain(says);
});

test("a second checkout takes away what lies around", () => {
  writeFileSync(join(workspace, "before"), "x");
  checkOut();
  writeFileSync(join(workspace, "file"), "changed");
  writeFileSync(join(workspace, "left"), "x");
  expect(checkOut({ with: { ref: "v1.0.0" } }).code).toBe(0);
  expect(["before", "left"].filter((name) => existsSync(join(workspace, name)))).toEqual([]);
  expect(subjects()).toBe("two");
});
