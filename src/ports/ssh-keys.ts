import type { HostTarget, SshAddress } from "./host-place.ts";

export interface KeyPair {
  /** In OpenSSH's format. It is never logged. */
  readonly privateKey: string;
  /** Type and Base64, as in `authorized_keys`. */
  readonly publicKey: string;
}

/** What sshd answers when a key is offered. `unknown` is never a refusal. */
export type KeyAnswer =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused" }
  | { readonly kind: "unknown"; readonly reason: string };

/** Keys for SSH, and how a host answers them. */
export interface SshKeys {
  /** A new ed25519 key. */
  generate(): KeyPair;
  /** The public half of a private key, in Base64. */
  publicHalf(target: Pick<HostTarget, "privateKey" | "passphrase">): string;
  /** `SHA256:…` of a public key in Base64. */
  fingerprint(key: string): string;
  /**
   * Attempts a login with a key of which only the public half is at hand (in Base64). sshd says whether it accepts a key before
   * it wants a signature, so that the attempt proves the same as one with the private half.
   */
  offer(address: SshAddress & Pick<HostTarget, "hostKeys">, key: string): Promise<KeyAnswer>;
  /** Random bytes. */
  random(length: number): Uint8Array;
}
