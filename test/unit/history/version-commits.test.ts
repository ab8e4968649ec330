import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gitIn } from "../../../src/history/git-command.ts";
import { versionCommits } from "../../../src/history/version-commits.ts";
import { localCommands } from "../../../src/world/runner/commands.ts";

/** Each case is a repository of v1.0.0 whose next release is v1.1.0. */

let desk: string;

beforeEach(() => {
  desk = mkdtempSync(join(tmpdir(), "sluice-version-"));
  git("init", "--quiet", "--initial-branch=main");
});

afterEach(() => rmSync(desk, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  const person = ["AUTHOR", "COMMITTER"].flatMap((role) => [
    [`GIT_${role}_NAME`, "Ada"],
    [`GIT_${role}_EMAIL`, "ada@example.org"],
  ]);
  const env = { PATH: process.env["PATH"], GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" };
  return execFileSync("git", args, { cwd: desk, env: { ...env, ...Object.fromEntries(person) }, encoding: "utf8" });
}

type Files = Readonly<Record<string, string>>;

function commit(files: Files): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(desk, path)), { recursive: true });
    writeFileSync(join(desk, path), text);
  }
  git("add", "--all");
  git("commit", "--quiet", "--message=Change it");
  return git("rev-parse", "HEAD").trim();
}

/** The commits, the newest first, that need no entry. */
async function free(...commits: readonly string[]): Promise<readonly string[]> {
  const commands = localCommands(desk, new AbortController().signal);
  const own = gitIn({ run: { workspace: desk }, commands, environment: { PATH: process.env["PATH"] } });
  const place = { changelog: "CHANGELOG.md", previous: "v1.0.0", version: "v1.1.0" };
  return [...(await versionCommits(own, commits, place))];
}

async function isFree(path: string, before: string, after: string): Promise<boolean> {
  commit({ [path]: before, "CHANGELOG.md": "## 1.0.0\n" });
  const sha = commit({ [path]: after, "CHANGELOG.md": "## 1.1.0\n\n- A door\n\n## 1.0.0\n" });
  return (await free(sha)).includes(sha);
}

const maven = (version: string, tag: string): string =>
  `<project>\n  <artifactId>app</artifactId>\n  <version>${version}</version>\n  <scm><tag>${tag}</tag></scm>\n</project>\n`;
const lock = (version: string): string =>
  `{\n  "name": "app",\n  "version": "${version}",\n  "packages": {\n    "": {\n      "version": "${version}"\n    }\n  }\n}\n`;

test.each([
  ["package.json", '{\n  "version": "1.0.0",\n  "x": 1\n}\n', '{\n  "version": "1.1.0",\n  "x": 1\n}\n'],
  ["package-lock.json", lock("1.0.0"), lock("1.1.0")],
  ["Cargo.toml", '[package]\nversion = "1.0.0"\n', '[package]\nversion = "1.1.0"\n'],
  ["Cargo.lock", '[[package]]\nname = "app"\nversion = "1.0.0"\n', '[[package]]\nname = "app"\nversion = "1.1.0"\n'],
  ["pyproject.toml", '[project]\nversion = "1.0.0"\n', '[project]\nversion = "1.1.0"\n'],
  ["app/__init__.py", '__version__ = "1.0.0"\n', '__version__ = "1.1.0"\n'],
  ["pom.xml", maven("1.1.0-SNAPSHOT", "HEAD"), maven("1.1.0", "app-1.1.0")],
  ["pom.xml", maven("1.0.0", "app-1.0.0"), maven("1.0.1-SNAPSHOT", "HEAD")],
  ["App.csproj", "<Version>1.0.0</Version>\n", "<Version>1.1.0</Version>\n"],
  [
    "Directory.Build.props",
    "<VersionPrefix>1.0.0</VersionPrefix>\n<AssemblyVersion>1.0.0.0</AssemblyVersion>\n",
    "<VersionPrefix>1.1.0</VersionPrefix>\n<AssemblyVersion>1.1.0.0</AssemblyVersion>\n",
  ],
  ["AssemblyInfo.cs", '[assembly: AssemblyVersion("1.0.0.0")]\n', '[assembly: AssemblyVersion("1.1.0.0")]\n'],
  ["build.gradle", "version '1.0.0'\n", "version '1.1.0'\n"],
  ["app/build.gradle", 'versionCode 41\nversionName "1.0.0"\n', 'versionCode 42\nversionName "1.1.0"\n'],
  ["gradle.properties", "version=1.0.0-SNAPSHOT\n", "version=1.1.0-SNAPSHOT\n"],
  ["Chart.yaml", 'version: 1.0.0\nappVersion: "1.0.0"\n', 'version: 1.1.0\nappVersion: "1.1.0"\n'],
  ["VERSION", "1.0.0\n", "1.1.0\n"],
  ["VERSION", "v1.0.1.dev0", "v1.1.0rc1"],
  ["lib/app/version.rb", 'VERSION = "1.0.0".freeze\n', 'VERSION = "1.1.0".freeze\n'],
  [".release-please-manifest.json", '{\n  ".": "1.0.0"\n}\n', '{\n  ".": "1.1.0"\n}\n'],
  ["PKGBUILD", "pkgver=1.0.0\n", "pkgver=1.1.0\n"],
  ["app.h", '#define VERSION "1.0.0"\n', '#define VERSION "1.1.0"\n'],
  ["Info.plist", "<string>1.0.0</string>\n", "<string>1.1.0</string>\n"],
  ["CITATION.cff", "version: 1.0.0\ndate-released: 2026-01-01\n", "version: 1.1.0\ndate-released: 2026-02-03\n"],
  ["README.md", "Version 1.0.0\n\nnpm i app@1.0.0\n", "Version 1.1.0\n\nnpm i app@1.1.0\n"],
  ["packages/a/CHANGELOG.md", "## 1.0.0\n", "## 1.1.0\n"],
  [".changeset/blue-door.md", "Old\n", "New\n"],
])("a commit that changes the version in %s needs no entry: %j, %j", async (path, before, after) => {
  expect(await isFree(path, before, after)).toBe(true);
});

