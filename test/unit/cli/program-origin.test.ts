import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { programOrigin } from "../../../cli/program-origin.ts";

/** Without options the program pins the commit that it came from itself. */

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-origin-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): string {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  return join(folder, path);
}

const COMMIT = "d".repeat(40);
const installed = (resolved: string): Promise<unknown> => {
  write("node_modules/sluice/package.json", '{"name":"sluice","version":"0.4.0"}');
  const program = write("node_modules/sluice/dist/sluice/index.cjs", "");
  write("node_modules/.package-lock.json", JSON.stringify({ packages: { "node_modules/sluice": { resolved } } }));
  mkdirSync(join(folder, "node_modules/.bin"));
  symlinkSync(program, join(folder, "node_modules/.bin/sluice"));
  return programOrigin(join(folder, "node_modules/.bin/sluice"));
};

test("npm's own record names the repository and the commit that it installed", async () => {
  expect(await installed(`git+https://git.example.com/ops/sluice.git#${COMMIT}`)).toEqual({
    address: "https://git.example.com/ops/sluice.git",
    commit: COMMIT,
    version: "v0.4.0",
  });
});

test("npm writes github.com's address for SSH, and a public repository is read without a key", async () => {
  expect(await installed(`git+ssh://git@github.com/ops/sluice.git#${COMMIT}`)).toMatchObject({
    address: "https://github.com/ops/sluice.git",
    commit: COMMIT,
  });
});

test("what came from a registry of packages names neither", async () => {
  expect(await installed("https://registry.example.com/sluice.tgz")).toEqual({
    address: undefined,
    commit: undefined,
    version: "v0.4.0",
  });
});

test("a clone names its remote and its commit", async () => {
  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", ...args], {
      cwd: folder,
      encoding: "utf8",
    }).trim();
  git("init", "--quiet");
  git("remote", "add", "origin", "https://github.com/ops/sluice");
  git("commit", "--quiet", "--allow-empty", "--message=x");
  write("package.json", '{"name":"sluice","version":"0.4.0"}');
  expect(await programOrigin(write("dist/sluice/index.cjs", ""))).toEqual({
    address: "https://github.com/ops/sluice",
    commit: git("rev-parse", "HEAD"),
    version: "v0.4.0",
  });
});
