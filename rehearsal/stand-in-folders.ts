import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../scripts/root.ts";
import type { BuildKit } from "../test/sandbox/buildkit.ts";
import { SANDBOX_LABEL } from "../test/sandbox/left-behind.ts";
import type { Sandbox } from "../test/sandbox/sandbox.ts";
import { ENGINE_FILE, type EngineFacts } from "./stand-ins/engine.ts";

const DOCKERS = ["setup-buildx", "login", "metadata", "build-push"] as const;

/** `owner/name` of the actions of others to the folder that stands for each in this sandbox. Docker's need a BuildKit. */
export function standInFolders(
  work: string,
  { origin, name, builder }: Sandbox,
  buildKit?: BuildKit,
): Record<string, string> {
  const own = { "actions/checkout": copied(work, "checkout", { origin: origin.url }) };
  if (buildKit === undefined) return own;
  const facts: EngineFacts = {
    environment: builder.environment,
    buildKit: { environment: buildKit.engine.environment, scanner: buildKit.scanner },
    label: `${SANDBOX_LABEL}=${name}`,
  };
  return {
    ...own,
    ...Object.fromEntries(DOCKERS.map((action) => [`docker/${action}-action`, dockers(work, action, facts)])),
  };
}

/** Those for artifacts, which are kept in a folder, by run and name. */
export function artifactStandIns(work: string, artifacts: string): Record<string, string> {
  const names = ["upload-artifact", "download-artifact"];
  return Object.fromEntries(names.map((name) => [`actions/${name}`, copied(work, name, { artifacts })]));
}

/** A copy with what the stand-in needs to know, each fact in a file beside it. */
function copied(work: string, name: string, facts: Readonly<Record<string, string>>): string {
  const folder = join(work, "stand-ins", name);
  mkdirSync(folder, { recursive: true });
  cpSync(join(repositoryRoot(), "rehearsal/stand-ins", name), folder, { recursive: true });
  for (const [file, fact] of Object.entries(facts)) writeFileSync(join(folder, file), fact);
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
