import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGitOrigin, type GitOrigin } from "../sandbox/git-origin.ts";
import { type GithubDouble, startGithub } from "../sandbox/github/double.ts";
import { must, run } from "../sandbox/processes.ts";
import { runStep, type StepResult } from "../sandbox/step.ts";

const REPOSITORY = "example/app";

let folder: string;
let origin: GitOrigin;
let github: GithubDouble;
let token: string;
let first: string;
let second: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-tag-"));
  mkdirSync(join(folder, "workspace"));
  origin = await createGitOrigin(folder);
  first = await origin.commit({ "a.txt": "1" }, "feat: one");
  second = await origin.commit({ "a.txt": "2" }, "feat: two");
  github = await startGithub({ repository: REPOSITORY, folder: origin.folder });
  github.control.addPerson({ login: "ada" });
  const run = github.control.startRun({
    workflow: ".github/workflows/prepare.yml",
    event: "workflow_dispatch",
    ref: "refs/heads/main",
    actor: "ada",
  });
  token = github.control.runToken(run, { contents: "write", actions: "write", deployments: "write" });
});

afterEach(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

async function tag(
  inputs: Readonly<Record<string, string>>,
  workspace = join(folder, "workspace"),
  temp = tmpdir(),
): Promise<StepResult> {
  return runStep({
    stage: "tag-release",
    workspace,
    scratch: folder,
    with: { "tag-kind": "release", token, trigger: "none", ...inputs },
    run: {
      RUNNER_TEMP: temp,
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_REF: "refs/heads/main",
    },
  });
}

const inOrigin = async (...args: readonly string[]): Promise<string> =>
  (await must(["git", "-C", origin.folder, ...args])).trim();

test("a release's tag is annotated, on the named commit, and says what it brings", async () => {
  const step = await tag({ version: "v1.0.0", commit: first, message: "the first one" });
  expect(step.error).toBe("");
  expect(step.outputs).toEqual({
    ...{ tag: "v1.0.0", version: "v1.0.0", commit: first, created: "true" },
    ...{ "signed-by": "", "triggered-by": "none", "run-url": "", "started-run": "" },
  });
  expect(await inOrigin("cat-file", "-t", "v1.0.0")).toBe("tag");
  expect(await inOrigin("rev-parse", "v1.0.0^{commit}")).toBe(first);
  expect(await inOrigin("for-each-ref", "--format=%(contents:subject)", "refs/tags/v1.0.0")).toBe(
    "Release v1.0.0 — the first one",
  );
});

test("without an earlier release the tags that resemble versions and were not read are named", async () => {
  await inOrigin("tag", "release-1.4", first);
  const step = await tag({ version: "v1.0.0", commit: first });
  expect(step.log).toContain(
    "::warning::This is taken for the first release. Tags that look like versions were not read: release-1.4.",
  );
  expect((await tag({ version: "v1.0.1", commit: second })).log).not.toContain("first release");
});

test("running it again finds its own tag; another commit, or an older version, is refused", async () => {
  await tag({ version: "v1.1.0", commit: first });
  expect((await tag({ version: "v1.1.0", commit: first })).outputs).toMatchObject({ created: "false" });
  const moved = await tag({ version: "v1.1.0", commit: second });
  expect(moved.code).toBe(1);
  expect(moved.error).toContain(`The tag v1.1.0 exists already, on ${first}`);
  const older = await tag({ version: "v1.0.9", commit: second });
  expect(older.error).toContain("v1.0.9 is not newer than v1.1.0");
  expect(await inOrigin("tag")).toBe("v1.1.0");
});

test("a lightweight tag that a person pushed is refused and left alone, by the API and by Git", async () => {
  await inOrigin("tag", "v1.0.0", first);
  for (const remote of ["", origin.folder]) {
    const step = await tag({ version: "v1.0.0", commit: first, "tag-remote": remote });
    expect(step.error).toContain(`The tag v1.0.0 is on ${first} already, but it is a lightweight tag`);
    expect(step.outputs).toEqual({});
  }
  expect(await inOrigin("cat-file", "-t", "v1.0.0")).toBe("commit");
  await inOrigin("tag", "v1.0.0-rollback", second);
  const record = await tag({ "tag-kind": "rollback", version: "v1.0.0", commit: second });
  expect(record.outputs).toMatchObject({ tag: "v1.0.0-rollback", created: "false" });
  expect(record.log).toContain("::warning::v1.0.0-rollback exists already as a lightweight tag");
  expect(await inOrigin("cat-file", "-t", "v1.0.0-rollback")).toBe("commit");
});

test("a commit that the remote does not have is refused, and leaves no tag", async () => {
  const step = await tag({ version: "v1.0.0", commit: "c".repeat(40) });
  expect(step.code).toBe(1);
  expect(await inOrigin("tag")).toBe("");
});

test("a rollback is recorded on the commit that runs again, a second one under a name of its own", async () => {
  await origin.tag("v1.0.0", first);
  await origin.tag("v1.1.0", second);
  const rollback = { "tag-kind": "rollback", version: "v1.1.0" };
  expect((await tag({ ...rollback, commit: first })).outputs).toMatchObject({
    tag: "v1.1.0-rollback",
    created: "true",
  });
  expect((await tag({ ...rollback, commit: first })).outputs).toMatchObject({
    tag: "v1.1.0-rollback",
    created: "false",
  });
  expect((await tag({ ...rollback, commit: second })).outputs).toMatchObject({ tag: "v1.1.0-rollback.2" });
  expect(await inOrigin("rev-parse", "v1.1.0-rollback^{commit}")).toBe(first);
});

test("a tag that the run's own token makes starts nothing, so the deploy is dispatched, and that is said", async () => {
  await origin.commit(
    {
      ".github/workflows/deploy-prod.yml":
        "on:\n  workflow_dispatch:\n    inputs:\n      tag: { type: string }\njobs: { a: { runs-on: x, steps: [{ run: x }] } }\n",
    },
    "ci: deploy",
  );
  const pushes: string[] = [];
  const dispatches: unknown[] = [];
  github.on("push", ({ ref }) => pushes.push(ref));
  github.on("dispatch", (event) => dispatches.push(event));
  const step = await tag({ version: "v1.0.0", commit: first, trigger: "auto" });
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ "triggered-by": "dispatch" });
  expect(step.log).toContain("deploy-prod.yml was dispatched for v1.0.0");
  expect(step.outputs["run-url"]).toMatch(/\/example\/app\/actions\/runs\/\d+$/);
  expect(pushes).toEqual([]);
  expect(dispatches).toHaveLength(1);
});

