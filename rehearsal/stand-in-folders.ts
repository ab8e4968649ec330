import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../scripts/root.ts";
import { SANDBOX_LABEL } from "../test/sandbox/left-behind.ts";
import type { Sandbox } from "../test/sandbox/sandbox.ts";
import { ENGINE_FILE, type EngineFacts } from "./stand-ins/engine.ts";

const DOCKERS = ["setup-buildx", "login", "metadata", "build-push"] as const;

/** `owner/name` of the actions of others to the folder that stands for each in this sandbox. */
export function standInFolders(work: string, sandbox: Sandbox): Record<string, string> {
  const { environment } = sandbox.builder;
  const facts = { environment, label: `${SANDBOX_LABEL}=${sandbox.name}` } satisfies EngineFacts;
  return {
    "actions/checkout": checkout(work, sandbox.origin.url),
    ...Object.fromEntries(DOCKERS.map((name) => [`docker/${name}-action`, dockers(work, name, facts)])),
  };
}

/** The stand-in needs to know where the repository is. */
function checkout(work: string, origin: string): string {
  const folder = join(work, "stand-ins", "checkout");
  mkdirSync(folder, { recursive: true });
  cpSync(join(repositoryRoot(), "rehearsal/stand-ins/checkout"), folder, { recursive: true });
  writeFileSync(join(folder, "origin"), origin);
  return folder;
}

/** One of Docker's: links, which keep their imports, and the sandbox's engine written down beside them. */
function dockers(work: string, name: (typeof DOCKERS)[number], facts: EngineFacts): string {
  const from = join(repositoryRoot(), "rehearsal/stand-ins", `docker-${name}`);
  const to = join(work, "stand-ins", `docker-${name}`);
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from)) symlinkSync(join(from, file), join(to, file));
  writeFileSync(join(to, ENGINE_FILE), JSON.stringify(facts));
  return to;
}
