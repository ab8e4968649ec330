import { createHash } from "node:crypto";

/** Of a comment's text, with the line ends that any forge returns. */
export function textDigest(text: string): string {
  return `sha256:${createHash("sha256").update(text.replaceAll("\r\n", "\n").trim()).digest("hex")}`;
}