test("the push of a person's or an app's token starts the deploy by itself", async () => {
  const pushes: string[] = [];
  const runs: number[] = [];
  github.on("push", ({ ref }) => {
    pushes.push(ref);
    const run = { event: "push", ref, actor: "ada" };
    for (const name of ["lint.yml", "deploy-prod.yml"])
      runs.push(github.control.startRun({ ...run, workflow: `.github/workflows/${name}` }));
  });
  const step = await tag({
    version: "v1.0.0",
    commit: first,
    trigger: "auto",
    "release-token": github.control.userToken("ada"),
  });
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ "triggered-by": "push" });
  expect(step.outputs["run-url"]).toMatch(new RegExp(`/example/app/actions/runs/${runs[1]}$`));
  expect(step.summary).toContain(`by the push of the tag: [its run](${step.outputs["run-url"]})`);
  expect(pushes).toEqual(["refs/tags/v1.0.0"]);
});

test("a lost answer makes no second tag", async () => {
  github.behave({ path: /git\/refs$/, method: "POST", kind: "status", status: 502, when: "after", times: 1 });
  const step = await tag({ version: "v1.0.0", commit: first });
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ created: "true" });
  expect(github.requests.filter(({ method, path }) => method === "POST" && path.endsWith("/git/refs"))).toHaveLength(1);
});

test("another place is the source of truth, by its remote's name in the checkout: git pushes there", async () => {
  const workspace = join(folder, "clone");
  await origin.cloneTo(workspace);
  const step = await tag({ version: "v1.0.0", commit: first, "tag-remote": "origin", message: "by git" }, workspace);
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ tag: "v1.0.0", created: "true" });
  expect(await inOrigin("rev-parse", "v1.0.0^{commit}")).toBe(first);
  expect((await tag({ version: "v1.0.0", commit: first, "tag-remote": "origin" }, workspace)).outputs).toMatchObject({
    created: "false",
  });
  const nameless = await tag({ version: "v1.1.0", commit: first, "tag-remote": "upstream" }, workspace);
  expect(nameless.error).toContain("The checkout in this job has no remote upstream");
  const secret = await tag({ version: "v1.1.0", commit: first, "tag-remote": "https://ada:hunter2@git.example/x" });
  expect(secret.error).toContain('`tag-remote` is "https://***@git.example/x"');
  expect(secret.log).not.toContain("hunter2");
  origin.stop();
  const gone = await tag({ version: "v1.1.0", commit: first, "tag-remote": "origin" }, workspace);
  expect(gone.code).toBe(1);
  expect(gone.error).toContain("git ls-remote ended with");
});

