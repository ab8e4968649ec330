import { chmodSync, readFileSync, writeFileSync } from "node:fs";

/** Flips the bits of 16 bytes in the middle of a file, as a damaged disk does. */
export function flip(path: string): void {
  const bytes = readFileSync(path);
  const middle = Math.floor(bytes.length / 2);
  for (let at = middle; at < middle + 16; at++) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  // Some programs write their files without the right to write to them.
  chmodSync(path, 0o600);
  writeFileSync(path, bytes);
}
