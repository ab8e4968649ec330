import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";

const root = repositoryRoot();
const dist = join(root, "dist");
const stages = readdirSync(join(root, "actions"));
const index = readFileSync(join(dist, "bundle/index.cjs"), "utf8");
/** Bytes. A file in Git that is larger can't be read on a forge's page any more. */
const LARGEST = 3 * 1024 * 1024;
const LARGEST_TOGETHER = 7 * 1024 * 1024;

/** File names of the code that a stage loads, in the order of the bundle's own table. */
function codeOf(stage: string): string[] {
  const [, table = "{}"] = /return (\{.*\})\[chunkId\];/.exec(index) ?? [];
  const names: Readonly<Record<string, string>> = JSON.parse(table);
  const [, loading = ""] = new RegExp(`"${stage}": \\(\\) => (.*)`).exec(index) ?? [];
  return [...loading.matchAll(/__nccwpck_require__\.e\((\d+)\)/g)].map(([, id = ""]) => names[id] ?? id);
}

test("the whole is small, and each of its files can be read on a forge's page", () => {
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).map((path) => join(dist, path));
  const sizes = files
    .map((file) => statSync(file))
    .filter((one) => one.isFile())
    .map(({ size }) => size);
  expect(Math.max(...sizes)).toBeLessThan(LARGEST);
  expect(sizes.reduce((all, size) => all + size, 0)).toBeLessThan(LARGEST_TOGETHER);
});

test.each(stages)("%s loads its own code, and SSH only where the stage has hosts", (stage) => {
  const code = codeOf(stage);
  expect(code).toContain(`${stage}.cjs`);
  expect(code.filter((name) => !existsSync(join(dist, "bundle", name)))).toEqual([]);
  expect(code.filter((name) => name !== `${stage}.cjs` && !name.startsWith("shared-"))).toEqual([]);
  const main = readFileSync(join(root, "actions", stage, "main.ts"), "utf8");
  expect(code.includes("shared-ssh2.cjs")).toBe(main.includes("realHostWorld"));
});

test("the licences of all packages are in one file", () => {
  const lines = readFileSync(join(dist, "licenses.txt"), "utf8").split("\n");
  for (const name of ["ssh2", "yaml", "valibot", "@actions/github", "ical.js"]) expect(lines).toContain(name);
});

test("a step leaves what it has compiled and its record in the job's own folder, and nowhere where there is none", () => {
  const temp = mkdtempSync(join(tmpdir(), "sluice-runner-temp-"));
  try {
    const start = (more: Readonly<Record<string, string>>): string => {
      const argv = [join(dist, "promote-images/index.cjs")];
      const env = { PATH: process.env["PATH"], HOME: temp, TMPDIR: temp, ...more };
      return spawnSync(process.execPath, argv, { cwd: temp, env, encoding: "utf8" }).stdout;
    };
    expect(start({})).toContain("::error::`version` is");
    expect(readdirSync(temp)).toEqual([]);
    expect(start({ RUNNER_TEMP: temp })).toContain("::error::`version` is");
    expect(readdirSync(temp)).toEqual(["sluice-compile-cache", "sluice-records"]);
    expect(readdirSync(temp, { recursive: true }).length).toBeGreaterThan(5);
  } finally {
    rmSync(temp, { recursive: true });
  }
});

test("what one step of a job records, the report of a later step shows", () => {
  const temp = mkdtempSync(join(tmpdir(), "sluice-runner-temp-"));
  try {
    const start = (action: string, more: Readonly<Record<string, string>>): number | null => {
      const place = { GITHUB_WORKSPACE: temp, GITHUB_REPOSITORY: "acme/shop", GITHUB_RUN_ID: "7", RUNNER_TEMP: temp };
      const env = { PATH: process.env["PATH"], HOME: temp, GITHUB_SERVER_URL: "https://github.com", ...place, ...more };
      return spawnSync(process.execPath, [join(dist, `${action}/index.cjs`)], { cwd: temp, env }).status;
    };
    const conclusion = { "INPUT_DEPLOY-RESULT": "held", "INPUT_ASKS-VERDICT": "true", GITHUB_ACTION: "end" };
    expect(start("conclude-release", { ...conclusion, INPUT_RESUMES: "false" })).toBe(0);
    expect(start("smoke-test", { GITHUB_ACTION: "smoke" })).toBe(1);
    expect(start("release-report", { INPUT_VERSION: "v1.4.0", INPUT_RESULT: "held" })).toBe(0);
    const page = readFileSync(join(temp, "sluice-release-report/release-report.html"), "utf8");
    expect(page).toContain("conclude-release");
    expect(page).toContain("on hold");
    expect(page).toContain("https://github.com/acme/shop/actions/runs/7");
    const records = JSON.parse(readFileSync(join(temp, "sluice-release-report/release-records.json"), "utf8"));
    expect(records).toMatchObject([
      { stage: "conclude-release", step: "end", failure: null, outputs: { result: "held" } },
      { stage: "smoke-test", step: "smoke", failure: { what: expect.any(String) } },
    ]);
  } finally {
    rmSync(temp, { recursive: true });
  }
});
