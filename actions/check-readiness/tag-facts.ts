import type { DefaultBranch } from "../../src/gates/default-branch.ts";
import type { TagFacts } from "../../src/readiness/admission.ts";
import { releaseBranches } from "../../src/readiness/release-branch.ts";
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
  const place = { repository: `/repos/${run.repository}`, defaultBranch: branch.name };
  const branches =
    commit === undefined ? [] : await releaseBranches(world.forge(token), { ...place, version: tag, commit });
  return { tag, commit, pushed, branches, allowPrereleases };
}

/** The tag whose push started the run. */
export function pushedTag({ ref }: RunContext): string | undefined {
  return /^refs\/tags\/(.+)$/.exec(ref)?.[1];
}
