import * as v from "valibot";
import type { DefaultBranch } from "../../src/gates/default-branch.ts";
import type { TagFacts } from "../../src/readiness/admission.ts";
import { understand } from "../../src/stage/answer.ts";
import { readTag } from "../../src/version/tag.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Tags } from "../../src/world/tags.ts";
import type { RunContext } from "../../src/world/world.ts";

export interface TagWish {
  readonly tag: string;
  readonly token: string;
  readonly allowPrereleases: boolean;
}

export interface TagWorld {
  readonly run: RunContext;
  readonly tags: Tags;
  readonly forge: (token: string) => Forge;
}

/** What the forge says of a tag now. */
export async function factsOf(
  { tag, token, allowPrereleases }: TagWish,
  branch: DefaultBranch,
  world: TagWorld,
): Promise<TagFacts> {
  const { run } = world;
  const commit = await world.tags.commitOf(tag, token);
  const pushed = run.event === "push" && pushedTag(run) === tag ? run.sha : undefined;
  const names = readTag(tag).kind === "release" ? [branch.name, `hotfix/${tag}`] : [branch.name];
  const branches = commit === undefined ? [] : await branchesWith(commit, names, world.forge(token), run);
  return { tag, commit, pushed, branches, allowPrereleases };
}

/** The default branch, and the tag's own hotfix branch, as far as they are there. */
async function branchesWith(
  commit: string,
  names: readonly string[],
  forge: Forge,
  { repository }: RunContext,
): Promise<TagFacts["branches"]> {
  const branches: { readonly name: string; readonly holds: boolean }[] = [];
  for (const name of names) {
    const answer = await forge.read(`/repos/${repository}/compare/${encodeURIComponent(name)}...${commit}`);
    if (answer !== undefined) branches.push({ name, holds: isOnBranch(answer) });
  }
  return branches;
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

/** The tag whose push started the run. */
export function pushedTag({ ref }: RunContext): string | undefined {
  return /^refs\/tags\/(.+)$/.exec(ref)?.[1];
}
