import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { workspaceFiles } from "../../../src/world/runner/files.ts";

let root = "";
let workspace = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "sluice-files-"));
  workspace = join(root, "workspace");
  await mkdir(join(workspace, "folder"), { recursive: true });
  await writeFile(join(workspace, "folder", "a.yml"), "grüß\n");
  await writeFile(join(root, "secret"), "outside\n");
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

test("a path is relative to the workspace", async () => {
  expect(await workspaceFiles(workspace).read("folder/a.yml")).toBe("grüß\n");
  expect(await workspaceFiles(workspace).read("folder/../folder/a.yml")).toBe("grüß\n");
  expect(await workspaceFiles(workspace).read(join(workspace, "folder/a.yml"))).toBe("grüß\n");
});

test("a file that is not there is undefined, also below a file", async () => {
  expect(await workspaceFiles(workspace).read("b.yml")).toBeUndefined();
  expect(await workspaceFiles(workspace).read("folder/a.yml/c")).toBeUndefined();
  expect(await workspaceFiles(join(root, "nowhere")).read("a.yml")).toBeUndefined();
});

test.each(["../secret", "folder/../../secret", "/etc/hostname", "../not-there"])(
  "%s leads out of the workspace and is refused, whether it is there or not",
  async (path) => {
    await expect(workspaceFiles(workspace).read(path)).rejects.toThrow("leads out of the workspace");
  },
);

test("a link that leads out is refused, one that stays inside is followed", async () => {
  await symlink(join(root, "secret"), join(workspace, "out"));
  await symlink("folder/a.yml", join(workspace, "in"));
  await symlink(root, join(workspace, "up"));
  await expect(workspaceFiles(workspace).read("out")).rejects.toThrow("leads out of the workspace");
  await expect(workspaceFiles(workspace).read("up/secret")).rejects.toThrow("leads out of the workspace");
  expect(await workspaceFiles(workspace).read("in")).toBe("grüß\n");
});

test("a workspace that is itself reached by a link works", async () => {
  await symlink(workspace, join(root, "link"));
  expect(await workspaceFiles(join(root, "link")).read("folder/a.yml")).toBe("grüß\n");
});

test("a name that begins with dots is a name", async () => {
  await writeFile(join(workspace, "..a"), "dots");
  expect(await workspaceFiles(workspace).read("..a")).toBe("dots");
});

test.each(["folder", "", "."])("%j is a folder, which is the user's mistake and not a crash", async (path) => {
  await expect(workspaceFiles(workspace).read(path)).rejects.toMatchObject({
    name: "StageFailure",
    what: `"${path}" cannot be read: it is a folder.`,
  });
});

test("what cannot be read at all is refused with the reason", async () => {
  await expect(workspaceFiles(workspace).read("a\0b")).rejects.toMatchObject({ name: "StageFailure" });
  const loop = join(workspace, "loop");
  await symlink("loop", loop);
  await expect(workspaceFiles(workspace).read("loop")).rejects.toThrow(/cannot be read: ELOOP/);
});

test("a file that is larger than any of ours is refused before it is read", async () => {
  await truncate(join(workspace, "folder/a.yml"), 17 * 1024 * 1024);
  await expect(workspaceFiles(workspace).read("folder/a.yml")).rejects.toThrow(
    "cannot be read: it is larger than 16 MiB",
  );
});
