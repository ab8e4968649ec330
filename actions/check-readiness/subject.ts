import type { DefaultBranch } from "../../src/gates/default-branch.ts";
import { type Admission, admit, admitCandidate } from "../../src/readiness/admission.ts";
import { hotfixOf, releaseBranches } from "../../src/readiness/release-branch.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Tags } from "../../src/world/tags.ts";
import type { RunContext } from "../../src/world/world.ts";

/** What is to be released: a tag, or the commit that nobody has tagged yet and the version that it would get. */
export type Subject =
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "commit"; readonly version: string; readonly commit: string };

export interface SubjectWorld {
  readonly run: RunContext;
  readonly tags: Tags;
  readonly forge: (token: string) => Forge;
}

export interface Wish {
  readonly subject: Subject;
  readonly allowPrereleases: boolean;
  readonly token: string;
}

export interface Admitted {
  readonly admission: Admission;
  /** Whether only the version's own hotfix branch holds the commit. */
  readonly isHotfix: boolean;
}

/** What the forge says of it now, and what that speaks against. */
export async function admitSubject(
  { subject, allowPrereleases, token }: Wish,
  branch: DefaultBranch,
  world: SubjectWorld,
): Promise<Admitted> {
  const { run } = world;
  const version = nameOf(subject);
  const commit = subject.kind === "commit" ? subject.commit : await world.tags.commitOf(subject.tag, token);
  const place = { repository: `/repos/${run.repository}`, defaultBranch: branch.name };
  const branches = commit === undefined ? [] : await releaseBranches(world.forge(token), { ...place, version, commit });
  const pushed = run.event === "push" && pushedTag(run) === version ? run.sha : undefined;
  const admission =
    subject.kind === "commit"
      ? admitCandidate({ ...subject, branches })
      : admit({ tag: subject.tag, commit, pushed, branches, allowPrereleases });
  return { admission, isHotfix: hotfixOf(branches) !== undefined };
}

export function nameOf(subject: Subject): string {
  return subject.kind === "commit" ? subject.version : subject.tag;
}

/** The tag whose push started the run. */
export function pushedTag({ ref }: RunContext): string | undefined {
  return /^refs\/tags\/(.+)$/.exec(ref)?.[1];
}
