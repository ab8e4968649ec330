import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGitOrigin } from "../sandbox/git-origin.ts";
import { type GithubDouble, startGithub } from "../sandbox/github/double.ts";
import { run, waitFor } from "../sandbox/processes.ts";
import { type SshServer, startSshServer } from "../sandbox/ssh-server.ts";
import { type RunningStep, type StepResult, startStep } from "../sandbox/step.ts";

/** The deploy key of a real sshd is replaced, and an attempt that is killed never locks out the next one. */

let root: string;
let ssh: SshServer;
let github: GithubDouble;
let token = "";
let file = "";
let foreign = "";
let runs = 0;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "sluice-rotate-"));
  ssh = await startSshServer({ root: join(root, "ssh"), environment: {} });
  file = join(root, "ssh", "authorized_keys");
  await ssh.addKey('restrict,command="/bin/true"');
  const [own = "", ...others] = readFileSync(file, "latin1").split(/(?<=\n)/);
  foreign = `# keys of the team \xe9\r\n\n${others.join("")}`;
  // The options of the old key are those of the new one.
  writeFileSync(file, Buffer.from(`${foreign}environment="A=b c",no-pty ${own}`, "latin1"));
  chmodSync(file, 0o640);
  const folder = join(root, "forge");
  mkdirSync(folder);
  const origin = await createGitOrigin(folder);
  await origin.commit({ "a.txt": "1" }, "feat: one");
  github = await startGithub({ repository: "example/app", folder: origin.folder });
  github.control.addPerson({ login: "ada", permission: "admin" });
  github.control.protect("production", {});
  token = github.control.userToken("ada");
  await github.control.addSecret("production", "DEPLOY_SSH_KEY", ssh.privateKey);
});

afterEach(async () => {
  await ssh.stop();
  await github.close();
  rmSync(root, { recursive: true, force: true });
});

const secret = (): Promise<string | undefined> => github.control.secret("production", "DEPLOY_SSH_KEY");

/** A job gets the secret as it is when the job starts. */
async function start(inputs: Readonly<Record<string, string>> = {}, runId = ++runs): Promise<RunningStep> {
  const key = (await secret()) ?? "";
  return startStep({
    stage: "rotate-key",
    ...{ workspace: root, scratch: root },
    with: {
      ...{ "ssh-key": key, host: ssh.host, port: String(ssh.port), user: ssh.user, "host-key": ssh.fingerprint },
      ...{ "authorized-keys": file, "secrets-token": token, ...inputs },
    },
    run: { GITHUB_RUN_ID: String(runId), GITHUB_API_URL: github.url },
  });
}

const rotate = async (inputs: Readonly<Record<string, string>> = {}, runId?: number): Promise<StepResult> =>
  (await start(inputs, runId)).done;

/** What OpenSSH's own client says. */
async function login(privateKey: string): Promise<{ readonly code: number | null; readonly stderr: string }> {
  const key = join(root, "a-key");
  rmSync(key, { force: true });
  writeFileSync(key, privateKey, { mode: 0o600 });
  const options = ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR", "IdentitiesOnly=yes"];
  const words = [...options, "BatchMode=yes"].flatMap((option) => ["-o", option]);
  return run(["ssh", "-F", "none", "-i", key, "-p", String(ssh.port), ...words, `${ssh.user}@${ssh.host}`, "exit 0"]);
}

const keys = (): string => readFileSync(file, "latin1");

async function expectRotated(step: StepResult): Promise<void> {
  expect(step.error).toBe("");
  expect(step.outputs["refused"]).toBe("true");
  const stored = (await secret()) ?? "";
  expect((await login(stored)).code).toBe(0);
  const refusal = await login(ssh.privateKey);
  expect(refusal.code).toBe(255);
  expect(refusal.stderr).toContain("Permission denied (publickey");
  expect(keys().startsWith(foreign)).toBe(true);
  expect(keys().slice(foreign.length)).toMatch(
    /^environment="A=b c",no-pty ssh-ed25519 \S+ sluice-rotation:\d+:\S+\n$/,
  );
}

