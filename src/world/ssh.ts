import { createHash } from "node:crypto";
import { NodeSSH } from "node-ssh";
import type { Client, ClientChannel } from "ssh2";
import ssh2 from "ssh2";
import { StageFailure } from "../stage/failure.ts";
import { fingerprintOf, type HostKeyPin, hostKeyAlgorithms, readHostKeys } from "./host-key.ts";

export interface HostTarget {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly privateKey: string;
  readonly passphrase?: string;
  /** Pins, as `readHostKeys` takes them. There is no way to accept any key. */
  readonly hostKeys: readonly string[];
}

export interface RemoteCommand {
  /** One line for the remote shell. Secrets never stand in it: arguments show in the host's `ps`. */
  readonly command: string;
  readonly stdin: Uint8Array | string;
  readonly deadlineSeconds: number;
  readonly onStdout: (bytes: Buffer) => void;
  readonly onStderr?: (bytes: Buffer) => void;
}

/** `unknown` means that nobody knows how the command ended, or whether it has: never success. */
export type RemoteExit =
  | { readonly kind: "exit"; readonly code: number }
  | { readonly kind: "signal"; readonly signal: string }
  | { readonly kind: "unknown"; readonly reason: string };

export interface HostConnection {
  run(command: RemoteCommand): Promise<RemoteExit>;
  close(): Promise<void>;
}

export interface Ssh {
  /** Connects; throws a StageFailure that says why it could not. */
  connect(target: HostTarget): Promise<HostConnection>;
}

export interface SshOptions {
  readonly log: { info(line: string): void };
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly connectSeconds?: number;
  readonly keepaliveSeconds?: number;
}

const TRIES = 3;

export function createSsh(options: SshOptions): Ssh {
  return { connect: (target) => connect(options, target) };
}

async function connect(options: SshOptions, target: HostTarget): Promise<HostConnection> {
  const pins = readHostKeys(target.hostKeys);
  const privateKey = readPrivateKey(target);
  const where = `${target.user}@${target.host}:${target.port}`;
  for (let attempt = 1; ; attempt++) {
    const seen: SeenKey = { fingerprint: undefined };
    const ssh = new NodeSSH();
    try {
      await ssh.connect(clientConfig(options, target, privateKey, pins, seen));
      return new Connection(ssh, requireClient(ssh));
    } catch (error) {
      ssh.dispose();
      const failure = connectFailure(error, target, where, pins, seen, privateKey);
      if (!failure.again || attempt === TRIES) throw failure.failure;
      options.log.info(`${failure.failure.what} Trying again (${attempt + 1} of ${TRIES}) …`);
      await options.sleep(attempt === 1 ? 1000 : 3000);
    }
  }
}

interface SeenKey {
  fingerprint: string | undefined;
}

type ClientConfig = Parameters<NodeSSH["connect"]>[0];

function clientConfig(
  options: SshOptions,
  target: HostTarget,
  privateKey: string,
  pins: readonly HostKeyPin[],
  seen: SeenKey,
): ClientConfig {
  return {
    host: target.host,
    port: target.port,
    username: target.user,
    privateKey,
    ...(target.passphrase ? { passphrase: target.passphrase } : {}),
    readyTimeout: (options.connectSeconds ?? 20) * 1000,
    keepaliveInterval: (options.keepaliveSeconds ?? 5) * 1000,
    keepaliveCountMax: 3,
    hostVerifier: (key: Buffer) => {
      seen.fingerprint = fingerprintOf(key);
      return pins.some(({ fingerprint }) => fingerprint === seen.fingerprint);
    },
    algorithms: {
      serverHostKey: hostKeyAlgorithms(pins) as never,
      hmac: ["hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com", "hmac-sha2-256", "hmac-sha2-512"],
    },
  };
}

function requireClient(ssh: NodeSSH): Client {
  if (ssh.connection === null) throw new Error("node-ssh reported a connection, but has none.");
  return ssh.connection;
}

/** A key as people paste it: Windows line ends, no final newline. */
function readPrivateKey(target: HostTarget): string {
  const text = `${target.privateKey.replaceAll("\r\n", "\n").trim()}\n`;
  const parsed = ssh2.utils.parseKey(text, target.passphrase);
  const keys = parsed instanceof Error ? [] : [parsed].flat();
  if (keys[0]?.isPrivateKey()) return text;
  const encrypted = parsed instanceof Error && /passphrase|encrypted|bad decrypt|integrity/i.test(parsed.message);
  throw new StageFailure({
    what: encrypted
      ? `The SSH key is encrypted, and ${target.passphrase ? "the passphrase given does not open it" : "no passphrase was given"}.`
      : "The SSH key cannot be read.",
    means: "Without it Sluice cannot log in to the host. Nothing was tried.",
    todo: encrypted
      ? "Give the passphrase as `ssh-key-passphrase`."
      : "Put the whole private key file into the secret, from `-----BEGIN` to `-----END …-----`; OpenSSH keys of type ed25519, ECDSA or RSA work. The public half (`.pub`) does not.",
  });
}

class Connection implements HostConnection {
  readonly #ssh: NodeSSH;
  readonly #client: Client;
  #lost: string | undefined;
  readonly #waiting = new Set<(reason: string) => void>();

