import { createHash } from "node:crypto";

/** An ed25519 public key in Base64, a different one for each name. */
export function keyOf(name: string): string {
  const length = (bytes: Buffer): Buffer => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(bytes.length);
    return Buffer.concat([head, bytes]);
  };
  const point = createHash("sha256").update(name).digest();
  return Buffer.concat([length(Buffer.from("ssh-ed25519")), length(point)]).toString("base64");
}
