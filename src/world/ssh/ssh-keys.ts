import { randomBytes } from "node:crypto";
import ssh2 from "ssh2";
import type { HostTarget } from "../../ports/host-place.ts";
import type { KeyAnswer, KeyPair, SshKeys } from "../../ports/ssh-keys.ts";
import { cleanForeignLine } from "../../text/foreign-line.ts";
import { readError } from "../foreign-error.ts";
import { fingerprintOf, hostKeyAlgorithms, readHostKeys } from "./host-key.ts";

export const realSshKeys: SshKeys = {
  generate,
  publicHalf: ({ privateKey, passphrase }) => parsed(privateKey, passphrase).getPublicSSH().toString("base64"),
  fingerprint: (key) => fingerprintOf(Buffer.from(key, "base64")),
  offer,
  random: (length) => randomBytes(length),
};

/** ssh2 (1.17) writes a public half that begins with a zero byte without it, so that no program can read one of 256 pairs. */
function generate(): KeyPair {
  const pair = ssh2.utils.generateKeyPairSync("ed25519");
  if (ssh2.utils.parseKey(pair.private) instanceof Error) return generate();
  return { privateKey: pair.private, publicKey: pair.public.trim().split(" ").slice(0, 2).join(" ") };
}

function parsed(text: string, passphrase: string | undefined): ssh2.ParsedKey {
  const read = ssh2.utils.parseKey(`${text.replaceAll("\r\n", "\n").trim()}\n`, passphrase);
  const key = Array.isArray(read) ? read[0] : read;
  if (key === undefined || key instanceof Error) throw new Error("The SSH key cannot be read.");
  return key;
}

const CONNECT_MS = 20_000;

/** Has one public key, and signs nothing. sshd wants a signature only for a key that it accepts. */
class PublicKeyAgent extends ssh2.BaseAgent {
  readonly #key: Buffer;
  readonly #accepted: () => void;

  constructor(key: Buffer, accepted: () => void) {
    super();
    this.#key = key;
    this.#accepted = accepted;
  }

  override getIdentities(callback: (error: Error | undefined, keys?: Buffer[]) => void): void {
    callback(undefined, [this.#key]);
  }

  override sign(...args: readonly unknown[]): void {
    this.#accepted();
    const callback = args.findLast((one): one is (error: Error) => void => typeof one === "function");
    callback?.(new Error("No signature is made."));
  }
}

function offer(address: Pick<HostTarget, "host" | "port" | "user" | "hostKeys">, key: string): Promise<KeyAnswer> {
  const pins = readHostKeys(address.hostKeys);
  const client = new ssh2.Client();
  const { promise, resolve } = Promise.withResolvers<KeyAnswer>();
  let wasOffered = false;
  let left: readonly string[] = [];
  const settle = (answer: KeyAnswer): void => {
    resolve(answer);
    client.destroy();
  };
  const agent = new PublicKeyAgent(Buffer.from(key, "base64"), () => settle({ kind: "accepted" }));
  const methods = ["none" as const, { type: "agent" as const, username: address.user, agent }];
  client.on("ready", () => settle({ kind: "unknown", reason: "the host lets this user in without a key" }));
  client.on("close", () => settle({ kind: "unknown", reason: "the host closed the connection" }));
  client.on("error", (error) => {
    const { message } = readError(error);
    // The host still takes keys, was offered this one, and refused it: "Permission denied (publickey)" of OpenSSH's client.
    const isRefused = /authentication methods failed/i.test(message) && wasOffered && left.includes("publickey");
    settle(isRefused ? { kind: "refused" } : { kind: "unknown", reason: cleanForeignLine(message).replace(/\.$/, "") });
  });
  client.connect({
    ...{ host: address.host, port: address.port, username: address.user, readyTimeout: CONNECT_MS },
    hostVerifier: (shown: Buffer) => pins.some(({ fingerprint }) => fingerprint === fingerprintOf(shown)),
    authHandler: (methodsLeft, _partial, next) => {
      left = methodsLeft ?? [];
      // The types lack a documented value: false, when there is no other method.
      next((methods.shift() ?? false) as never);
    },
    debug: (line) => {
      // An RSA key for which there is no common algorithm is skipped, which is no answer of the host.
      wasOffered ||= /^Client: Agent key #1 failed/.test(line);
    },
    algorithms: { serverHostKey: hostKeyAlgorithms(pins) as never },
  });
  return promise;
}
