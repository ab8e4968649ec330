import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type AddressInfo, createConnection, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StageFailure } from "../../src/failure/failure.ts";
import type { Host } from "../../src/ports/host.ts";
import { realClock } from "../../src/world/clock.ts";
import { openHostProgram } from "../../src/world/host/host-program.ts";
import { createSsh } from "../../src/world/ssh/ssh.ts";
import { createLog } from "../fakes/stage-world.ts";
import { must, type Outcome, run } from "../sandbox/processes.ts";
import { type SshServer, startSshServer } from "../sandbox/ssh-server.ts";

/**
 * What stands between a right address and a command that runs: a real sshd and real shells. Each failure names its cause,
 * and the command that it advises fails in the same way.
 */

const { PATH = "" } = process.env;

let root: string;
let home: string;
let ssh: SshServer;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "sluice-login-"));
  home = join(root, "home");
  mkdirSync(home);
  ssh = await startSshServer({ root: join(root, "ssh"), environment: environment() });
});

afterAll(async () => {
  await ssh.stop();
  rmSync(root, { recursive: true, force: true });
});

afterEach(async () => {
  for (const file of [".bashrc", ".profile", ".bash_profile"]) rmSync(join(home, file), { force: true });
  await ssh.setSettings([]);
  await ssh.setEnvironment(environment());
});

function environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { PATH, HOME: home, SLUICE_STATE_DIR: join(root, "state"), ...more };
}

interface Login {
  readonly log: readonly string[];
  readonly host: Host;
}

async function open(hostKey = ssh.fingerprint): Promise<Login> {
  const lines: string[] = [];
  const log = { ...createLog(), info: (line: string) => lines.push(line) };
  const target = { ...address(), privateKey: ssh.privateKey, hostKeys: [hostKey] };
  const host = await openHostProgram(
    { ssh: createSsh({ log, sleep: () => Promise.resolve() }), log, clock: realClock, program: PROGRAM },
    { target, project: "app", directory: "/srv/app" },
  );
  return { log: lines, host };
}

/** The smallest host program: it answers a freeze, and what a survey of a host without Docker says. */
const PROGRAM = `#!/bin/sh
case $1 in
freeze) printf '{"kind":"frozen"}\\n' ;;
survey)
  missing=
  command -v docker >/dev/null || missing=docker
  cat <<END
{"v":1,"kind":"host","name":"box","arch":"x86_64","user":"me","clock":1,"state":"/x"}
{"v":1,"kind":"tools","missing":"$missing","git":"2","compose":"2","composeV1":""}
{"v":1,"kind":"checkout","state":"missing"}
{"v":1,"kind":"lock","held":false,"owner":""}
{"v":1,"kind":"end","lines":4}
END
  ;;
esac
`;

function address(): { readonly host: string; readonly port: number; readonly user: string } {
  return { host: ssh.host, port: ssh.port, user: ssh.user };
}

async function failure(doing: Promise<unknown>): Promise<StageFailure> {
  const error = await doing.then(
    () => "nothing failed",
    (thrown: unknown) => thrown,
  );
  if (error instanceof StageFailure) return error;
  throw new Error(`Wanted is a StageFailure, and there is: ${String(error)}`);
}

