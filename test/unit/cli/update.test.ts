import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { COMPOSE, INIT, openSuite, openUser, type SuiteScene, type UserScene } from "./cli-scene.ts";

/** `sluice update`, from one real version of Sluice's repository to the next. */

let suite: SuiteScene;
let scene: UserScene;

/** The next version: another name of a job, one input more, a new workflow, and one that is gone. */
beforeAll(() => {
  suite = openSuite();
  suite.release("v0.2.0", (path, text) => {
    if (path === "workflows/hotfix.yml" || path === ".github/workflows/hotfix.yml") return "";
    if (path === "workflows/rollback.yml")
      return text.replace("description: Why\n", "description: Why, for the record\n");
    if (path === ".github/workflows/status.yml")
      return text.replace("    name: Status\n", "    name: State of the host\n");
    return text;
  });
});
beforeEach(async () => {
  scene = openUser();
  expect(await scene.run(...INIT)).toMatchObject({ code: 0, error: "" });
});
afterEach(() => scene.close());
afterAll(() => suite.close());

const at = (name: string): string => `.github/workflows/${name}`;
const UPDATE = ["update", "--ref", "v0.2.0"] as const;

test("shows the difference of each file, and writes nothing", async () => {
  const before = scene.filesIn(at("").replace(/\/$/, ""));
  const { code, out } = await scene.run(...UPDATE);
  expect(code).toBe(0);
  expect(out).toContain("-    name: Status\n+    name: State of the host\n");
  expect(out).toContain(`--- a/${at("hotfix.yml")}\n+++ /dev/null\n`);
  expect(out).toContain(`@${suite.commitOf("v0.2.0")} # v0.2.0`);
  expect(out).toContain("Nothing was written. `sluice update --write` writes it.");
  expect(scene.filesIn(at("").replace(/\/$/, ""))).toEqual(before);
});

test("the difference that is shown is one that Git applies, and then nothing is left to update but the lock", async () => {
  const { out } = await scene.run(...UPDATE);
  // Git reads past the lines between the differences.
  writeFileSync(join(scene.folder, "update.patch"), out);
  execFileSync("git", ["apply", "update.patch"], { cwd: scene.folder });
  const again = await scene.run(...UPDATE);
  expect(again.out).not.toMatch(/^would be/m);
});

test("with --write the files are those of the new version, and the lock says so", async () => {
  const { code } = await scene.run(...UPDATE, "--write");
  expect(code).toBe(0);
  expect(scene.has(at("hotfix.yml"))).toBe(false);
  expect(scene.has(at("sluice-hotfix.yml"))).toBe(false);
  expect(scene.read(at("sluice-status.yml"))).toContain("name: State of the host");
  const lock = JSON.parse(scene.read(".github/sluice.lock.json"));
  expect(lock).toMatchObject({ version: "v0.2.0", commit: suite.commitOf("v0.2.0") });
  expect(lock.files[at("hotfix.yml")]).toBeUndefined();
  const again = await scene.run(...UPDATE);
  expect(again).toMatchObject({ code: 0 });
  expect(again.out).not.toMatch(/^would be/m);
});

test("what a person changed is merged with what is new, also before it was ever committed", async () => {
  const path = at("rollback.yml");
  scene.write(path, scene.read(path).replace("      # url:", "      url: https://shop.example.org\n      # url:"));
  const { code, out } = await scene.run(...UPDATE, "--write");
  expect(code).toBe(0);
  expect(out).toContain(`merged           ${path}`);
  const merged = parse(scene.read(path));
  expect(merged.jobs.production.with.url).toBe("https://shop.example.org");
  expect(merged.on.workflow_dispatch.inputs.reason.description).toBe("Why, for the record");
});

test("a merged file is merged again by the next update", async () => {
  const path = at("rollback.yml");
  scene.write(path, scene.read(path).replace("      # url:", "      url: https://shop.example.org\n      # url:"));
  await scene.run(...UPDATE, "--write");
  const back = await scene.run("update", "--ref", "v0.1.0", "--write");
  expect(back.code).toBe(0);
  const merged = parse(scene.read(path));
  expect(merged.jobs.production.with.url).toBe("https://shop.example.org");
  expect(merged.on.workflow_dispatch.inputs.reason.description).toBe("Why");
});

