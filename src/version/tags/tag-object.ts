import { createHash } from "node:crypto";

/** Who made a tag, and when. */
export interface Tagger {
  readonly name: string;
  readonly email: string;
  /** Seconds since the epoch; the zone is UTC. */
  readonly at: number;
}

export interface AnnotatedTag {
  readonly name: string;
  readonly commit: string;
  readonly message: string;
  readonly tagger: Tagger;
}

/** `Ada Lovelace <ada@example.com>`; undefined for anything else. */
export function readPerson(text: string): { readonly name: string; readonly email: string } | undefined {
  const [, name = "", email = ""] = /^([^<>\r\n]*[^<>\s])\s*<([^<>\s]+@[^<>\s]+)>$/.exec(text.trim()) ?? [];
  return name === "" ? undefined : { name, email };
}

/** A tag as Git keeps it, byte for byte (git-mktag(1)); a signature is what is appended to it. */
export function tagText({ name, commit, message, tagger }: AnnotatedTag, signature = ""): string {
  const head = [
    `object ${commit}`,
    "type commit",
    `tag ${name}`,
    `tagger ${tagger.name} <${tagger.email}> ${tagger.at} +0000`,
  ];
  return `${head.join("\n")}\n\n${message}\n${signature}`;
}

/** The name that Git gives an object with this text: SHA-1, 40 hexadecimal digits. */
export function tagId(text: string): string {
  return createHash("sha1")
    .update(`tag ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest("hex");
}
