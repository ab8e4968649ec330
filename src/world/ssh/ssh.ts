import { NodeSSH } from "node-ssh";
import ssh2 from "ssh2";
import { StageFailure } from "../../failure/failure.ts";
import type { HostTarget } from "../../ports/host-place.ts";
import { fingerprintOf, type HostKeyPin, hostKeyAlgorithms, readHostKeys } from "./host-key.ts";
import { Connection, type HostConnection } from "./ssh-connection.ts";
import { type Attempt, connectFailure, readAlgorithms } from "./ssh-failure.ts";

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

async function connect(options: SshOptions, target: HostTarget): Promise<Connection> {
  const pins = readHostKeys(target.hostKeys);
  const privateKey = readPrivateKey(target);
  for (let number = 1; ; number++) {
    const attempt = beginAttempt(target, pins, privateKey);
    const ssh = new NodeSSH();
    try {
      await ssh.connect(clientConfig(options, target, privateKey, attempt));
      return new Connection(ssh, target, () => connect(options, target));
    } catch (error) {
      ssh.dispose();
      const { failure, again } = connectFailure(error, attempt);
      if (!again || number === TRIES) throw failure;
      options.log.info(`${failure.what} Trying again (${number + 1} of ${TRIES}) …`);
      await options.sleep(number === 1 ? 1000 : 3000);
    }
  }
}

function beginAttempt(target: HostTarget, pins: readonly HostKeyPin[], privateKey: string): Attempt {
  return {
    address: target,
    pins,
    key: nameOfKey(privateKey, target.passphrase),
    fingerprint: undefined,
    algorithms: new Map(),
    methodsLeft: [],
    partial: false,
  };
}

type ClientConfig = Parameters<NodeSSH["connect"]>[0];

function clientConfig(options: SshOptions, target: HostTarget, privateKey: string, attempt: Attempt): ClientConfig {
  const methods: ("none" | "publickey")[] = ["none", "publickey"];
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
      attempt.fingerprint = fingerprintOf(key);
      return attempt.pins.some(({ fingerprint }) => fingerprint === attempt.fingerprint);
    },
    // The methods that the library would try anyway; given here, so that the answers of the host are known.
    authHandler: (methodsLeft, partial, next) => {
      attempt.methodsLeft = methodsLeft ?? [];
      attempt.partial ||= partial === true;
      // The types lack a documented value: false, when there is no other method.
      next((methods.shift() ?? false) as never);
    },
    debug: (line) => readAlgorithms(line, attempt),
    algorithms: {
      serverHostKey: hostKeyAlgorithms(attempt.pins) as never,
      hmac: ["hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com", "hmac-sha2-256", "hmac-sha2-512"],
    },
  };
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

function nameOfKey(privateKey: string, passphrase: string | undefined): string {
  const parsed = ssh2.utils.parseKey(privateKey, passphrase);
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  if (key === undefined || key instanceof Error) return "the key";
  return `the key ${key.type} ${fingerprintOf(key.getPublicSSH())}`;
}