test("where both changed the same lines, the file is left alone and named, and stays at its version", async () => {
  const path = at("rollback.yml");
  scene.write(path, scene.read(path).replace("description: Why\n", "description: Warum\n"));
  const { code, out } = await scene.run(...UPDATE, "--write");
  expect(code).toBe(2);
  expect(scene.read(path)).toContain("description: Warum\n");
  expect(out).toContain(`left alone       ${path} (a person changed the same lines as this version)`);
  expect(out).toContain("-        description: Why\n+        description: Why, for the record\n");
  expect(out).toMatch(/1\. Merge these files by hand.*\n +\.github\/workflows\/rollback\.yml/);
  const lock = JSON.parse(scene.read(".github/sluice.lock.json"));
  expect(lock.files[path].commit).toBe(suite.commitOf("v0.1.0"));
  // Merged by hand, it is understood by the next update.
  scene.write(path, scene.read(path).replace("Warum", "Why, for the record"));
  expect(await scene.run(...UPDATE)).toMatchObject({ code: 0 });
});

test("a file that a person says they have merged keeps their text, and the next update begins at this version", async () => {
  const path = at("rollback.yml");
  scene.write(path, scene.read(path).replace("description: Why\n", "description: Warum\n"));
  const { code, out } = await scene.run(...UPDATE, "--write", "--merged", path);
  expect(code).toBe(0);
  expect(out).toContain(`left alone       ${path} (you have merged it)`);
  expect(scene.read(path)).toContain("description: Warum\n");
  const lock = JSON.parse(scene.read(".github/sluice.lock.json"));
  expect(lock.files[path].commit).toBe(suite.commitOf("v0.2.0"));
  const again = await scene.run(...UPDATE);
  expect(again.code).toBe(0);
  expect(again.out).toContain("Everything is up to date.");
});

test("a file that no person has changed cannot be given as merged", async () => {
  const { code, error } = await scene.run(...UPDATE, "--write", "--merged", at("rollback.yml"));
  expect(code).toBe(1);
  expect(error).toContain(`--merged is "${at("rollback.yml")}", which is no file of Sluice that a person has changed.`);
});

test("an older version is named as such", async () => {
  await scene.run(...UPDATE, "--write");
  const { out } = await scene.run("update", "--ref", "v0.1.0");
  expect(out).toContain("Sluice v0.1.0 is older than v0.2.0, which this repository has.");
});

test("a changed file that the version no longer has is left alone, and a deleted one stays away", async () => {
  scene.write(at("hotfix.yml"), `${scene.read(at("hotfix.yml"))}# ours\n`);
  scene.git("clean", "--force", "--quiet", at("rollback.yml"));
  const { code, out } = await scene.run(...UPDATE, "--write");
  expect(code).toBe(2);
  expect(scene.read(at("hotfix.yml"))).toMatch(/# ours\n$/);
  expect(scene.has(at("rollback.yml"))).toBe(false);
  expect(out).toContain("left out         .github/workflows/rollback.yml");
});

test("a text that an older program wrote in another way is found in the repository's own history", async () => {
  const path = at("rollback.yml");
  const older = scene.read(path).replace("# Written by `sluice init`.", "# Made by `sluice init`.");
  scene.write(path, older);
  scene.git("add", "--all");
  scene.git("commit", "--quiet", "--message=As the older program wrote it");
  const lock = JSON.parse(scene.read(".github/sluice.lock.json"));
  const hash = execFileSync("sha256sum", [join(scene.folder, path)], { encoding: "utf8" }).split(" ")[0];
  lock.files[path].sha256 = hash;
  scene.write(".github/sluice.lock.json", JSON.stringify(lock));
  scene.write(path, older.replace("      # url:", "      url: https://shop.example.org\n      # url:"));
  const { out } = await scene.run(...UPDATE, "--write");
  expect(out).toContain(`merged           ${path}`);
  expect(scene.read(path)).toContain("# Written by `sluice init`.");
  expect(parse(scene.read(path)).jobs.production.with.url).toBe("https://shop.example.org");
});

test("a text that cannot be found again is never guessed: the file is left alone", async () => {
  const path = at("rollback.yml");
  const lock = JSON.parse(scene.read(".github/sluice.lock.json"));
  lock.files[path].sha256 = "0".repeat(64);
  scene.write(".github/sluice.lock.json", JSON.stringify(lock));
  const before = scene.read(path);
  const { code, out } = await scene.run(...UPDATE, "--write");
  expect(code).toBe(2);
  expect(out).toContain(
    `left alone       ${path} (a person changed it, and the text that Sluice wrote cannot be found again)`,
  );
  expect(scene.read(path)).toBe(before);
});

test("what the repository was when the copy was made stays in the workflows", async () => {
  scene.write("compose.yml", COMPOSE.replaceAll("acme/shop", "acme/other"));
  await scene.run(...UPDATE, "--write");
  expect(parse(scene.read(at("deploy-staging.yml"))).jobs.build.with.image).toBe("acme/shop");
});

test("a newer version than the one that was requested is named", async () => {
  const { out } = await scene.run("update", "--ref", "v0.1.0");
  expect(out).toContain("Sluice v0.2.0 is newer");
});
