import { createHash } from "node:crypto";
import { StageFailure } from "../stage/failure.ts";

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
 * Reads pins: `SHA256:…` fingerprints, or lines of a known_hosts file or of ssh-keyscan (the host's name in such a line is
 * not looked at: the pin is the key). Throws a StageFailure that names the one that cannot be read.
 */
export function readHostKeys(pins: readonly string[]): HostKeyPin[] {
  const lines = pins
    .flatMap((pin) => pin.split("\n"))
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  if (lines.length === 0) {
    throw new StageFailure({
      what: "No host key is pinned: the input `host-key` is empty.",
      means: "Without it anybody between the runner and the host could pretend to be the host. Nothing was tried.",
      todo: "Run `ssh-keyscan -t ed25519 HOST` from a machine that you trust, compare with `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` on the host, and give the SHA256 fingerprint or the line as `host-key`.",
    });
  }
  return lines.map(readHostKey);
}

function readHostKey(line: string): HostKeyPin {
  if (/^SHA256:[A-Za-z0-9+/]{43}=?$/.test(line)) return { fingerprint: line.replace(/=$/, ""), type: undefined };
  const words = line.split(/\s+/);
  const at = words.findIndex((word) => word in ALGORITHMS);
  const type = words[at];
  const key = words[at + 1];
  if (type !== undefined && key !== undefined && words[0] !== "@revoked" && keyType(key) === type) {
    return { fingerprint: fingerprintOf(Buffer.from(key, "base64")), type };
  }
  throw new StageFailure({
    what: `The pinned host key "${line.slice(0, 60)}" cannot be read.`,
    means: /^(MD5:)?([0-9a-f]{2}:){15}[0-9a-f]{2}$/i.test(line)
      ? "It is an MD5 fingerprint, which no longer proves anything. Nothing was tried."
      : "Without a pin that can be compared, the host is not trusted. Nothing was tried.",
    todo: "Give `SHA256:` and 43 characters, as `ssh-keygen -lf` prints it, or a line of `ssh-keyscan` (`host ssh-ed25519 AAAA…`).",
  });
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

/** What to offer the host: only the pinned types where every pin says its type. */
export function hostKeyAlgorithms(pins: readonly HostKeyPin[]): string[] {
  const types = pins.every(({ type }) => type !== undefined)
    ? new Set(pins.map(({ type }) => type ?? ""))
    : new Set(Object.keys(ALGORITHMS));
  return Object.entries(ALGORITHMS).flatMap(([type, names]) => (types.has(type) ? names : []));
}
