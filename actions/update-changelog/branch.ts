import * as v from "valibot";
import { parentOfChangelogCommit } from "../../src/readiness/changelog-commit.ts";
import { understand } from "../../src/stage/answer.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Edit } from "./edit.ts";

const object = v.object({ sha: v.string() });
const refSchema = v.object({ object });

/** A branch's name in an address: its slashes are the address's own. */
export function branchPath(branch: string): string {
  return branch.split("/").map(encodeURIComponent).join("/");
}

/** The commit at the end of a branch; undefined when there is no such branch. */
export async function headOf(forge: Forge, repository: string, branch: string): Promise<string | undefined> {
  const answer = await forge.read(`${repository}/git/ref/heads/${branchPath(branch)}`);
  return answer === undefined ? undefined : understand(refSchema, answer, "a branch").object.sha;
}

/** Whether the branch ends with a commit that only changed the changelog after `parent`: an earlier run made it. */
export async function isOwnCommit(
  forge: Forge,
  edit: Pick<Edit, "repository" | "path" | "parent">,
  head: string,
): Promise<boolean> {
  const answer = await forge.read(`${edit.repository}/commits/${head}`);
  return answer !== undefined && parentOfChangelogCommit(answer, edit.path) === edit.parent;
}

export async function makeCommit(
  forge: Forge,
  { repository, parent, path, text, message }: Omit<Edit, "write" | "branch" | "pull" | "version">,
): Promise<string> {
  // An object that is made twice is one object.
  const happened = async (): Promise<undefined> => undefined;
  const base = understand(
    v.object({ tree: object }),
    await forge.read(`${repository}/git/commits/${parent}`),
    "a commit",
  );
  const entry = { path, mode: "100644", type: "blob", content: text };
  const tree = await forge.write({
    ...{ method: "POST", path: `${repository}/git/trees`, what: `write ${path}`, happened },
    body: { base_tree: base.tree.sha, tree: [entry] },
  });
  const commit = await forge.write({
    ...{ method: "POST", path: `${repository}/git/commits`, what: "make the commit", happened },
    body: { message, tree: understand(object, tree, "a tree").sha, parents: [parent] },
  });
  return understand(object, commit, "a commit").sha;
}

export function movedBranch(branch: string, parent: string, head: string | undefined): StageFailure {
  return new StageFailure({
    what: `${branch} ended with ${parent}, and ends with ${head ?? "nothing"} now.`,
    means:
      "Somebody pushed meanwhile, and what was planned and signed off is no longer what would be released. Nothing was changed.",
    todo: "Prepare the release anew.",
  });
}
