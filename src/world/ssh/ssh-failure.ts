import { StageFailure } from "../../failure/failure.ts";
import type { SshAddress } from "../../ports/host-place.ts";
import { cleanForeignLine } from "../../text/foreign-line.ts";
import { readError } from "../foreign-error.ts";
import { type HostKeyPin, hostKeyAlgorithms } from "./host-key.ts";
import { loginName, sshByHand } from "./ssh-by-hand.ts";

/** One attempt to connect, and its events. */
export interface Attempt {
  readonly address: SshAddress;
  readonly pins: readonly HostKeyPin[];
  /** Our key, for messages: its type and fingerprint. */
  readonly key: string;
  /** The key that the host showed. */
  fingerprint: string | undefined;
  /** Algorithms of both sides, by the names that the library's debug lines give them. */
  readonly algorithms: Map<string, readonly string[]>;
  /** The methods that the host still accepts. */
  methodsLeft: readonly string[];
  /** Whether it accepted the key and requires another factor. */
  partial: boolean;
}

export interface ConnectFailure {
  readonly failure: StageFailure;
  readonly again: boolean;
}

export function connectFailure(error: unknown, attempt: Attempt): ConnectFailure {
  const { message } = readError(error);
  const { pins, fingerprint } = attempt;
  const final = (failure: StageFailure): ConnectFailure => ({ again: false, failure });
  if (fingerprint !== undefined && !pins.some((pin) => pin.fingerprint === fingerprint))
    return final(wrongHostKey(attempt, fingerprint));
  if (/authentication methods failed/i.test(message)) return final(notLetIn(attempt));
  const what = /no matching (.+?)( algorithm)?$/i.exec(message)?.[1] ?? "";
  const kind = NEGOTIATED[what];
  if (kind !== undefined) return final(nothingInCommon(attempt, kind));
  return { again: true, failure: notReached(attempt, message, error) };
}

interface Negotiated {
  /** Its name in the debug lines. */
  readonly seen: string;
  readonly is: string;
  /** The setting of ssh and sshd. */
  readonly setting: string;
}

const CIPHER = { is: "cipher", setting: "Ciphers" };
const MAC = { is: "message authentication code", setting: "MACs" };

const NEGOTIATED: Readonly<Record<string, Negotiated>> = {
  "key exchange": { seen: "KEX method", is: "key exchange algorithm", setting: "KexAlgorithms" },
  "host key format": { seen: "Host key format", is: "host key algorithm", setting: "HostKeyAlgorithms" },
  "C->S cipher": { seen: "C->S cipher", ...CIPHER },
  "S->C cipher": { seen: "S->C cipher", ...CIPHER },
  "C->S MAC": { seen: "C->S MAC", ...MAC },
  "S->C MAC": { seen: "S->C MAC", ...MAC },
};

/** Markers in the list of key exchanges that are no algorithms, and names that OpenSSH's client does not know. */
const NOT_FOR_OPENSSH = /^(ext-info-|kex-strict-)|^aes\d+-gcm$|-group1[57]-/;

/** A line such as `Handshake: (remote) KEX method: a,b`; any other line is of no use. */
export function readAlgorithms(line: string, attempt: Attempt): void {
  const [, side, name, list = ""] = /^Handshake: \((local|remote)\) (.+?): (.+)$/.exec(line) ?? [];
  if (side !== undefined && name !== undefined) attempt.algorithms.set(`${side} ${name}`, list.split(","));
}

