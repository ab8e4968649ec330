import { StageFailure } from "../src/failure/failure.ts";
import { LOCK_PATH, type UpdateCommand } from "../src/scaffold/command-line.ts";
import { lockedFiles, needsMerge, type PlannedFile, planFile } from "../src/scaffold/files/copy-plan.ts";
import type { FileState } from "../src/scaffold/files/file-decision.ts";
import type { Lock } from "../src/scaffold/files/lock-file.ts";
import { newerVersion } from "../src/scaffold/suite/remote-tags.ts";
import { fileStates, makeCopy, readLockFile } from "./copy.ts";
import { type ConfigFile, finish } from "./finish.ts";
import type { Surroundings } from "./init.ts";
import { earlierFiles, tryMerge } from "./merge.ts";
import { releaseTags, resolveRef } from "./suite.ts";
import { openUserRepository, readRepositoryFile, type UserRepository } from "./user-repository.ts";

/** `sluice update`: what another version changes, merged with what a person changed. */
export async function update(command: UpdateCommand, { folder, origin, say }: Surroundings): Promise<number> {
  const repository = await openUserRepository(folder);
  const before = await lockOf(repository);
  const tags = await releaseTags(before.git);
  const target = resolveRef(command.ref ?? origin.commit ?? origin.version, tags, before.git);
  const copy = await makeCopy(before, target);
  const states = await fileStates(repository.root, before, copy.files);
  const plan = await planAll(repository.root, states, { before, commit: target.commit });
  const { version: _, ...rest } = before;
  const lock: Lock = { ...rest, ...target, files: lockedFiles(plan) };
  const configs = await Promise.all(before.products.map(({ config }) => writtenConfig(repository, config)));
  const result = { plan, states, needs: copy.needs, lock, configs, images: [], composeFiles: [] };
  const exit = await finish(repository, result, { isWritten: command.write, say });
  const newest = newerVersion(tags, target.version ?? origin.version);
  if (newest !== undefined) say(`\nSluice ${newest} is newer: run \`update\` of its own program to update to it.\n`);
  if (!command.write) say("\nNothing was written. `sluice update --write` writes it.\n");
  return exit;
}

async function lockOf({ root }: UserRepository): Promise<Lock> {
  const lock = await readLockFile(root);
  if (lock !== undefined) return lock;
  throw new StageFailure({
    what: `This repository has no ${LOCK_PATH}.`,
    means: "The version of Sluice in this repository, and a person's changes, are unknown. Nothing was written.",
    todo: "Run `sluice init` first. It does not change existing files.",
  });
}

async function writtenConfig({ root }: UserRepository, path: string): Promise<ConfigFile> {
  return { path, text: (await readRepositoryFile(root, path)) ?? "", isNew: false };
}

interface Change {
  readonly before: Lock;
  readonly commit: string;
}

async function planAll(root: string, states: readonly FileState[], { before, commit }: Change): Promise<PlannedFile[]> {
  const plan: PlannedFile[] = [];
  const earlier = earlierFiles(before);
  for (const state of states) {
    const attempt = needsMerge(state) ? await tryMerge(root, state, earlier) : undefined;
    plan.push(planFile(state, commit, attempt));
  }
  return plan;
}