/** Runs the command of ssh that an advice holds, with the key of this test and no file of the machine. */
async function advised({ todo }: StageFailure): Promise<Outcome> {
  const [, command = ""] = /`(ssh -i KEY [^`]+)`/.exec(todo) ?? [];
  expect(command).toContain("BatchMode=yes");
  return byOpenSsh(command);
}

function byOpenSsh(command: string): Promise<Outcome> {
  const key = join(root, "key");
  writeFileSync(key, ssh.privateKey, { mode: 0o600 });
  const own = `ssh -F none -o UserKnownHostsFile=${root}/known -o StrictHostKeyChecking=no -i ${key}`;
  return run(["sh", "-c", command.replace("ssh -i KEY", own)]);
}

test("what a start file of the login shell prints is not part of an answer, with and without a last line end", async () => {
  writeFileSync(
    join(home, ".bashrc"),
    "echo 'Welcome to box'; echo '{\"kind\":\"refused\"}'; printf 'ready /etc/passwd'\n",
  );
  const { host } = await open();
  await host.freeze("a reason");
  await host.close();
  // The noise was there: OpenSSH's own client gets it in front of the answer.
  const seen = await byOpenSsh(`ssh -i KEY -p ${ssh.port} ${ssh.user}@127.0.0.1 'echo sluice'`);
  expect(seen.stdout).toMatch(/^Welcome to box\n.*sluice\n$/s);
});

test.each<[string, string, string, string]>([
  ["nologin", "/usr/sbin/nologin", "This account is currently not available", "usermod --shell /bin/bash"],
  ["false", "/bin/false", "the login shell ended with code 1 and printed nothing", "getent passwd"],
  ["only SFTP", "internal-sftp", "sftp connections only", "Match"],
  ["a menu", "echo 'Choose: 1 backup 2 quit'", "Choose: 1 backup 2 quit", "grep -i forcecommand"],
])("the host runs something else than the command: %s", async (_, command, said, todo) => {
  await ssh.setSettings([`ForceCommand ${command}`]);
  const error = await failure(open());
  expect(error.what).toContain("accepted the login, but did not run the command");
  expect(error.what).toContain(said);
  expect(error.todo).toContain(todo);
  expect((await advised(error)).stdout).not.toMatch(/^sluice$/m);
});

test.each<[string, string, string]>([
  ["ends the shell", "echo 'maintenance today'; exit 0", 'ended with code 0 and printed "maintenance today"'],
  ["replaces the shell", "exec echo another shell", 'ended with code 0 and printed "another shell"'],
])("a start file that %s", async (_, text, said) => {
  writeFileSync(join(home, ".bashrc"), `${text}\n`);
  const error = await failure(open());
  expect(error.what).toContain(said);
  expect(error.means).toContain("a start file of the shell");
  expect((await advised(error)).stdout).not.toMatch(/^sluice$/m);
});

test("a start file that waits for a person is named when the time is up", async () => {
  writeFileSync(join(home, ".bashrc"), "echo 'Passphrase, please:'; sleep 30\n");
  const connection = await createSsh({ log: createLog(), sleep: () => Promise.resolve() }).connect({
    ...address(),
    privateKey: ssh.privateKey,
    hostKeys: [ssh.fingerprint],
  });
  const error = await failure(
    connection.run({ command: "true", stdin: "", deadlineSeconds: 2, outputLimit: 1000, onStdout: () => undefined }),
  );
  await connection.close();
  expect(error.what).toContain('was not started within 2 s and printed "Passphrase, please:"');
});

test("a second factor that is wanted besides the key", async () => {
  await ssh.setSettings(["PasswordAuthentication yes", "AuthenticationMethods publickey,password"]);
  const error = await failure(open());
  expect(error.what).toMatch(/accepted the key ssh-ed25519 SHA256:\S+, but requires a second factor: password\.$/);
  expect(error.todo).toContain("AuthenticationMethods publickey");
  const { code, stderr } = await advised(error);
  expect({ code, stderr }).toEqual({ code: 255, stderr: expect.stringContaining("Permission denied (password)") });
});

test("a host that takes no keys at all", async () => {
  await ssh.setSettings(["PubkeyAuthentication no", "PasswordAuthentication yes", "KbdInteractiveAuthentication no"]);
  const error = await failure(open());
  expect(error.what).toContain("takes no keys: it offers only password");
  expect((await advised(error)).stderr).toContain("Permission denied (password)");
});

test.each<[string, string, string, string]>([
  ["key exchange", "KexAlgorithms sntrup761x25519-sha512@openssh.com", "sntrup761x25519-sha512", "key exchange method"],
  ["cipher", "Ciphers aes128-cbc", "aes128-cbc", "cipher"],
  ["message authentication code", "MACs hmac-sha1", "hmac-sha1", "MAC"],
])("no %s in common: once, with what the host offers", async (kind, setting, offer, openssh) => {
  // A cipher with a code of its own would leave nothing to negotiate.
  const plain = setting.startsWith("MACs") ? ["Ciphers aes128-ctr"] : [];
  await ssh.setSettings([setting, ...plain]);
  const before = ssh.link.connections;
  const error = await failure(open());
  expect(ssh.link.connections - before).toBe(1);
  expect(error.what).toContain(`have no ${kind} `);
  expect(error.what).toContain(`The host offers: ${offer}`);
  expect((await advised(error)).stderr).toContain(`no matching ${openssh} found`);
});

test("a host key whose only signatures are SHA-1 is no wrong key", async () => {
  const rsa = await startSshServer({ root: join(root, "rsa"), environment: environment(), hostKeyType: "rsa" });
  const ours = ssh;
  ssh = rsa;
  try {
    await rsa.setSettings(["HostKeyAlgorithms ssh-rsa"]);
    const error = await failure(open());
    expect(error.what).toContain("no host key algorithm in common. The host offers: ssh-rsa.");
    expect((await advised(error)).stderr).toContain("no matching host key type found");
    const pinned = await failure(open(`box ${await must(["cat", join(root, "rsa/host_key.pub")])}`));
    expect(pinned.what).toContain("no host key algorithm in common");
    const other = await failure(open(`box ${await must(["cat", join(root, "ssh/host_key.pub")])}`));
    expect(other.what).toContain("The host showed: keys of other types (ssh-rsa)");
  } finally {
    ssh = ours;
    await rsa.stop();
  }
});

/** Connects until the server greets: whoever asked whether it is up may still hold the place. */
async function takeTheOnlyPlace(): Promise<Socket> {
  for (;;) {
    const socket = createConnection(ssh.port, ssh.host).on("error", () => undefined);
    const [greeting] = (await once(socket, "data")) as [Buffer];
    if (greeting.toString().startsWith("SSH-")) return socket;
    socket.destroy();
  }
}

test("a host that hangs up before it greets, and one that speaks no SSH", async () => {
  await ssh.setSettings(["MaxStartups 1"]);
  const waiting = await takeTheOnlyPlace();
  const full = await failure(open());
  waiting.destroy();
  expect(full.what).toContain("cannot be reached: it closed the connection before it identified itself");
  const web = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")).listen(0, "127.0.0.1");
  await once(web, "listening");
  const port = Number((web.address() as AddressInfo).port);
  const { privateKey, fingerprint } = ssh;
  const connecting = createSsh({ log: createLog(), sleep: () => Promise.resolve() }).connect({
    ...address(),
    port,
    privateKey,
    hostKeys: [fingerprint],
  });
  const other = await failure(connecting);
  web.close();
  expect(other.what).toContain("no SSH server");
});

test("one session a connection: two commands at once work", async () => {
  await ssh.setSettings(["MaxSessions 1"]);
  const connection = await createSsh({ log: createLog(), sleep: () => Promise.resolve() }).connect({
    ...address(),
    privateKey: ssh.privateKey,
    hostKeys: [ssh.fingerprint],
  });
  const ask = async (command: string): Promise<string> => {
    let answer = "";
    const onStdout = (bytes: Buffer): void => {
      answer += bytes.toString("utf8");
    };
    const exit = await connection.run({ command, stdin: "", deadlineSeconds: 20, outputLimit: 100_000, onStdout });
    expect(exit).toEqual({ kind: "exit", code: 0, stderr: "" });
    return answer;
  };
  const before = ssh.link.connections;
  expect(await Promise.all([ask("sleep 1; echo one"), ask("echo two")])).toEqual(["one\n", "two\n"]);
  expect(ssh.link.connections).toBeGreaterThan(before);
  for (const word of ["a", "b", "c"]) expect(await ask(`echo ${word}`)).toBe(`${word}\n`);
  await connection.close();
});

test("no session at all is named as such", async () => {
  await ssh.setSettings(["MaxSessions 0"]);
  const error = await failure(open());
  expect(error.what).toContain("accepted the login, but opened no session for a command");
  expect(error.todo).toContain("MaxSessions");
  expect((await advised(error)).code).not.toBe(0);
});

describe("what only a person who logs in has", () => {
  let programs: string;

  beforeEach(() => {
    programs = mkdtempSync(join(root, "programs-"));
  });

  /** PATH of a host without Docker. */
  async function withoutDocker(): Promise<string> {
    const folder = mkdtempSync(join(root, "bare-"));
    for (const name of ["sh", "bash", "cat", "mkdir", "mv", "id", "sha256sum", "timeout", "tail", "git", "sleep"])
      symlinkSync((await must(["sh", "-c", `command -v ${name}`])).trim(), join(folder, name));
    return folder;
  }

  function docker(script: string): void {
    writeFileSync(join(programs, "docker"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }

  test("Docker on the PATH of logins only", async () => {
    docker("echo 28.5.0");
    await ssh.setEnvironment(environment({ PATH: await withoutDocker() }));
    writeFileSync(join(home, ".profile"), `echo 'Hello!'; PATH=${programs}:$PATH\n`);
    const { host } = await open();
    const error = await failure(host.survey());
    await host.close();
    expect(error.what).toContain("`docker` is not on the PATH of a command over SSH");
    expect(error.what).toContain(`Only a person who logs in has it: ${programs}/docker.`);
    expect(error.todo).toContain(`sudo ln -s ${programs}/docker /usr/local/bin/docker`);
    const { code, stdout } = await advised(error);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  });

  test("the engine by a variable of logins only", async () => {
    docker(
      'case ${DOCKER_HOST:-} in unix:///run/user/*) echo 28.5.0 ;; *) echo "Cannot connect to the Docker daemon" >&2; exit 1 ;; esac',
    );
    await ssh.setEnvironment(environment({ PATH: `${programs}:${PATH}` }));
    writeFileSync(
      join(home, ".bashrc"),
      "case $- in *i*) ;; *) return ;; esac\nexport DOCKER_HOST=unix:///run/user/1000/docker.sock\n",
    );
    // /etc/profile begins a PATH of its own.
    writeFileSync(join(home, ".profile"), `PATH=${programs}:$PATH; . "$HOME/.bashrc"\n`);
    const { host } = await open();
    const error = await failure(host.survey());
    await host.close();
    expect(error.what).toContain("Docker says: Cannot connect to the Docker daemon.");
    expect(error.means).toContain("Only a login sets DOCKER_HOST=unix:///run/user/1000/docker.sock");
    const { code, stderr } = await advised(error);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("Cannot connect") });
  });

  test("an engine that answers no one: the survey goes on, and Docker's own words are in the log", async () => {
    docker('echo "permission denied while trying to connect" >&2; exit 1');
    await ssh.setEnvironment(environment({ PATH: `${programs}:${PATH}` }));
    const { host, log } = await open();
    expect((await host.survey()).engine).toBeUndefined();
    await host.close();
    expect(log.join("\n")).toMatch(/`docker version` prints on .*: permission denied while trying to connect/);
  });
});
