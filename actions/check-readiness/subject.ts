import type { DefaultBranch } from "../../src/gates/rules/default-branch.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Tags } from "../../src/ports/git.ts";
import type { RunContext } from "../../src/ports/world.ts";
import { type Admission, admit, admitCandidate } from "../../src/readiness/admission.ts";
import { hotfixOf, releaseBranches } from "../../src/readiness/release-branch.ts";
import { bareVersion } from "../../src/version/tags/tag-prefix.ts";

/** What is to be released: a tag, or a commit without a tag and the version that it would get. */
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
  /** What tags have before the version, as the default branch says; empty for nothing. */
  readonly prefix: string;
}

export interface Admitted {
  readonly admission: Admission;
  /** Whether only the version's own hotfix branch holds the commit. */
  readonly isHotfix: boolean;
}

/** Its state at the forge, and what forbids a release. */
export async function admitSubject(
  { subject, allowPrereleases, token, prefix }: Wish,
  branch: DefaultBranch,
  world: SubjectWorld,
): Promise<Admitted> {
  const { run } = world;
  const name = nameOf(subject);
  const version = bareVersion(name, prefix);
  const commit = subject.kind === "commit" ? subject.commit : await world.tags.commitOf(subject.tag, token);
  const place = { repository: `/repos/${run.repository}`, defaultBranch: branch.name, prefix };
  const branches = commit === undefined ? [] : await releaseBranches(world.forge(token), { ...place, version, commit });
  // Forgejo names the event of a called workflow's job `workflow_call`, also after a push.
  const pushed = run.event !== "workflow_dispatch" && pushedTag(run) === name ? run.sha : undefined;
  const admission =
    subject.kind === "commit"
      ? admitCandidate({ version, commit: subject.commit, branches })
      : admit({ tag: subject.tag, prefix, commit, pushed, branches, allowPrereleases });
  return { admission, isHotfix: hotfixOf(branches) !== undefined };
}

export function nameOf(subject: Subject): string {
  return subject.kind === "commit" ? subject.version : subject.tag;
}

/** The tag whose push started the run. */
export function pushedTag({ ref }: RunContext): string | undefined {
  return /^refs\/tags\/(.+)$/.exec(ref)?.[1];
}
