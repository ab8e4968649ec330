import { movedBranch } from "./branch.ts";
import type { Writers } from "./commit-store.ts";
import type { Edit, Ending } from "./edit.ts";
import { openPull } from "./pull-writer.ts";

/** Makes the commit and moves the branch to it, only while the branch still ends with the same commit: none in between is lost. */
export async function writeEdit(writers: Writers, edit: Edit): Promise<Ending> {
  const { store, log } = writers;
  const { branch, parent, write } = edit;
  if (write === "pull-request") return openPull(writers, edit);
  const commit = await store.make(edit);
  const refusal = await store.move({ branch, commit, from: parent, replaces: false });
  if (refusal === undefined) return { written: { kind: "commit", commit }, changed: true };
  const head = await store.headOf(branch);
  if (head !== parent) throw movedBranch(branch, parent, head);
  if (write === "commit" || !refusal.isRule) throw refusal.failure;
  log.info(`${branch} does not take the commit, so it becomes a pull request. ${refusal.failure.what}`);
  return openPull(writers, edit);
}
