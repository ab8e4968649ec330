import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathMatcher } from "../../../src/config/path-patterns.ts";

/** Git itself says which files a pattern means. */

const PATHS = [
  ...["migrations/1.sql", "db/migrations/2.sql", "db/migrations/deep/3.sql", "app/users/migrations/0001_a.py"],
  ...["migrations.md", "db/migration/4.sql", "xmigrations/5.sql", "db/migrationsx/6.sql", "db/a.sql", "db/b+c.sql"],
  ...[
    "db/[x].sql",
    "db/x.sql",
    "db/é/ü.sql",
    "db/.hidden/7.sql",
    "a/b/c/d.txt",
    "a/d.txt",
    "d.txt",
    "prisma/schema.prisma",
  ],
];

let desk: string;

beforeAll(() => {
  desk = mkdtempSync(join(tmpdir(), "sluice-patterns-"));
  git(["init", "--quiet"]);
  const blob = git(["hash-object", "-w", "--stdin"]).trim();
  git(["update-index", "--add", "--index-info"], PATHS.map((path) => `100644 ${blob}\t${path}\n`).join(""));
});

afterAll(() => rmSync(desk, { recursive: true, force: true }));

function git(args: readonly string[], input = ""): string {
  const env = { PATH: process.env["PATH"], GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" };
  return execFileSync("git", args, { cwd: desk, input, env, encoding: "utf8" });
}

test.each([
  ...["**/migrations/**", "db/migrations/**", "db/migrations", "db/migrations/", "db/*", "db/**", "**", "*", "*.sql"],
  ...["**/*.sql", "a/**/d.txt", "**/d.txt", "db/?.sql", "db/[a-b].sql", "db/[!a].sql", "db/b+c.sql"],
  ...["db/\\[x\\].sql", "db/[[]x].sql", "d.txt", "D.TXT", "**/é/**", "prisma/schema.prisma", "nothing/**", "db/m*/**"],
  ...["db/[[:alpha:]].sql", "db[+-9]a.sql", "db[!x]a.sql", "db/[^[:digit:]]*", "db/[.a]*/**"],
])("%s means the same files as to Git", (pattern) => {
  const found = git(["ls-files", "-z", "--", `:(top,glob)${pattern}`])
    .split("\0")
    .filter((path) => path !== "");
  expect(PATHS.filter(pathMatcher([pattern])).toSorted()).toEqual(found.toSorted());
});

test("one of several patterns is enough, and none matches nothing", () => {
  expect(PATHS.filter(pathMatcher(["d.txt", "a/d.txt"]))).toEqual(["a/d.txt", "d.txt"]);
  expect(PATHS.filter(pathMatcher([]))).toEqual([]);
});

test("a pattern of many stars ends soon on any path", () => {
  const matches = pathMatcher([`${"**/*a*/".repeat(30)}b`]);
  expect(matches(`${"aa/".repeat(2000)}c`)).toBe(false);
});

test("a pattern that cannot be read means every path", () => {
  expect(pathMatcher(["[z-a]"])("any/path.sql")).toBe(true);
});