test.each([
  ["package.json", '{\n  "left-pad": "1.0.0"\n}\n', '{\n  "left-pad": "1.1.0"\n}\n'],
  ["pom.xml", "<version>5.3.0</version>\n", "<version>5.3.1</version>\n"],
  ["App.csproj", '<PackageReference Version="7.0.0" />\n', '<PackageReference Version="8.0.0" />\n'],
  ["Chart.yaml", "- name: redis\n  version: 17.0.0\n", "- name: redis\n  version: 18.0.0\n"],
  ["main.tf", 'version = "3.1.0"\n', 'version = "3.2.0"\n'],
  ["gradle.properties", "kotlin.version=1.9.0\n", "kotlin.version=2.0.0\n"],
  [".nvmrc", "18.17.0\n", "20.1.0\n"],
  [".github/workflows/ci.yml", "node-version: 18.1.0\n", "node-version: 20.1.0\n"],
  ["package.json", '{\n  "version": "1.0.0",\n  "x": 1\n}\n', '{\n  "version": "1.1.0",\n  "x": 2\n}\n'],
  ["package.json", '{\n  "version": "1.0.0"\n}\n', '{\n  "version": "1.1.0",\n  "x": 2\n}\n'],
  ["Chart.yaml", "version: 1.0.0\nimage: redis:6.0.0\n", "version: 1.1.0\nimage: redis:7.0.0\n"],
  ["compose.yaml", "image: app:1.0.0\n", "image: app:1.1.0\n"],
  ["minified.js", `version="1.0.0";${"x".repeat(70_000)}1`, `version="1.1.0";${"x".repeat(70_000)}2`],
  ["VERSION", "1.0.0\n", "1.0.0\r\n"],
  ["timeout.ts", "const timeout = 1;\n", "const timeout = 2;\n"],
])("a commit that changes something else in %s is a change: %j, %j", async (path, before, after) => {
  expect(await isFree(path, before, after)).toBe(false);
});

test("a later commit goes on from the number that an earlier one set", async () => {
  commit({ VERSION: "1.0.0\n", "app.csproj": "<Version>1.0.0</Version>" });
  const first = commit({ VERSION: "1.0.5-dev\n", "app.csproj": "<Version>1.0.5-dev</Version>" });
  const second = commit({ VERSION: "1.0.7\n", "app.csproj": "<Version>1.0.7</Version>" });
  expect(await free(second, first)).toEqual([first, second]);
  expect(await free(second)).toEqual([]);
});

test("a new file, a file that is gone, another mode and a binary file are changes", async () => {
  commit({ VERSION: "1.0.0\n", gone: "1.0.0\n", image: "\0\n" });
  const added = commit({ VERSION: "1.1.0\n", "other.py": 'version = "1.1.0"\n' });
  rmSync(join(desk, "gone"));
  const removed = commit({ VERSION: "1.0.0\n" });
  chmodSync(join(desk, "VERSION"), 0o755);
  const mode = commit({});
  const binary = commit({ VERSION: "1.1.0\n", image: "\0\0\n" });
  expect(await free(binary, mode, removed, added)).toEqual([]);
});

test("a new file with nothing but the number of the release is no change", async () => {
  commit({ x: "1" });
  const named = commit({ VERSION: "1.1.0\n" });
  const quoted = commit({ "version.json": '"v1.1.0"' });
  const other = commit({ "other.txt": "7.1.0\n" });
  const more = commit({ "more.txt": "1.1.0\nand more\n" });
  expect(await free(more, other, quoted, named)).toEqual([named, quoted]);
});

test("no commits are no question, and a merge is never free", async () => {
  expect(await free()).toEqual([]);
  const base = commit({ VERSION: "1.0.0\n" });
  git("checkout", "--quiet", "-b", "side");
  const side = commit({ VERSION: "1.1.0\n" });
  git("checkout", "--quiet", "--detach", base);
  commit({ x: "1" });
  git("merge", "--quiet", "--no-edit", "side");
  const merge = git("rev-parse", "HEAD").trim();
  expect(await free(merge, side)).toEqual([side]);
});
