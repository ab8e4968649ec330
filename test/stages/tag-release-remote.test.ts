import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GitHttpServer, startGitHttp } from "../sandbox/git-http.ts";
import { createGitOrigin, type GitOrigin } from "../sandbox/git-origin.ts";
import { type GithubDouble, startGithub } from "../sandbox/github/double.ts";
import { must } from "../sandbox/processes.ts";
import { type SshServer, startSshServer } from "../sandbox/ssh-server.ts";
import { runStep, type StepResult } from "../sandbox/step.ts";

const REPOSITORY = "example/app";
const [USER, TOKEN] = ["x-access-token", "remote-secret-d41d8cd98f00"];

/** The source of truth, on a server that is not the forge; the forge has a copy of what was there before any tag. */
let truth: GitOrigin;
let github: GithubDouble;
let folder: string;
let token: string;
let commits: readonly [first: string, second: string, third: string];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-remote-"));
  for (const name of ["truth", "home", "temp", "nothing"]) mkdirSync(join(folder, name));
  truth = await createGitOrigin(join(folder, "truth"));
  commits = [
    await truth.commit({ "a.txt": "1" }, "feat: one"),
    await truth.commit({ "a.txt": "2" }, "feat: two"),
    await truth.commit({ "a.txt": "3" }, "feat: three"),
  ];
  await must(["git", "-C", truth.folder, "config", "http.receivepack", "true"]);
  await must(["git", "clone", "--quiet", "--mirror", truth.url, join(folder, "forge.git")]);
  github = await startGithub({ repository: REPOSITORY, folder: join(folder, "forge.git") });
  github.control.addPerson({ login: "ada" });
  const run = { workflow: ".github/workflows/prepare.yml", event: "workflow_dispatch", ref: "refs/heads/main" };
  token = github.control.runToken(github.control.startRun({ ...run, actor: "ada" }), { contents: "write" });
  // What the user who runs the runner has set must not matter; and Git tells every command that it starts.
  const helper = `!f() { touch ${join(folder, "helper-was-asked")}; }; f`;
  writeFileSync(
    join(folder, "home/.gitconfig"),
    `[trace2]\n\teventTarget = ${join(folder, "trace")}\n[credential]\n\thelper = "${helper}"\n[core]\n\tsshCommand = ssh -o StrictHostKeyChecking=no\n`,
  );
});

