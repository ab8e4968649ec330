import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { repositoryRoot } from "../../scripts/root.ts";

/** What a job downloads for an action: the archive of a commit, without what .gitattributes leaves out. */

const root = repositoryRoot();
const LARGEST = 1.5e6;

let folder: string;
let files: string;
let packed: number;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-archive-"));
  files = join(folder, "files");
  mkdirSync(files);
  const tar = archiveOfWorkTree();
  packed = gzipSync(tar).length;
  execFileSync("tar", ["-x", "-C", files], { input: tar });
});

/** Of the commit that this folder would become; neither the index nor the objects of the repository are touched. */
function archiveOfWorkTree(): Buffer {
  const objects = join(folder, "objects");
  mkdirSync(objects);
  const own = execFileSync("git", ["-C", root, "rev-parse", "--path-format=absolute", "--git-path", "objects"]);
  const env = {
    ...process.env,
    GIT_INDEX_FILE: join(folder, "index"),
    GIT_OBJECT_DIRECTORY: objects,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: own.toString().trim(),
  };
  const git = (...args: readonly string[]): Buffer =>
    execFileSync("git", ["-C", root, ...args], {
      env,
      maxBuffer: 256 * 1024 * 1024,
      stdio: ["ignore", "pipe", "pipe"],
    });
  git("add", "--all");
  return git("archive", git("write-tree").toString().trim());
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("it is small, and without what no job runs", () => {
  expect(packed).toBeLessThan(LARGEST);
  const there = readdirSync(files);
  expect(there).toEqual(expect.arrayContaining(["LICENSE", "action.yml", "actions", "dist"]));
  for (const name of ["src", "test", "rehearsal", "scripts", "node_modules"]) expect(there).not.toContain(name);
});

test("every action finds its entry, and every stage starts with what is in it", () => {
  const stages = readdirSync(join(files, "actions"));
  expect(stages).toEqual(readdirSync(join(root, "actions")));
  for (const stage of stages) {
    const manifest = join(files, "actions", stage, "action.yml");
    const entries = [...readFileSync(manifest, "utf8").matchAll(/^ +(?:main|pre|post): (.+)$/gm)];
    expect(entries.length).toBeGreaterThan(0);
    for (const [, entry = ""] of entries) expect(existsSync(join(dirname(manifest), entry))).toBe(true);
  }
  const program = `process.setMaxListeners(0); for (const stage of ${JSON.stringify(stages)}) require("./dist/" + stage + "/index.cjs");`;
  const env = { PATH: process.env["PATH"] };
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", program], { cwd: files, env, encoding: "utf8" });
  expect(stderr).toBe("");
  // Without any input each of them says what it lacks; the one that needs none says how a release ended.
  const started = [...stdout.matchAll(/^### (?:❌ )?(\S+) (?:failed|release ended)/gm)].map(([, name]) => name);
  expect(started.toSorted()).toEqual(stages.map((stage) => (stage === "conclude-release" ? "The" : stage)).toSorted());
});
