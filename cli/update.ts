import { lt } from "semver";
import { StageFailure } from "../src/failure/failure.ts";
import { LOCK_PATH, type UpdateCommand } from "../src/scaffold/command-line.ts";
import { lockedFiles, needsMerge, type PlannedFile, planFile } from "../src/scaffold/files/copy-plan.ts";
import { decideFile, type FileState } from "../src/scaffold/files/file-decision.ts";
import { type Lock, renderLock } from "../src/scaffold/files/lock-file.ts";
import { newerVersion } from "../src/scaffold/suite/remote-tags.ts";
import { fileStates, makeCopy, readLockFile } from "./copy.ts";
import { type ConfigFile, EXIT, finish } from "./finish.ts";
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
  requireChanged(states, command.merged);
  const plan = await planAll(repository.root, states, { before, commit: target.commit, merged: command.merged });
  const { version: _, ...rest } = before;
  const lock: Lock = { ...rest, ...target, files: lockedFiles(plan) };
  const configs = await Promise.all(before.products.map(({ config }) => writtenConfig(repository, config)));
  const result = { plan, states, needs: copy.needs, lock, configs, images: [], composeFiles: [] };
  const exit = await finish(repository, result, { isWritten: command.write, say });
  const newest = newerVersion(tags, target.version ?? origin.version);
  if (newest !== undefined) say(`\nSluice ${newest} is newer: run \`update\` of its own program to update to it.\n`);
  const older = before.version !== undefined && target.version !== undefined && lt(target.version, before.version);
  if (older) say(`\nSluice ${target.version} is older than ${before.version}, which this repository has.\n`);
  if (!command.write && hasChanges(plan, before, lock))
    say("\nNothing was written. `sluice update --write` writes it.\n");
  else if (exit === EXIT.done) say("\nEverything is up to date.\n");
  return exit;
}

function hasChanges(plan: readonly PlannedFile[], before: Lock, lock: Lock): boolean {
  return (
    plan.some(({ outcome }) => outcome.kind === "write" || outcome.kind === "delete") ||
    renderLock(before) !== renderLock(lock)
  );
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

/** A file as Sluice wrote it needs no merge: its name is a mistake. */
function requireChanged(states: readonly FileState[], merged: readonly string[]): void {
  const changed = states.filter((state) => decideFile(state).kind === "changed").map(({ path }) => path);
  const other = merged.find((path) => !changed.includes(path));
  if (other === undefined) return;
  throw new StageFailure({
    what: `--merged is "${other}", which is no file of Sluice that a person has changed.`,
    means: "Sluice does not guess which file was meant. Nothing was written.",
    todo: `Give --merged with ${changed.length === 0 ? "no path: there is no such file" : `one of ${changed.join(", ")}`}.`,
  });
}

interface Change {
  readonly before: Lock;
  readonly commit: string;
  readonly merged: readonly string[];
}

async function planAll(
  root: string,
  states: readonly FileState[],
  { before, commit, merged }: Change,
): Promise<PlannedFile[]> {
  const plan: PlannedFile[] = [];
  const earlier = earlierFiles(before);
  for (const state of states) {
    const isMergedByHand = merged.includes(state.path);
    const merge = needsMerge(state) && !isMergedByHand ? await tryMerge(root, state, earlier) : undefined;
    plan.push(planFile(state, commit, { merge, isMergedByHand }));
  }
  return plan;
}
