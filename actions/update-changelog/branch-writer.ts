import * as v from "valibot";
import { parentOfChangelogCommit } from "../../src/readiness/changelog-commit.ts";
import { understand } from "../../src/stage/answer.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import { ForgeRefusal } from "../../src/stage/forge-refusal.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Log } from "../../src/world/world.ts";
import { openPull } from "./pull-writer.ts";

/** One file of a branch, as it shall be. */
export interface Edit {
  /** With its leading v. */
  readonly version: string;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly branch: string;
  /** The commit that the branch has to end with. */
  readonly parent: string;
  readonly path: string;
  readonly text: string;
  readonly message: string;
  /** For a pull request: its branch, and what it says. */
  readonly pull: { readonly branch: string; readonly body: string };
  readonly write: "auto" | "commit" | "pull-request";
}

export type Written =
  | { readonly kind: "commit"; readonly commit: string }
  | { readonly kind: "pull-request"; readonly url: string };

export interface Ending {
  readonly written: Written;
  /** False where an earlier run's pull request is what is wanted. */
  readonly changed: boolean;
}

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

export function movedBranch(branch: string, parent: string, head: string | undefined): StageFailure {
  return new StageFailure({
    what: `${branch} ended with ${parent}, and ends with ${head ?? "nothing"} now.`,
    means:
      "Somebody pushed meanwhile, and what was planned and signed off is no longer what would be released. Nothing was changed.",
    todo: "Prepare the release anew.",
  });
}
