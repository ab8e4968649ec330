import { type ChildProcess, spawn } from "node:child_process";
import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";
import { type Link, openLink } from "./link.ts";
import { freePort } from "./ports.ts";
import { must, waitFor } from "./processes.ts";

/** A real sshd on loopback, behind a link that can break. */
export interface SshServer {
  readonly host: "127.0.0.1";
  /** The link's port, which is where a client connects. */
  readonly port: number;
  readonly user: string;
  readonly privateKey: string;
  readonly fingerprint: string;
  readonly link: Link;
  readonly pid: number;
  /** What sessions that begin from now on find in their environment. */
  setEnvironment(environment: Readonly<Record<string, string>>): Promise<void>;
  /** Lines of sshd_config for connections that begin from now on; none for the usual ones. */
  setSettings(settings: readonly string[]): Promise<void>;
  /** One more key of the same user, with options as `authorized_keys` has them. Gives its private half. */
  addKey(options: string): Promise<string>;
  /** A new host key, as a host that was set up anew would have. Gives its fingerprint. */
  changeHostKey(): Promise<string>;
  /** Processes that serve a session now. */
  sessionPids(): Promise<number[]>;
  stop(): Promise<void>;
}

export interface SshServerOptions {
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly hostKeyType?: "ed25519" | "ecdsa" | "rsa";
  /** Runs instead of every command, which it finds in SSH_ORIGINAL_COMMAND. */
  readonly forceCommand?: string | undefined;
}

export async function startSshServer(options: SshServerOptions): Promise<SshServer> {
  const { root } = options;
  const at = (name: string): string => join(root, name);
  await mkdir(root, { recursive: true, mode: 0o700 });
  await mkdir("/run/sshd", { recursive: true });
  await makeKey(at("user_key"), "ed25519");
  await makeKey(at("host_key"), options.hostKeyType ?? "ed25519");
  await writeFile(at("authorized_keys"), await readFile(at("user_key.pub")));
  const port = await freePort();
  let environment = options.environment;
  let settings: readonly string[] = [];
  const configure = (): Promise<void> =>
    writeFile(at("sshd_config"), configuration({ ...options, environment }, port, settings));
  await configure();
  let sshd = await start(at("sshd_config"), at("sshd.log"), port);
  const restart = async (): Promise<void> => {
    await end(sshd);
    sshd = await start(at("sshd_config"), at("sshd.log"), port);
  };
  const link = await openLink(port);
  let keys = 0;
  let fingerprint = await fingerprintOf(at("host_key.pub"));
  return {
    host: "127.0.0.1",
    port: link.port,
    user: userInfo().username,
    privateKey: await readFile(at("user_key"), "utf8"),
    get fingerprint() {
      return fingerprint;
    },
    link,
    get pid() {
      return pidOf(sshd);
    },
    setEnvironment: async (next) => {
      environment = next;
      await configure();
      await restart();
    },
    setSettings: async (next) => {
      settings = next;
      await configure();
      await restart();
    },
    addKey: async (keyOptions) => {
      keys += 1;
      const name = `user_key_${keys}`;
      await makeKey(at(name), "ed25519");
      await appendFile(at("authorized_keys"), `${keyOptions} ${await readFile(at(`${name}.pub`), "utf8")}`);
      return readFile(at(name), "utf8");
    },
    changeHostKey: async () => {
      await Promise.all([rm(at("host_key")), rm(at("host_key.pub"))]);
      await makeKey(at("host_key"), options.hostKeyType ?? "ed25519");
      await restart();
      fingerprint = await fingerprintOf(at("host_key.pub"));
      return fingerprint;
    },
    sessionPids: () => childrenOf(pidOf(sshd)),
    stop: async () => {
      await link.stop();
      for (const pid of await childrenOf(pidOf(sshd))) kill(pid, "SIGKILL");
      await end(sshd);
    },
  };
}

function configuration(
  { root, environment, forceCommand }: SshServerOptions,
  port: number,
  settings: readonly string[],
): string {
  const pairs = Object.entries(environment).map(([name, value]) => `"${name}=${value.replaceAll('"', '\\"')}"`);
  const usual = [
    `Port ${port}`,
    "ListenAddress 127.0.0.1",
    `HostKey ${join(root, "host_key")}`,
    `AuthorizedKeysFile ${join(root, "authorized_keys")}`,
    `PidFile ${join(root, "sshd.pid")}`,
    "StrictModes no",
    "UsePAM no",
    "PasswordAuthentication no",
    "PermitRootLogin yes",
    "MaxStartups 200",
    "PrintMotd no",
    ...(forceCommand === undefined ? [] : [`ForceCommand ${forceCommand}`]),
    ...(pairs.length > 0 ? [`SetEnv ${pairs.join(" ")}`] : []),
  ];
  // Of two lines with one keyword sshd takes the first, or the last, by the keyword.
  const given = new Set(settings.map((line) => line.split(" ")[0]));
  return `${[...settings, ...usual.filter((line) => !given.has(line.split(" ")[0]))].join("\n")}\n`;
}

async function start(config: string, log: string, port: number): Promise<ChildProcess> {
  const sshd = spawn("/usr/sbin/sshd", ["-D", "-f", config, "-E", log], { stdio: "ignore" });
  return waitFor("sshd to listen", 5000, async () => {
    if (sshd.exitCode !== null) throw new Error(`sshd ended at once: ${await readFile(log, "utf8")}`);
    return (await answers(port)) ? sshd : undefined;
  });
}

/** Ends the listener only; sessions live on, as with a real restart of sshd. */
function end(sshd: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (sshd.exitCode !== null || sshd.signalCode !== null) return resolve();
    sshd.once("exit", () => resolve());
    sshd.kill("SIGTERM");
  });
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error("sshd has no process.");
  return child.pid;
}

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  return text
    .split(" ")
    .filter((word) => word !== "")
    .map(Number);
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}

async function makeKey(path: string, type: string): Promise<void> {
  await must(["ssh-keygen", "-q", "-t", type, "-N", "", "-C", "sandbox", "-f", path]);
}

async function fingerprintOf(publicKey: string): Promise<string> {
  return (await must(["ssh-keygen", "-lf", publicKey])).split(" ")[1] ?? "";
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("data", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
