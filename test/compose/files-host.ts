import { chmodSync, renameSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ComposeScene } from "./compose-scene.ts";
import type { Deed } from "./files-acts.ts";

/** What an operator does once: the clone, and files of the host in it, beside tracked ones, and around it. */
export async function setUp({ production, onHost }: ComposeScene, commit: string): Promise<void> {
  const { directory } = production.host;
  await production.host.checkOut(commit);
  const around = ["../data/db", "../data/log", "../cert.pem", "../private/key"];
  for (const path of [...around, "media/first", "media/log", "secret", "conf/local.conf", "beside/mine"])
    onHost(path, `${path}, the host's own\n`);
  chmodSync(join(directory, "secret"), 0o600);
  chmodSync(join(directory, "media"), 0o1777);
  symlinkSync("nowhere", join(directory, "dangling"));
}

/** What people do on a host between two releases. */
export function doDeed({ production, onHost }: ComposeScene, deed: Deed, number: number): void {
  const text = `${deed}, ${number}\n`;
  if (deed === "renews the certificate") {
    renameSync(onHost("../cert.pem.new", text), join(production.host.directory, "../cert.pem"));
  } else if (deed === "closes a folder") {
    chmodSync(dirname(onHost("../private/key", text)), 0o700);
  } else {
    onHost(deed === "changes a secret" ? "secret" : `media/upload ${number}`, text);
  }
}
