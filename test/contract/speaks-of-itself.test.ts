import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { sourceFiles } from "../../scripts/checks/tools.ts";
import { repositoryRoot } from "../../scripts/root.ts";

const root = repositoryRoot();

/** Folders that only some machine of ours has. Put together here, so that this file does not name them itself. */
const MACHINE_PATH = new RegExp(`(?<![\\w.~$}/-])/(${["work", "root"].join("|")})/[\\w.-]`);
const DOWNLOAD_ADDRESS = /"resolved": *"http/;

function filesThatMatch(pattern: RegExp): string[] {
  return sourceFiles(root, ".")
    .filter((path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile())
    .filter((path) => pattern.test(readFileSync(join(root, path), "latin1")));
}

test("the machine path pattern knows a leak from a path of someone else", () => {
  for (const leak of ["work/main/x", "root/.ssh"].map((path) => `see /${path}`)) expect(leak).toMatch(MACHINE_PATH);
  for (const fine of ["net/work/x", "$HOME/root/x", "https://a.example/work/x", "/workspace/x"].map(
    (path) => `see ${path}`,
  )) {
    expect(fine).not.toMatch(MACHINE_PATH);
  }
});

test("no file of the repository names a folder of the machine that it was written on", () => {
  expect(filesThatMatch(MACHINE_PATH)).toEqual([]);
});

test("no bundle or program in dist/ names the folder that it was built in", () => {
  const there = sourceFiles(root, "dist").filter((path) => existsSync(join(root, path)));
  expect(there.filter((path) => readFileSync(join(root, path), "utf8").includes(root))).toEqual([]);
});

test("package-lock.json names no registry, so that everyone installs from their own", () => {
  expect('"resolved": "https://registry.example/a.tgz"').toMatch(DOWNLOAD_ADDRESS);
  expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toMatch(DOWNLOAD_ADDRESS);
});