afterEach(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

async function tag(inputs: Readonly<Record<string, string>>, workspace = join(folder, "nothing")): Promise<StepResult> {
  return runStep({
    stage: "tag-release",
    workspace,
    scratch: folder,
    with: { "tag-kind": "release", token, trigger: "none", ...inputs },
    env: { HOME: join(folder, "home") },
    run: {
      RUNNER_TEMP: join(folder, "temp"),
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_REF: "refs/heads/main",
    },
  });
}

const there = async (...args: readonly string[]): Promise<string> =>
  (await must(["git", "-C", truth.folder, ...args])).trim();

/** As actions/checkout leaves it by default, without credentials: one commit, no tags. */
async function shallowCheckout(remote: string): Promise<string> {
  const workspace = join(folder, "checkout");
  await must(["git", "clone", "--quiet", "--depth=1", "--no-tags", truth.url, workspace]);
  await must(["git", "-C", workspace, "remote", "set-url", "origin", remote]);
  return workspace;
}

/** Nothing of the secret in the log, in any argument, or on the disk; no helper was asked. */
function expectNoTraceOf(secret: string, step: StepResult): void {
  const lines = secret.split("\n").filter((line) => line.length > 12);
  expect(lines.length).toBeGreaterThan(0);
  const trace = readFileSync(join(folder, "trace"), "utf8");
  expect(trace).toContain('"event":"start"');
  const left = join(folder, "temp/sluice-records");
  const records = readdirSync(left).map((name) => readFileSync(join(left, name), "utf8"));
  expect(records.length).toBeGreaterThan(0);
  for (const form of lines.flatMap((line) => [line, Buffer.from(line).toString("base64")])) {
    expect(step.log.replaceAll(/^::add-mask::.*$/gm, "")).not.toContain(form);
    expect(step.summary).not.toContain(form);
    expect(trace).not.toContain(form);
    for (const record of records) expect(record).not.toContain(form);
  }
  expect(readdirSync(join(folder, "temp")).toSorted()).toEqual(["sluice-records"]);
  expect(existsSync(join(folder, "helper-was-asked"))).toBe(false);
}

describe("over HTTP with a token", () => {
  let server: GitHttpServer;
  let address: string;

  beforeEach(async () => {
    server = await startGitHttp({ root: join(folder, "truth"), user: USER, password: TOKEN });
    address = `${server.url}application.git`;
  });

  afterEach(() => server.close());

  test("a shallow checkout without credentials is enough: the tag is annotated, and the token nowhere", async () => {
    const workspace = await shallowCheckout(address);
    const config = readFileSync(join(workspace, ".git/config"), "utf8");
    const wish = { version: "v1.0.0", commit: commits[2], message: "the first" };
    const step = await tag({ ...wish, "tag-remote": "origin", "remote-token": TOKEN }, workspace);
    expect(step.error).toBe("");
    expect(step.outputs).toMatchObject({ tag: "v1.0.0", commit: commits[2], created: "true" });
    expect(await there("cat-file", "-t", "v1.0.0")).toBe("tag");
    expect(await there("for-each-ref", "--format=%(*objectname) %(contents:subject)", "refs/tags")).toBe(
      `${commits[2]} Release v1.0.0 — the first`,
    );
    expect(readFileSync(join(workspace, ".git/config"), "utf8")).toBe(config);
    expect(server.requests).not.toEqual([]);
    expect(server.requests.map(({ user }) => user)).not.toContain("");
    expectNoTraceOf(TOKEN, step);
    expectNoTraceOf(`${USER}:${TOKEN}`, step);
    const again = await tag({ ...wish, "tag-remote": address, "remote-token": TOKEN });
    expect(again.outputs).toMatchObject({ tag: "v1.0.0", created: "false" });
  });

  test("a commit in the middle of main is tagged without any checkout, and the server's history stays whole", async () => {
    const wish = { version: "v1.0.0", commit: commits[1], "tag-remote": address, "remote-token": TOKEN };
    expect((await tag(wish)).error).toBe("");
    expect(await there("rev-parse", "v1.0.0^{commit}")).toBe(commits[1]);
    expect(await there("rev-parse", "--is-shallow-repository")).toBe("false");
    await there("fsck", "--strict");
  });

  test("the record of a rollback goes there, too, on a commit that only a tag has", async () => {
    const side = await there(
      ...["-c", "user.name=A", "-c", "user.email=a@example.com"],
      ...["commit-tree", `${commits[0]}^{tree}`, "-p", commits[0], "-m", "a hotfix"],
    );
    await there("update-ref", "refs/tags/v0.9.1", side);
    await truth.tag("v1.0.0", commits[2]);
    const wish = { "tag-kind": "rollback", version: "v1.0.0", "tag-remote": address, "remote-token": TOKEN };
    const step = await tag({ ...wish, commit: side });
    expect(step.error).toBe("");
    expect(step.outputs).toMatchObject({ tag: "v1.0.0-rollback", created: "true" });
    expect(await there("rev-parse", "v1.0.0-rollback^{commit}")).toBe(side);
    const unknown = await tag({ ...wish, commit: "c".repeat(40) });
    expect(unknown.error).toContain("does not have the commit");
    expect(await there("tag", "-l", "*-rollback.2")).toBe("");
  });

  test("only main and the version's own hotfix branch are released from, as that server has them", async () => {
    const side = await there(
      ...["-c", "user.name=A", "-c", "user.email=a@example.com"],
      ...["commit-tree", `${commits[0]}^{tree}`, "-p", commits[0], "-m", "side"],
    );
    await there("update-ref", "refs/heads/feature/x", side);
    await truth.tag("v1.1.0", commits[2]);
    const wish = { version: "v1.0.1", commit: side, "tag-remote": address, "remote-token": TOKEN };
    const refused = await tag({ ...wish, version: "v1.2.0" });
    expect(refused.error).toContain(`The commit ${side} is not on main.`);
    await there("update-ref", "refs/heads/hotfix/v1.0.1", side);
    const step = await tag(wish);
    expect(step.error).toBe("");
    expect(step.log).toContain("Afterwards merge hotfix/v1.0.1 back");
    expect(await there("tag")).toBe("v1.0.1\nv1.1.0");
  });

  test("what was never pushed there is not tagged, although the checkout has it", async () => {
    const workspace = await shallowCheckout(address);
    const git = ["git", "-C", workspace, "-c", "user.name=a", "-c", "user.email=a@b"];
    await must([...git, "commit", "--quiet", "--allow-empty", "--message", "nobody has seen this"]);
    const commit = (await must([...git, "rev-parse", "HEAD"])).trim();
    const step = await tag({ version: "v1.0.0", commit, "tag-remote": "origin", "remote-token": TOKEN }, workspace);
    expect(step.error).toContain(`The commit ${commit} is not on main.`);
    expect(await there("tag")).toBe("");
  });

  test("without a token nothing is asked; a wrong one is refused, and says where to look", async () => {
    const wish = { version: "v1.0.0", commit: commits[2], "tag-remote": address };
    const none = await tag(wish);
    expect(none.error).toContain("`remote-token` is missing");
    expect(server.requests).toEqual([]);
    const wrong = await tag({ ...wish, "remote-token": "another-secret-0123" });
    expect(wrong.error).toContain("git ls-remote ended with code 128");
    expect(wrong.error).toContain("Check `remote-token`");
    expectNoTraceOf("another-secret-0123", wrong);
    expect(await there("tag")).toBe("");
  });
});

describe("over SSH with a deploy key", () => {
  let sshd: SshServer;
  let address: string;

  beforeEach(async () => {
    // As a forge does it: the key may use Git, and nothing else. Such a server speaks Git's first protocol.
    const forceCommand = 'git-shell -c "$SSH_ORIGINAL_COMMAND"';
    sshd = await startSshServer({ root: join(folder, "ssh"), environment: {}, forceCommand });
    address = `ssh://${sshd.user}@${sshd.host}:${sshd.port}${truth.folder}`;
  });

  afterEach(() => sshd.stop());

  const hostLine = (): string => readFileSync(join(folder, "ssh/host_key.pub"), "utf8");

  test("known by its fingerprint, from a shallow checkout: the tag is there, and the key is not left anywhere", async () => {
    const workspace = await shallowCheckout(address);
    const keys = { "remote-ssh-key": sshd.privateKey, "remote-host-key": sshd.fingerprint };
    const step = await tag({ version: "v1.0.0", commit: commits[2], "tag-remote": "origin", ...keys }, workspace);
    expect(step.error).toBe("");
    expect(await there("rev-parse", "v1.0.0^{commit}")).toBe(commits[2]);
    expect(await there("cat-file", "-t", "v1.0.0")).toBe("tag");
    expectNoTraceOf(sshd.privateKey, step);
    const older = await tag({ version: "v1.1.0", commit: commits[1], "tag-remote": address, ...keys });
    expect(older.error).toBe("");
    expect(await there("rev-parse", "v1.1.0^{commit}")).toBe(commits[1]);
    await there("fsck", "--strict");
  });

  test("known by its line of ssh-keyscan: the record of a rollback is there", async () => {
    await truth.tag("v1.0.0", commits[1]);
    await truth.tag("v1.1.0", commits[2]);
    const keys = { "remote-ssh-key": sshd.privateKey, "remote-host-key": `elsewhere.example ${hostLine()}` };
    const wish = { "tag-kind": "rollback", version: "v1.1.0", commit: commits[1], "tag-remote": address };
    const step = await tag({ ...wish, ...keys });
    expect(step.error).toBe("");
    expect(await there("rev-parse", "v1.1.0-rollback^{commit}")).toBe(commits[1]);
    expectNoTraceOf(sshd.privateKey, step);
  });

  test("a server with another key than the pinned one gets nothing, whatever the runner's own settings say", async () => {
    const wish = { version: "v1.0.0", commit: commits[2], "tag-remote": address, "remote-ssh-key": sshd.privateKey };
    const byFingerprint = await tag({ ...wish, "remote-host-key": `SHA256:${"A".repeat(43)}` });
    expect(byFingerprint.error).toContain(`showed other host keys than the pinned ones: ${sshd.fingerprint}`);
    const line = hostLine();
    await sshd.changeHostKey();
    const byLine = await tag({ ...wish, "remote-host-key": `host ${line}` });
    expect(byLine.error).toContain("git ls-remote ended with code 128");
    expect(byLine.error).toContain("did not prove itself by a key of `remote-host-key`");
    expectNoTraceOf(sshd.privateKey, byLine);
    const unpinned = await tag(wish);
    expect(unpinned.error).toContain("`remote-host-key` is missing");
    expect(await there("tag")).toBe("");
  });

  test("a key that the server does not know, or that is none, makes no tag, and no line of it is told", async () => {
    const other = join(folder, "other");
    await must(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other]);
    const wish = {
      ...{ version: "v1.0.0", commit: commits[2], "tag-remote": address },
      "remote-host-key": sshd.fingerprint,
    };
    const refused = await tag({ ...wish, "remote-ssh-key": readFileSync(other, "utf8") });
    expect(refused.error).toContain("Permission denied");
    expect(refused.error).toContain("a deploy key needs write access");
    expectNoTraceOf(readFileSync(other, "utf8"), refused);
    const none = await tag({ ...wish, "remote-ssh-key": "hunter2 is no key" });
    expect(none.error).toContain("`remote-ssh-key`");
    expect(none.log.replaceAll(/^::add-mask::.*$/gm, "")).not.toContain("hunter2");
    expect(await there("tag")).toBe("");
  });
});

test("a deploy that is dispatched needs the tag on the forge: where a mirror has brought it, it starts", async () => {
  const workflow =
    "on:\n  workflow_dispatch:\n    inputs:\n      tag: { type: string }\njobs: { a: { runs-on: x, steps: [{ run: x }] } }\n";
  const commit = await truth.commit({ ".github/workflows/deploy-prod.yml": workflow }, "ci: deploy");
  await truth.tag("v1.0.0", commit);
  await must(["git", "-C", join(folder, "forge.git"), "remote", "update"]);
  const dispatches: unknown[] = [];
  github.on("dispatch", (event) => dispatches.push(event));
  const person = github.control.userToken("ada");
  const step = await tag({ version: "v1.0.0", commit, "tag-remote": truth.folder, token: person, trigger: "dispatch" });
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ created: "false", "triggered-by": "dispatch" });
  expect(dispatches).toHaveLength(1);
});