function nothingInCommon(attempt: Attempt, { seen, is, setting }: Negotiated): StageFailure {
  const of = (side: "local" | "remote"): string[] =>
    (attempt.algorithms.get(`${side} ${seen}`) ?? []).filter((name) => !NOT_FOR_OPENSSH.test(name));
  const theirs = of("remote");
  const types = attempt.pins.map(({ type }) => type ?? "");
  // Pins that name their types leave out what the host has: it is another host, or another of its keys must be pinned.
  if (setting === "HostKeyAlgorithms" && !types.includes("") && !theirs.some((name) => types.includes(name)))
    return wrongHostKey(attempt, `keys of other types (${listed(theirs)})`);
  const ours = setting === "HostKeyAlgorithms" ? hostKeyAlgorithms(attempt.pins) : of("local");
  return new StageFailure({
    what: `${loginName(attempt.address)} and Sluice have no ${is} in common. The host offers: ${listed(theirs)}. Sluice offers: ${listed(ours)}.`,
    means: "No algorithm is accepted by both sides. Nothing was changed.",
    todo: `Allow one of those that Sluice offers in \`${setting}\` of sshd_config on the host, and reload sshd. ${sshByHand(attempt.address, "true", [`${setting}=${ours.join(",")}`])} fails in the same way until then.`,
  });
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "nothing" : cleanForeignLine(names.slice(0, 20).join(", "));
}

function notReached({ address }: Attempt, message: string, cause: unknown): StageFailure {
  return new StageFailure({
    what: `${loginName(address)} cannot be reached: ${reachText(message)}.`,
    means: "Nothing was changed on the host.",
    todo: `Check the name and the port, that the host is up, and that its firewall lets this runner in; then run this again. ${sshByHand(address, "true", ["ConnectTimeout=20"])}, from a machine in the runner's network, must end with 0.`,
    cause,
  });
}

function reachText(message: string): string {
  if (message.includes("ECONNREFUSED")) return "the connection was refused";
  if (message.includes("ENOTFOUND") || message.includes("EAI_AGAIN")) return "its name cannot be resolved";
  if (/timed? ?out/i.test(message)) return "it did not answer in time";
  if (/connection lost before handshake/i.test(message))
    return "it closed the connection before it identified itself (too many logins at once, a ban of this address, or no SSH server)";
  return cleanForeignLine(message).replace(/\.$/, "");
}

function wrongHostKey({ address: { host }, pins }: Attempt, got: string): StageFailure {
  return new StageFailure({
    what: `The key of ${host} is not the one that is pinned. Pinned: ${pins.map(({ fingerprint }) => fingerprint).join(", ")}. The host showed: ${got}.`,
    means:
      "Either the host was set up again, or an attacker is between the runner and the host. Nothing was sent to it.",
    todo: "Compare with `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` on the host's own console. Only if it is the same as what the host showed, change `host-key`.",
  });
}

function notLetIn({ address, key, methodsLeft, partial }: Attempt): StageFailure {
  const where = loginName(address);
  const ways = methodsLeft.length === 0 ? "nothing" : cleanForeignLine(methodsLeft.join(", "));
  const test = sshByHand(address, "true");
  if (partial)
    return new StageFailure({
      what: `${where} accepted ${key}, but requires a second factor: ${ways}.`,
      means: "Sluice logs in with one key and can answer nothing else. Nothing was changed.",
      todo: `Allow this user to log in with the key alone: \`Match User ${address.user}\` with \`AuthenticationMethods publickey\` in sshd_config on the host, then reload sshd. ${test} must end with 0.`,
    });
  if (methodsLeft.length > 0 && !methodsLeft.includes("publickey"))
    return new StageFailure({
      what: `${where} takes no keys: it offers only ${ways}.`,
      means: "Sluice logs in with a key and nothing else. Nothing was changed.",
      todo: `Set \`PubkeyAuthentication yes\` for this user in sshd_config on the host, then reload sshd. ${test} must end with 0.`,
    });
  return new StageFailure({
    what: `${where} refused ${key}.`,
    means: "The host is the right one, but it does not accept this key for this user. Nothing was changed.",
    todo: `Add its public half to ~/.ssh/authorized_keys of that user on the host (\`ssh-keygen -y -f KEY\` prints it), or correct \`user\` or \`ssh-key\`. ${test} must end with 0; where it does not, the log of sshd on the host (\`journalctl -u ssh\`) has the reason: a locked account, \`AllowUsers\`, or the modes of the files.`,
  });
}