test("no secret is in the log", async () => {
  const step = await tag({ version: "v1.0.0", commit: first });
  expect(step.log.replaceAll(`::add-mask::${token}`, "")).not.toContain(token);
});

test("without a line of its own the tag says what the changelog's section begins with", async () => {
  const text =
    "# Changelog\n\n## [1.0.0] - 2026-11-24\n\n### Added\n\n- **Exports** with [filters](https://x) (#7)\n- More\n";
  const commit = await origin.commit({ "CHANGELOG.md": text }, "docs(changelog): release v1.0.0");
  const step = await tag({ version: "v1.0.0", commit });
  expect(step.error).toBe("");
  expect(await inOrigin("tag", "-l", "--format=%(contents:subject)", "v1.0.0")).toBe(
    "Release v1.0.0 — Exports with filters",
  );
});

test("a commit whose changelog has no section of the version is not tagged", async () => {
  const commit = await origin.commit(
    { "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n- One\n" },
    "docs: what is new",
  );
  const step = await tag({ version: "v1.0.0", commit });
  expect(step.error).toContain(`CHANGELOG.md has no section of v1.0.0 at ${commit}.`);
  expect(await origin.tags()).not.toContain("v1.0.0");
});

test("a commit on a side branch is not tagged, unless it is the version's own hotfix branch", async () => {
  const tree = await inOrigin("rev-parse", `${second}^{tree}`);
  const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com"];
  const side = (
    await must(["git", "-C", origin.folder, ...identity, "commit-tree", tree, "-p", first, "-m", "side"])
  ).trim();
  await inOrigin("update-ref", "refs/heads/feature/x", side);
  const refused = await tag({ version: "v1.0.1", commit: side });
  expect(refused.error).toContain(`The commit ${side} is not on main.`);
  await inOrigin("update-ref", "refs/heads/hotfix/v1.0.1", side);
  expect((await tag({ version: "v1.0.2", commit: side })).error).toContain("is not on main");
  expect((await tag({ version: "v1.0.1", commit: side })).error).toBe("");
  expect(await inOrigin("rev-parse", "v1.0.1^{commit}")).toBe(side);
});

test("a hotfix after one that was rolled back is tagged as the patch that is free, past newer lines", async () => {
  for (const [name, commit] of [
    ["v1.2.4", first],
    ["v1.2.5", second],
    ["v1.2.5-rollback", first],
    ["v1.3.0", second],
  ])
    await origin.tag(name ?? "", commit ?? "");
  const tree = await inOrigin("rev-parse", `${second}^{tree}`);
  const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com"];
  const fix = await inOrigin(...identity, "commit-tree", tree, "-p", first, "-m", "fix: hours");
  for (const version of ["v1.2.5", "v1.2.6"]) await inOrigin("update-ref", `refs/heads/hotfix/${version}`, fix);
  expect((await tag({ version: "v1.2.5", commit: fix })).error).toContain(`v1.2.5 exists already, on ${second}`);
  const step = await tag({ version: "v1.2.6", commit: fix });
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ tag: "v1.2.6", commit: fix, created: "true" });
});

test("a push that starts no run is told, with the page where it would be; no other run is taken for it", async () => {
  github.on("push", ({ ref }) =>
    github.control.startRun({ workflow: ".github/workflows/lint.yml", event: "push", ref, actor: "ada" }),
  );
  const step = await tag({ version: "v1.0.0", commit: first, trigger: "push" });
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ "triggered-by": "push", "run-url": "" });
  expect(step.log).toContain("actions/workflows/deploy-prod.yml; if no run has started, dispatch it for v1.0.0");
});