test("a new key is installed, tried and stored; then the old one is removed, and the host refuses it", async () => {
  const step = await rotate();
  await expectRotated(step);
  expect(step.outputs["result"]).toBe("rotated");
  expect(step.outputs["old-key"]).toMatch(/^SHA256:/);
  expect(step.summary).toContain("Permission denied");
  const stored = (await secret()) ?? "";
  // The runner itself has to know what it is to mask.
  const shown = `${step.log.replaceAll(/^::add-mask::.*$/gm, "")}${step.summary}${JSON.stringify(step.outputs)}`;
  const lines = stored.split("\n").filter((one) => one !== "" && !one.startsWith("-----"));
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(shown).not.toContain(line);
});

test.each([
  ["installed", "is installed beside the old one"],
  ["tried", "The new key has logged in"],
  ["stored", "The new key is stored"],
  ["removed", "The old key is removed"],
] as const)(
  "a runner that is killed when the new key is %s locks no one out, and the next one ends it",
  async (when, line) => {
    const killed = await start({}, 500);
    await killed.saw(line);
    killed.child.kill("SIGKILL");
    await killed.done;
    // Before that line it may be stored already, because the kill comes after the line.
    if (when === "stored" || when === "removed") expect(await secret()).not.toBe(ssh.privateKey);
    expect((await login((await secret()) ?? "")).code).toBe(0);
    // The workflow is dispatched anew, or the job is run again. Only the latter knows whether the key is stored, and after the
    // removal the old key.
    await expectRotated(await rotate({}, when === "stored" ? 501 : 500));
  },
);

test("a forge that refuses the token is asked before anything changes", async () => {
  const before = keys();
  github.behave({ kind: "status", status: 403, when: "before", path: /public-key/ });
  const step = await rotate();
  expect(step.error).toContain("The forge refused to read");
  expect(keys()).toBe(before);
});

test("a forge that does not store the key leaves the old one, and the next run removes what is left over", async () => {
  github.behave({ kind: "status", status: 403, when: "before", method: "PUT" });
  const step = await rotate();
  expect(step.error).toContain("The forge refused to store the secret DEPLOY_SSH_KEY");
  expect(await secret()).toBe(ssh.privateKey);
  expect((await login(ssh.privateKey)).code).toBe(0);
  // Its answer is lost this time, and the key is stored all the same.
  github.behave({ kind: "cut", when: "after", method: "PUT" });
  await expectRotated(await rotate());
});

