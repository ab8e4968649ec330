import * as v from "valibot";
import type { Forge } from "../ports/forge.ts";
import { understand } from "../stage/answer.ts";
import { readTag } from "../version/tags/tag.ts";

export interface BranchQuestion {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly defaultBranch: string;
  readonly version: string;
  /** What the tag begins with, before the version. */
  readonly prefix?: string;
  readonly commit: string;
}

/** A branch that releases may come from, and whether the commit is on it. */
export interface ReleaseBranch {
  readonly name: string;
  readonly holds: boolean;
}

/** The default branch, and the tag's own hotfix branch, as far as they are there. */
export async function releaseBranches(forge: Forge, question: BranchQuestion): Promise<readonly ReleaseBranch[]> {
  const { repository, defaultBranch, version, prefix = "", commit } = question;
  const names = readTag(version).kind === "release" ? [defaultBranch, `hotfix/${prefix}${version}`] : [defaultBranch];
  const branches: ReleaseBranch[] = [];
  for (const name of names) {
    const answer = await forge.read(`${repository}/compare/${encodeURIComponent(name)}...${commit}`);
    if (answer !== undefined) branches.push({ name, holds: isOnBranch(answer) });
  }
  return branches;
}

/** The version's own hotfix branch, where only that holds the commit. */
export function hotfixOf(branches: readonly ReleaseBranch[]): string | undefined {
  const holding = branches.filter(({ holds }) => holds).map(({ name }) => name);
  return holding.length === 1 && holding[0]?.startsWith("hotfix/") ? holding[0] : undefined;
}

const comparison = v.union([
  v.object({ status: v.string() }),
  // Gitea and Forgejo only count the commits that the branch lacks.
  v.object({ total_commits: v.number() }),
]);

/** docs.github.com/rest/commits/commits#compare-two-commits: behind means that the branch has it and more. */
function isOnBranch(answer: unknown): boolean {
  const read = understand(comparison, answer, "the comparison of a branch with the tag");
  return "status" in read ? read.status === "identical" || read.status === "behind" : read.total_commits === 0;
}
