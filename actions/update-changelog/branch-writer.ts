import { ForgeRefusal } from "../../src/stage/forge-refusal.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Log } from "../../src/world/world.ts";
import { branchPath, headOf, makeCommit, movedBranch } from "./branch.ts";
import type { Edit, Ending } from "./edit.ts";
import { openPull } from "./pull-writer.ts";

/**
 * Makes the commit out of objects and moves the branch to it, which the forge does only while the branch still ends where
 * it did: nothing that came in between is lost. GitHub signs commits that a run makes in this way.
 */
export async function writeEdit(forge: Forge, edit: Edit, log: Log): Promise<Ending> {
  if (edit.write === "pull-request") return openPull(forge, edit, log);
  const commit = await makeCommit(forge, edit);
  const refusal = await moveBranch(forge, edit, commit);
  if (refusal === undefined) return { written: { kind: "commit", commit }, changed: true };
  const head = await headOf(forge, edit.repository, edit.branch);
  if (head !== edit.parent) throw movedBranch(edit.branch, edit.parent, head);
  if (edit.write === "commit" || !PROTECTED.has(refusal.status)) throw refusal;
  log.info(`${edit.branch} does not take the commit, so it becomes a pull request. ${refusal.what}`);
  return openPull(forge, edit, log);
}

/** How forges refuse what a branch's rules do not allow. An outage is no rule, nor is a token that has expired. */
const PROTECTED: ReadonlySet<number> = new Set([403, 409, 422]);

/** The refusal, where the forge gave one. */
async function moveBranch(forge: Forge, edit: Edit, commit: string): Promise<ForgeRefusal | undefined> {
  const { repository, branch } = edit;
  try {
    await forge.write({
      method: "PATCH",
      path: `${repository}/git/refs/heads/${branchPath(branch)}`,
      body: { sha: commit, force: false },
      what: `move ${branch} to the commit`,
      happened: async () => ((await headOf(forge, repository, branch)) === commit ? {} : undefined),
    });
    return undefined;
  } catch (error) {
    if (error instanceof ForgeRefusal) return error;
    throw error;
  }
}
