import * as v from "valibot";
import type { Forge } from "../ports/forge.ts";
import { understand } from "../stage/answer.ts";

const commitSchema = v.object({
  parents: v.array(v.object({ sha: v.string() })),
  files: v.optional(v.array(v.object({ filename: v.string(), status: v.optional(v.string()) }))),
});

/**
 * The parent of a commit that changes nothing but the changelog: the results of the one apply to the other, because
 * both build the same application. Undefined for every other commit, merges included.
 */
export function parentOfChangelogCommit(answer: unknown, changelog: string): string | undefined {
  const { parents, files = [] } = understand(commitSchema, answer, "a commit");
  const [parent, ...others] = parents;
  const [file, ...more] = files;
  if (parent === undefined || others.length > 0 || file === undefined || more.length > 0) return undefined;
  // A file that was renamed to the changelog is gone somewhere else.
  return file.filename === changelog && file.status !== "renamed" ? parent.sha : undefined;
}

/**
 * A commit with its parents and files; undefined if the commit does not exist. Gitea and Forgejo have it under `git/commits` alone,
 * where GitHub tells no files.
 */
export async function readCommit(forge: Forge, repository: string, commit: string): Promise<unknown> {
  return (await forge.read(`${repository}/commits/${commit}`)) ?? forge.read(`${repository}/git/commits/${commit}`);
}

/** A changelog is corrected a few times before its release, not more often. */
const MOST = 10;

/**
 * The commit, and those before it whose application is the same, the nearest first: as long as a commit changes nothing but
 * the changelog, the one before it counts as well. `read` asks the forge for a commit; undefined if the commit does not exist.
 */
export async function sameApplication(
  commit: string,
  changelog: string,
  read: (commit: string) => Promise<unknown>,
): Promise<readonly string[]> {
  const commits = [commit];
  for (let last = commit; commits.length <= MOST; ) {
    const answer = await read(last);
    const parent = answer === undefined ? undefined : parentOfChangelogCommit(answer, changelog);
    if (parent === undefined) break;
    commits.push(parent);
    last = parent;
  }
  return commits;
}
