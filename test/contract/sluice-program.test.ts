import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";

/** The program as npm starts it: the committed bundle, by the name in package.json. */

const root = repositoryRoot();
const manifest: { bin: Readonly<Record<string, string>>; version: string } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
);
const program = join(root, manifest.bin["sluice"] ?? "");

test("starts by itself, in any folder", () => {
  expect(execFileSync(program, ["--help"], { cwd: tmpdir(), encoding: "utf8" })).toContain("Usage: sluice init");
});

test("ends with exit code 1 and what to do where it cannot work", () => {
  const folder = mkdtempSync(join(tmpdir(), "sluice-program-"));
  const { status, stdout, stderr } = spawnSync(program, ["init", "--forge", "github"], {
    cwd: folder,
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain("is not inside a Git repository");
  expect(stderr).toContain("\nWhat to do: ");
});
