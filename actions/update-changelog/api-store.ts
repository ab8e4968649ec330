import * as v from "valibot";
import { ForgeRefusal } from "../../src/failure/forge-refusal.ts";
import type { Forge } from "../../src/ports/forge.ts";
import { understand } from "../../src/stage/answer.ts";
import { branchPath, headOf } from "./branch.ts";
import type { CommitStore, Move, NewCommit, Refusal } from "./commit-store.ts";

const object = v.object({ sha: v.string() });

/** How GitHub refuses what a branch's rules do not allow. */
const PROTECTED: ReadonlySet<number> = new Set([403, 409, 422]);

/**
 * GitHub's API makes a commit out of objects, and moves a branch only while the commit follows its end. GitHub signs
 * commits that a run makes in this way.
 */
export function apiStore(forge: Forge, repository: string): CommitStore {
  return {
    headOf: (branch) => headOf(forge, repository, branch),
    make: (edit) => makeCommit(forge, repository, edit),
    move: async (move) => {
      try {
        await moveBranch(forge, repository, move);
        return undefined;
      } catch (error) {
        return refusalOf(error);
      }
    },
  };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof ForgeRefusal) return { failure: error, isRule: PROTECTED.has(error.status) };
  throw error;
}

async function makeCommit(
  forge: Forge,
  repository: string,
  { parent, path, mode, text, message }: NewCommit,
): Promise<string> {
  // An object that is made twice is one object.
  const happened = async (): Promise<undefined> => undefined;
  const base = understand(
    v.object({ tree: object }),
    await forge.read(`${repository}/git/commits/${parent}`),
    "a commit",
  );
  const entry = { path, mode, type: "blob", content: text };
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

async function moveBranch(forge: Forge, repository: string, { branch, commit, from, replaces }: Move): Promise<void> {
  const happened = async (): Promise<unknown> =>
    (await headOf(forge, repository, branch)) === commit ? {} : undefined;
  await (from === undefined
    ? forge.write({
        ...{ method: "POST", path: `${repository}/git/refs`, what: `push ${branch}`, happened },
        body: { ref: `refs/heads/${branch}`, sha: commit },
      })
    : forge.write({
        method: "PATCH",
        path: `${repository}/git/refs/heads/${branchPath(branch)}`,
        body: { sha: commit, force: replaces },
        what: `move ${branch} to the commit`,
        happened,
      }));
}
