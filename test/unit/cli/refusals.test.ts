import { mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COMPOSE, INIT, openSuite, openUser, runIn, type SuiteScene, type UserScene } from "./cli-scene.ts";

/** Each refusal says what happened, what it means and what to do; and nothing is written. */

let suite: SuiteScene;
const users: UserScene[] = [];

beforeAll(() => {
  suite = openSuite();
});
afterEach(() => {
  for (const user of users.splice(0)) user.close();
});
afterAll(() => suite.close());

function user(...given: Parameters<typeof openUser>): UserScene {
  const scene = openUser(...given);
  users.push(scene);
  return scene;
}

const init = (...more: readonly string[]): readonly string[] => [
  "init",
  "--actions",
  "ops/sluice",
  "--ref",
  "v0.1.0",
  ...more,
];

test.each<[string, readonly string[], string]>([
  ["no forge", init(), "--forge is missing."],
  ["an unknown forge", init("--forge", "gitlab"), '--forge is "gitlab"'],
  ["a ref that moves", ["init", "--forge", "github", "--ref", "main"], '--ref is "main"'],
  ["a short commit", ["init", "--forge", "github", "--ref", "abc1234"], '--ref is "abc1234"'],
  ["an unknown option", [...INIT, "--force"], "--force"],
  ["an unknown command", ["install"], 'There is no command "install".'],
  ["a file with two names", [...INIT, "--config", "./.github/sluice.yml"], '--config is "./.github/sluice.yml"'],
  [
    "a configuration file that is a workflow",
    [...INIT, "--config", ".github/workflows/sluice.yml"],
    "would read it as a workflow",
  ],
  ["a product with the name of a branch", [...INIT, "--product", "hotfix"], 'A product cannot be named "hotfix"'],
  ["a configuration file outside", [...INIT, "--config", "../x.yml"], '--config is "../x.yml"'],
  [
    "a version that does not exist",
    ["init", "--forge", "github", "--actions", "ops/sluice", "--ref", "v9.9.9"],
    "has no tag v9.9.9",
  ],
  [
    "a commit that does not exist",
    ["init", "--forge", "github", "--actions", "ops/sluice", "--ref", "0".repeat(40)],
    "does not give out the commit",
  ],
  [
    "actions on no forge",
    ["init", "--forge", "github", "--actions", "/srv/sluice", "--ref", "v0.1.0"],
    'The address of Sluice is "/srv/sluice"',
  ],
  [
    "actions on another server",
    ["init", "--forge", "github", "--actions", "https://git.example.com/ops/sluice", "--ref", "v0.1.0"],
    "takes actions from https://github.com only",
  ],
  ["an update before there is a copy", ["update"], "has no .github/sluice.lock.json"],
])("%s", async (_, argv, what) => {
  const scene = user();
  const { code, error } = await scene.run(...argv);
  expect(code).toBe(1);
  expect(error).toContain(what);
  expect(error).toMatch(/\nWhat to do: .+\n$/);
  expect(scene.has(".github")).toBe(false);
});

test("a repository of something else", async () => {
  const scene = user();
  scene.git("commit", "--quiet", "--allow-empty", "--message=x");
  const env = {
    [`GIT_CONFIG_KEY_2`]: `url.file://${scene.folder}.insteadOf`,
    GIT_CONFIG_VALUE_2: "https://github.com/ops/other",
  };
  Object.assign(process.env, env, { GIT_CONFIG_COUNT: "3" });
  const commit = scene.git("rev-parse", "HEAD");
  const { code, error } = await scene.run("init", "--forge", "github", "--actions", "ops/other", "--ref", commit);
  process.env["GIT_CONFIG_COUNT"] = "2";
  expect(code).toBe(1);
  expect(error).toContain(`has no folder workflows/ at ${commit}`);
});

test.each<[string, Parameters<typeof openUser>, string]>([
  ["no Compose file", [{ "README.md": "x" }], "has no Compose file"],
  [
    "a Compose file that is no YAML",
    [{ "compose.yml": "services: [" }],
    "compose.yml cannot be read as a Compose file",
  ],
  ["no remote", [{ "compose.yml": COMPOSE }, ""], "has no remote"],
  ["a remote that is a folder", [{ "compose.yml": COMPOSE }, "/srv/git/app.git"], "which is no repository on a forge"],
  [
    "an unreadable configuration",
    [{ "compose.yml": COMPOSE, ".github/sluice.yml": "smoketest: {}\n" }],
    "did you mean `smoke-test`?",
  ],
  [
    "an unreadable lock",
    [{ "compose.yml": COMPOSE, ".github/sluice.lock.json": "{}" }],
    "sluice.lock.json cannot be read",
  ],
])("%s", async (_, given, what) => {
  const scene = user(...given);
  const { code, error } = await scene.run(...INIT);
  expect(code).toBe(1);
  expect(error).toContain(what);
  expect(error).toMatch(/\nWhat to do: .+\n$/);
  expect(scene.has(".github/workflows")).toBe(false);
});

test("a folder outside of Git", async () => {
  const outside = mkdtempSync(join(tmpdir(), "sluice-outside-"));
  const { code, error } = await runIn(outside, INIT);
  rmSync(outside, { recursive: true, force: true });
  expect(code).toBe(1);
  expect(error).toContain("is not inside a Git repository");
  expect(error).toMatch(/\nWhat to do: .+\n$/);
});

describe("where there is a copy", () => {
  test("init does not change its version, and says what does", async () => {
    const scene = user();
    await scene.run(...INIT);
    suite.release("v0.3.0", (_, text) => text);
    const { code, error } = await scene.run("init", "--forge", "github", "--actions", "ops/sluice", "--ref", "v0.3.0");
    expect(code).toBe(1);
    expect(error).toContain("Run `sluice update --ref v0.3.0`");
  });

  test("init does not put one for another forge beside it", async () => {
    const scene = user();
    await scene.run(...INIT);
    const { code, error } = await scene.run(...INIT.map((word) => (word === "github" ? "gitea" : word)));
    expect(code).toBe(1);
    expect(error).toContain("has a copy for github, and --forge is gitea");
    expect(scene.has(".gitea")).toBe(false);
  });

  test("a link to a file that does not exist is not followed", async () => {
    const scene = user();
    const outside = mkdtempSync(join(tmpdir(), "sluice-outside-"));
    try {
      scene.write(".github/keep", "");
      symlinkSync(join(outside, "sluice.yml"), join(scene.folder, ".github/sluice.yml"));
      const { code, error } = await scene.run(...INIT);
      expect(code).toBe(1);
      expect(error).toContain(".github/sluice.yml is a link");
      expect(readdirSync(outside)).toEqual([]);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  test("a folder that leads out of the repository is not written into", async () => {
    const scene = user();
    const outside = mkdtempSync(join(tmpdir(), "sluice-outside-"));
    scene.write(".github/keep", "");
    symlinkSync(outside, join(scene.folder, ".github/workflows"));
    const { code, error } = await scene.run(...INIT);
    expect(code).toBe(1);
    expect(error).toContain("leads out of the repository");
    expect(readdirSync(outside)).toEqual([]);
    rmSync(outside, { recursive: true, force: true });
  });
});

test("help is no error", async () => {
  const scene = user();
  for (const argv of [[], ["--help"], ["help"], ["init", "--help"]]) {
    const { code, out } = await scene.run(...argv);
    expect(code).toBe(0);
    expect(out).toContain("Usage: sluice init --forge github|ghes|forgejo|gitea");
  }
});