/** The forge has got a new key, and stores it when it is told to go on. */
function holdTheStore(): { readonly hasCome: Promise<void>; goOn(): void } {
  const [come, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const until = (): Promise<void> => {
    come.resolve();
    return held.promise;
  };
  github.behave({ kind: "held", until, method: "PUT" });
  return { hasCome: come.promise, goOn: held.resolve };
}

test("of two runs at once one ends the rotation, and the other one stores nothing", async () => {
  const { hasCome, goOn } = holdTheStore();
  const first = await start({}, 700);
  await hasCome;
  const second = await rotate({}, 701);
  goOn();
  await expectRotated(await first.done);
  expect(second.error).toContain("The run 700 replaces this key as well");
});

test("after a runner that was killed while it stored the key, its own run continues, and no other one", async () => {
  const { hasCome, goOn } = holdTheStore();
  const killed = await start({}, 800);
  await hasCome;
  expect(keys()).toContain(":stored");
  killed.child.kill("SIGKILL");
  await killed.done;
  const before = keys();
  const other = await rotate({}, 801);
  expect(other.error).toContain("The run 800 replaces this key as well");
  expect(keys()).toBe(before);
  goOn();
  await waitFor("the forge to store the key", 20_000, async () => (await secret()) !== ssh.privateKey);
  await expectRotated(await rotate({}, 800));
});

test("a secret that the environment does not have is not the secret that later runs read", async () => {
  const before = keys();
  const step = await rotate({ secret: "PRODUCTION_KEY" });
  expect(step.error).toContain("The environment production has no secret PRODUCTION_KEY");
  expect(keys()).toBe(before);
});

test("a run that is started again after its rotation does not say that it has replaced the key of the login", async () => {
  await expectRotated(await rotate({}, 900));
  const again = await rotate({}, 900);
  expect(again.outputs["result"]).toBe("removed");
  expect(again.summary).toContain("The key of this login was not replaced");
});

test("without a token a person makes the key, and the old one is removed by its public half", async () => {
  const before = keys();
  const refused = await rotate({ "secrets-token": "" });
  expect(refused.error).toContain("There is no `secrets-token`");
  expect(refused.error).toContain("ssh-keygen -t ed25519");
  expect(keys()).toBe(before);

  const own = readFileSync(join(root, "ssh", "user_key.pub"), "utf8").trim();
  const itself = await rotate({ "secrets-token": "", "old-key": own });
  expect(itself.error).toContain("`old-key` is the public half of `ssh-key`");
  expect(keys()).toBe(before);

  const byHand = await ssh.addKey("no-pty");
  const step = await rotate({ "secrets-token": "", "old-key": own, "ssh-key": byHand });
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ result: "removed", refused: "true" });
  expect((await login(ssh.privateKey)).stderr).toContain("Permission denied (publickey");
  expect((await login(byHand)).code).toBe(0);
});

test("an old key that sshd reads from another file as well is not reported as refused", async () => {
  const other = join(root, "ssh", "authorized_keys2");
  writeFileSync(other, readFileSync(join(root, "ssh", "user_key.pub")));
  await ssh.setSettings([`AuthorizedKeysFile ${file} ${other}`]);
  const step = await rotate();
  expect(step.error).toContain("still accepts the old key");
  expect(step.outputs["refused"]).toBe("false");
  rmSync(other);
  expect((await rotate({}, runs)).error).toBe("");
});

test("a key that is in another file than the one given is not replaced", async () => {
  const other = join(root, "ssh", "authorized_keys2");
  writeFileSync(other, "# none\n");
  const step = await rotate({ "authorized-keys": other });
  expect(step.error).toContain("logs in on 127.0.0.1, and is not in");
  expect(await secret()).toBe(ssh.privateKey);
});

test("a link stays a link, and the file keeps its mode", async () => {
  chmodSync(file, 0o640);
  const link = join(root, "link");
  await run(["ln", "-s", file, link]);
  await expectRotated(await rotate({ "authorized-keys": link }));
  expect((await run(["stat", "-c", "%F %a", link, file])).stdout).toContain("symbolic link");
  expect((await run(["stat", "-c", "%a", file])).stdout.trim()).toBe("640");
});

test("an audit lists the keys by fingerprint and comment alone, and names what it cannot read", async () => {
  const step = await startStep({
    stage: "audit-credentials",
    ...{ workspace: root, scratch: root },
    with: {
      ...{ "ssh-key": ssh.privateKey, host: ssh.host, port: String(ssh.port), user: ssh.user },
      ...{ "host-key": ssh.fingerprint, "authorized-keys": file, token },
    },
    run: { GITHUB_RUN_ID: "900", GITHUB_API_URL: github.url },
  });
  const { error, summary, outputs } = await step.done;
  expect(error).toBe("");
  const known = (await run(["ssh-keygen", "-lf", file])).stdout.trim().split("\n");
  expect(known).toHaveLength(2);
  for (const line of known) expect(summary).toContain(line.split(" ")[1]);
  expect(summary).not.toContain("AAAA");
  expect(summary).not.toContain("A=b c");
  const part = "Keys of the deploy user on the host";
  expect(summary).toContain(part);
  expect(outputs["unread"]).not.toContain(part);
});