describe("a signed tag", () => {
  let key: string;
  let allowed: string;

  beforeEach(async () => {
    const file = join(folder, "signer");
    await must(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "ada@example.org", "-f", file]);
    key = readFileSync(file, "utf8");
    allowed = join(folder, "allowed");
    writeFileSync(allowed, `ada@example.org ${readFileSync(`${file}.pub`, "utf8")}`);
  });

  const tagger = "Ada Lovelace <ada@example.org>";
  const verified = (name: string): Promise<string> =>
    inOrigin("-c", `gpg.ssh.allowedSignersFile=${allowed}`, "verify-tag", "--raw", name);

  test("with an SSH key is made by the forge's API to its last byte, and Git verifies it", async () => {
    const step = await tag({ version: "v1.0.0", commit: first, message: "ünïcode", "signing-key": key, tagger });
    expect(step.error).toBe("");
    await verified("v1.0.0");
    expect(
      await inOrigin("for-each-ref", "--format=%(taggername) %(taggeremail) %(contents:subject)", "refs/tags/v1.0.0"),
    ).toBe("Ada Lovelace <ada@example.org> Release v1.0.0 — ünïcode");
    const printed = (await must(["ssh-keygen", "-l", "-f", join(folder, "signer.pub")])).split(" ")[1];
    expect(step.outputs["signed-by"]).toBe(printed);
    expect(step.summary).toContain(printed);
  });

  test("with a GPG key, too", async () => {
    const home = mkdtempSync(join(tmpdir(), "gpg-"));
    const gpg = ["gpg", "--homedir", home, "--batch", "--passphrase", ""];
    try {
      await must([...gpg, "--quick-gen-key", tagger, "ed25519", "sign", "0"]);
      const armored = await must([...gpg, "--armor", "--export-secret-keys", "ada@example.org"]);
      const step = await tag({ version: "v1.0.0", commit: first, "signing-key": armored, tagger });
      expect(step.error).toBe("");
      const said = await run(["git", "-C", origin.folder, "verify-tag", "v1.0.0"], {
        env: { PATH: process.env["PATH"], GNUPGHOME: home },
      });
      expect(said.code === 0 ? "" : said.stderr).toBe("");
      expect(said.stderr).toMatch(new RegExp(`using EDDSA key ${step.outputs["signed-by"]}`));
    } finally {
      await run(["gpgconf", "--homedir", home, "--kill", "all"]);
      rmSync(home, { recursive: true, force: true });
    }
  });

  test("pushed by Git to another server is verified there", async () => {
    const workspace = join(folder, "clone");
    await origin.cloneTo(workspace);
    const step = await tag(
      { version: "v1.0.0", commit: first, "tag-remote": "origin", "signing-key": key, tagger },
      workspace,
    );
    expect(step.error).toBe("");
    await verified("v1.0.0");
  });

  test("is no tag at all when the key has a passphrase, or is none", async () => {
    await must(["ssh-keygen", "-q", "-p", "-N", "secret words", "-f", join(folder, "signer")]);
    const locked = readFileSync(join(folder, "signer"), "utf8");
    const step = await tag({ version: "v1.0.0", commit: first, "signing-key": locked, tagger });
    expect(step.error).toContain("The tag could not be signed. The output of ssh-keygen:");
    const wrong = await tag({ version: "v1.0.0", commit: first, "signing-key": "hunter2", tagger });
    expect(wrong.error).toContain("`signing-key`");
    expect(wrong.log).not.toContain("hunter2");
    expect(await inOrigin("tag")).toBe("");
  });

  test("leaves nothing of the key behind: no file, no line", async () => {
    const runnerTemp = join(folder, "temp");
    mkdirSync(runnerTemp);
    const step = await tag({ version: "v1.0.0", commit: first, "signing-key": key, tagger }, undefined, runnerTemp);
    expect(step.error).toBe("");
    expect(readdirSync(runnerTemp)).toEqual(["sluice-records"]);
    const [, middle = ""] = key.split("\n");
    const records = join(runnerTemp, "sluice-records");
    const texts = readdirSync(records).map((name) => readFileSync(join(records, name), "utf8"));
    expect(texts).not.toEqual([]);
    for (const text of texts) expect(text).not.toContain(middle);
    expect(step.log.replaceAll(/^::add-mask::.*$/gm, "")).not.toContain(middle);
  });
});

test("of several products each has its own tags, and is compared with its own only", async () => {
  await origin.tag("v9.0.0", first);
  await origin.tag("web/v2.0.0", first);
  await origin.tag("api/v1.4.0", first);
  const older = await tag({ version: "v1.3.0", commit: second, "tag-prefix": "api/" });
  expect(older.error).toContain("v1.3.0 is not newer than v1.4.0, the newest release of api/.");
  const moved = await tag({ version: "api/v1.4.0", commit: second, "tag-prefix": "api/" });
  expect(moved.error).toContain("The tag api/v1.4.0 exists already");
  const step = await tag({ version: "v1.5.0", commit: second, "tag-prefix": "api/", message: "faster" });
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ tag: "api/v1.5.0", version: "v1.5.0", created: "true" });
  expect(await inOrigin("tag", "-l", "--format=%(contents:subject)", "api/v1.5.0")).toBe("Release api/v1.5.0 — faster");
  for (const prefix of ["/api/", "a..b/", "api/.lock/", "api v", "refs/heads/../"])
    expect((await tag({ version: "v1.6.0", commit: second, "tag-prefix": prefix })).error).toContain("`tag-prefix`");
});
