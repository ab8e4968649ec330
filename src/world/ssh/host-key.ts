import { createHash } from "node:crypto";
import { StageFailure } from "../../failure/failure.ts";
import { truncate } from "../../text/truncate.ts";

/** A host key that the user has pinned: its fingerprint, and its type where the pin says it. */
export interface HostKeyPin {
  readonly fingerprint: string;
  readonly type: string | undefined;
}

/** Key types that a host may prove itself with, strongest first. No `ssh-rsa`: its signatures are SHA-1. */
const ALGORITHMS: Readonly<Record<string, readonly string[]>> = {
  "ssh-ed25519": ["ssh-ed25519"],
  "ecdsa-sha2-nistp256": ["ecdsa-sha2-nistp256"],
  "ecdsa-sha2-nistp384": ["ecdsa-sha2-nistp384"],
  "ecdsa-sha2-nistp521": ["ecdsa-sha2-nistp521"],
  "ssh-rsa": ["rsa-sha2-512", "rsa-sha2-256"],
};

/**
 * Reads pins: `SHA256:…` fingerprints, or lines of a known_hosts file or of ssh-keyscan (the host's name in such a line
 * is ignored: the pin is the key). Throws a StageFailure that names the one that cannot be read. `input` gave them.
 */
export function readHostKeys(pins: readonly string[], input = "host-key"): HostKeyPin[] {
  const lines = linesOf(pins);
  if (lines.length === 0) {
    throw new StageFailure({
      what: `No host key is pinned: the input \`${input}\` is empty.`,
      means: "Without it an attacker between the runner and the host could impersonate the host. Nothing was tried.",
      todo: `Run \`ssh-keyscan -t ed25519 HOST\` from a machine that you trust, compare with \`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub\` on the host, and give the SHA256 fingerprint or the line as \`${input}\`.`,
    });
  }
  return lines.map(readHostKey);
}

/**
 * Lines of a known_hosts file that holds the pinned keys of one host, and no other: `alias` is its name there. A
 * fingerprint stands for a key only where the host has shown the key (lines of ssh-keyscan, which prove nothing else).
 */
export function knownHosts(alias: string, pins: readonly string[], shown: readonly string[]): readonly string[] {
  const pinned = new Set(readHostKeys(pins).map(({ fingerprint }) => fingerprint));
  const keys = linesOf([...pins, ...shown]).flatMap((line) => keyIn(line) ?? []);
  const known = keys.filter(({ key }) => pinned.has(fingerprintOf(Buffer.from(key, "base64"))));
  return [...new Set(known.map(({ type, key }) => `${alias} ${type} ${key}`))];
}

function linesOf(texts: readonly string[]): readonly string[] {
  return texts
    .flatMap((text) => text.split("\n"))
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

function readHostKey(line: string): HostKeyPin {
  if (/^SHA256:[A-Za-z0-9+/]{43}=?$/.test(line)) return { fingerprint: line.replace(/=$/, ""), type: undefined };
  const found = keyIn(line);
  if (found !== undefined) {
    return { fingerprint: fingerprintOf(Buffer.from(found.key, "base64")), type: found.type };
  }
  throw new StageFailure({
    what: `The pinned host key "${truncate(line, 60)}" cannot be read.`,
    means: /^(MD5:)?([0-9a-f]{2}:){15}[0-9a-f]{2}$/i.test(line)
      ? "It is an MD5 fingerprint, which no longer proves anything. Nothing was tried."
      : "Without a pin that can be compared, the host is not trusted. Nothing was tried.",
    todo: "Give `SHA256:` and 43 characters, as `ssh-keygen -lf` prints it, or a line of `ssh-keyscan` (`host ssh-ed25519 AAAA…`).",
  });
}

/** The key of a line such as `host ssh-ed25519 AAAA…`; a line that revokes one has none. */
function keyIn(line: string): { readonly type: string; readonly key: string } | undefined {
  const words = line.split(/\s+/);
  const at = words.findIndex((word) => Object.hasOwn(ALGORITHMS, word));
  const [type, key] = [words[at], words[at + 1]];
  if (type === undefined || key === undefined || words[0]?.startsWith("@")) return undefined;
  return keyType(key) === type ? { type, key } : undefined;
}

/** The key type that a public key blob itself claims. */
function keyType(base64: string): string {
  const blob = Buffer.from(base64, "base64");
  return blob.length > 4 ? blob.subarray(4, 4 + Math.min(blob.readUInt32BE(0), 64)).toString("latin1") : "";
}

/** `SHA256:` and base64 without padding, as OpenSSH prints it. */
export function fingerprintOf(rawKey: Buffer): string {
  return `SHA256:${createHash("sha256").update(rawKey).digest("base64").replace(/=+$/, "")}`;
}

/** The types to offer the host: only the pinned types where every pin has its type. */
export function hostKeyAlgorithms(pins: readonly HostKeyPin[]): string[] {
  const types = pins.every(({ type }) => type !== undefined)
    ? new Set(pins.map(({ type }) => type ?? ""))
    : new Set(Object.keys(ALGORITHMS));
  return Object.entries(ALGORITHMS).flatMap(([type, names]) => (types.has(type) ? names : []));
}
