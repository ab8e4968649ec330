import { blake2b } from "@noble/hashes/blake2.js";
import nacl from "tweetnacl";

const NONCE_BYTES = 24;

/**
 * `crypto_box_seal` of libsodium, in which GitHub takes secrets: only the holder of the recipient's private key can read it.
 * `seed`: 32 random bytes that are used once, the private half of the key that seals.
 */
export function sealedBox(message: Uint8Array, recipient: Uint8Array, seed: Uint8Array): Uint8Array {
  const own = nacl.box.keyPair.fromSecretKey(seed);
  const nonce = blake2b(Buffer.concat([own.publicKey, recipient]), { dkLen: NONCE_BYTES });
  return Buffer.concat([own.publicKey, nacl.box(message, nonce, recipient, own.secretKey)]);
}