  constructor(ssh: NodeSSH, client: Client) {
    this.#ssh = ssh;
    this.#client = client;
    // Permanent: a reset in mid-command would otherwise end Node with an unhandled 'error'.
    client.on("error", (error) => this.#lose(error.message));
    client.on("close", () => this.#lose("the connection was closed"));
    client.on("end", () => this.#lose("the host ended the connection"));
  }

  #lose(reason: string): void {
    this.#lost ??= reason;
    for (const tell of this.#waiting) tell(this.#lost);
    this.#waiting.clear();
  }

  run(command: RemoteCommand): Promise<RemoteExit> {
    if (this.#lost !== undefined) return Promise.resolve({ kind: "unknown", reason: this.#lost });
    return new Promise((resolve) => {
      const settle = (exit: RemoteExit): void => {
        clearTimeout(timer);
        this.#waiting.delete(tell);
        resolve(exit);
      };
      const tell = (reason: string): void => settle({ kind: "unknown", reason });
      this.#waiting.add(tell);
      const timer = setTimeout(() => tell(`no end after ${command.deadlineSeconds} s`), command.deadlineSeconds * 1000);
      try {
        this.#client.exec(command.command, (error, channel) => {
          if (error) tell(error.message);
          else speak(channel, command, settle);
        });
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error));
      }
    });
  }

  close(): Promise<void> {
    this.#lost ??= "the connection was closed by us";
    this.#ssh.dispose();
    return Promise.resolve();
  }
}

function speak(channel: ClientChannel, command: RemoteCommand, settle: (exit: RemoteExit) => void): void {
  let exit: RemoteExit = { kind: "unknown", reason: "the host sent no exit status" };
  let ended = false;
  // A command that did not read all of its input leaves the channel half open: no 'close' would ever come.
  const settleWhenOver = (): void => {
    if (ended && exit.kind !== "unknown") settle(exit);
  };
  channel.on("exit", (code: number | null, signal?: string) => {
    if (typeof code === "number") exit = { kind: "exit", code };
    else if (signal) exit = { kind: "signal", signal };
    settleWhenOver();
  });
  channel.on("end", () => {
    ended = true;
    settleWhenOver();
  });
  channel.on("data", (bytes: Buffer) => command.onStdout(bytes));
  channel.stderr.on("data", (bytes: Buffer) => command.onStderr?.(bytes));
  channel.on("error", (error: Error) => settle({ kind: "unknown", reason: error.message }));
  channel.on("close", () => settle(exit));
  // A command that ends without reading is its own business: its exit status says how it went.
  channel.stdin.on("error", () => {});
  channel.end(command.stdin);
}

interface ConnectFailure {
  readonly failure: StageFailure;
  readonly again: boolean;
}

function connectFailure(
  error: unknown,
  target: HostTarget,
  where: string,
  pins: readonly HostKeyPin[],
  seen: SeenKey,
  privateKey: string,
): ConnectFailure {
  const message = error instanceof Error ? error.message : String(error);
  const matched = pins.some(({ fingerprint }) => fingerprint === seen.fingerprint);
  if (seen.fingerprint !== undefined && !matched)
    return { again: false, failure: wrongHostKey(target, pins, seen.fingerprint) };
  if (/authentication methods failed/i.test(message))
    return { again: false, failure: refusedKey(where, privateKey, target.passphrase) };
  if (/no matching host key/i.test(message))
    return { again: false, failure: wrongHostKey(target, pins, "a key of another type") };
  return {
    again: true,
    failure: new StageFailure({
      what: `${where} cannot be reached: ${reachText(message)}.`,
      means: "Nothing was changed on the host.",
      todo: "Check the name and the port, that the host is up, and that its firewall lets this runner in; then run this again.",
      cause: error,
    }),
  };
}

function reachText(message: string): string {
  if (message.includes("ECONNREFUSED")) return "the connection was refused";
  if (message.includes("ENOTFOUND") || message.includes("EAI_AGAIN")) return "its name cannot be resolved";
  if (/timed? ?out/i.test(message)) return "it did not answer in time";
  return message;
}

function wrongHostKey(target: HostTarget, pins: readonly HostKeyPin[], got: string): StageFailure {
  return new StageFailure({
    what: `The key of ${target.host} is not the one that is pinned. Pinned: ${pins.map(({ fingerprint }) => fingerprint).join(", ")}. The host showed: ${got}.`,
    means:
      "Either the host was set up anew, or somebody stands between the runner and the host. Nothing was sent to it.",
    todo: "Compare with `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` on the host's own console. Only if it is the same as what the host showed, change `host-key`.",
  });
}

function refusedKey(where: string, privateKey: string, passphrase: string | undefined): StageFailure {
  const parsed = ssh2.utils.parseKey(privateKey, passphrase);
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  const ours =
    key === undefined || key instanceof Error
      ? "the key"
      : `the key ${key.type} SHA256:${createHash("sha256").update(key.getPublicSSH()).digest("base64").replace(/=+$/, "")}`;
  return new StageFailure({
    what: `${where} refused ${ours}.`,
    means: "The host is the right one, but it does not let this user in with this key. Nothing was changed.",
    todo: "Add its public half to ~/.ssh/authorized_keys of that user on the host (`ssh-keygen -y -f KEY` prints it), or correct `user` or `ssh-key`.",
  });
}
