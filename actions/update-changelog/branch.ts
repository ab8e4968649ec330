import * as v from "valibot";
import { StageFailure } from "../../src/failure/failure.ts";
import type { Forge } from "../../src/ports/forge.ts";
import { parentOfChangelogCommit, readCommit } from "../../src/readiness/changelog-commit.ts";
import { understand } from "../../src/stage/answer.ts";
import type { Edit } from "./edit.ts";

const refSchema = v.object({ object: v.object({ sha: v.string() }) });
/** As Gitea and Forgejo have it. */
const branchSchema = v.object({ commit: v.object({ id: v.string() }) });

/** A branch's name in an address: its slashes are the address's own. */
export function branchPath(branch: string): string {
  return branch.split("/").map(encodeURIComponent).join("/");
}

/** The commit at the end of a branch, by GitHub; undefined when there is no such branch. */
export async function headOf(forge: Forge, repository: string, branch: string): Promise<string | undefined> {
  const answer = await forge.read(`${repository}/git/ref/heads/${branchPath(branch)}`);
  return answer === undefined ? undefined : understand(refSchema, answer, "a branch").object.sha;
}

/** The same by Gitea and Forgejo. */
export async function giteaHeadOf(forge: Forge, repository: string, branch: string): Promise<string | undefined> {
  const answer = await forge.read(`${repository}/branches/${branchPath(branch)}`);
  return answer === undefined ? undefined : understand(branchSchema, answer, "a branch").commit.id;
}

/** Whether the branch ends with a commit that only changed the changelog after `parent`: an earlier run made it. */
export async function isOwnCommit(
  forge: Forge,
  { repository, path, parent }: Pick<Edit, "repository" | "path" | "parent">,
  head: string,
): Promise<boolean> {
  const answer = await readCommit(forge, repository, head);
  return answer !== undefined && parentOfChangelogCommit(answer, path) === parent;
}

export function movedBranch(branch: string, parent: string, head: string | undefined): StageFailure {
  return new StageFailure({
    what: `${branch} ended with ${parent}, and ends with ${head ?? "nothing"} now.`,
    means:
      "Commits were pushed in the meantime, so the planned and signed-off commit is no longer the one that would be released. Nothing was changed.",
    todo: "Prepare the release again.",
  });
}
