import { readRollbackTag } from "../version/rollback-tag.ts";
import { readTag } from "../version/tag.ts";
import type { ReleaseBranch } from "./release-branch.ts";

/** What a tag or a commit asks for, and what speaks against it, before anybody is asked to approve it. Pure. */
export interface TagFacts {
  readonly tag: string;
  /** The commit that the forge gives for the tag now; undefined when there is no such tag. */
  readonly commit: string | undefined;
  /** The commit for which the run was started, when the push of this tag started it. */
  readonly pushed: string | undefined;
  /** Branches that releases may come from, and whether the commit is on them. */
  readonly branches: readonly ReleaseBranch[];
  readonly allowPrereleases: boolean;
}

/** A commit that is to become a release; nobody has tagged it yet. */
export interface CandidateFacts {
  readonly version: string;
  readonly commit: string;
  readonly branches: readonly ReleaseBranch[];
}

export type Admission =
  | { readonly kind: "candidate"; readonly version: string; readonly commit: string }
  | { readonly kind: "release" | "prerelease"; readonly version: string; readonly commit: string }
  | { readonly kind: "rollback"; readonly version: string; readonly commit: string; readonly failed: string }
  | { readonly kind: "refused"; readonly objections: readonly Objection[] };

export interface Objection {
  readonly code: "not-semver" | "no-tag" | "tag-moved" | "prerelease" | "foreign-commit";
  readonly what: string;
  readonly todo: string;
}

/** A rollback is asked nothing but that its tag is there: no window, no branch and no prerelease rule stops a way back. */
export function admit(facts: TagFacts): Admission {
  const { tag, commit, pushed } = facts;
  const rollback = readRollbackTag(tag);
  const { kind } = readTag(tag);
  if (rollback === undefined && kind === "not-semver") {
    return refused(
      "not-semver",
      `${tag} is no release tag.`,
      "Push a tag such as v1.4.0; build metadata (+…) is not possible.",
    );
  }
  if (commit === undefined) {
    return refused("no-tag", `There is no tag ${tag}.`, "Push it, or dispatch the release of one that exists.");
  }
  if (pushed !== undefined && pushed !== commit) {
    return refused(
      "tag-moved",
      `The tag ${tag} is ${commit} now; this run was started for ${pushed}.`,
      "Find out who moved it. Release the wanted commit under a new version.",
    );
  }
  if (rollback !== undefined) return { kind: "rollback", version: tag, commit, failed: rollback.failed };
  const objections = [...prereleaseObjections(facts, kind), ...branchObjections(tag, facts.branches)];
  if (objections.length > 0) return { kind: "refused", objections };
  return { kind: kind === "prerelease" ? "prerelease" : "release", version: tag, commit };
}

/** What a commit brings along to become a release, before there is a tag. */
export function admitCandidate({ version, commit, branches }: CandidateFacts): Admission {
  if (readTag(version).kind !== "release") {
    return refused("not-semver", `${version} is no release's version.`, "Give one such as v1.4.0.");
  }
  const objections = branchObjections(version, branches);
  return objections.length > 0 ? { kind: "refused", objections } : { kind: "candidate", version, commit };
}

function prereleaseObjections({ tag, allowPrereleases }: TagFacts, kind: string): Objection[] {
  if (kind !== "prerelease" || allowPrereleases) return [];
  return [
    {
      code: "prerelease",
      what: `${tag} is a prerelease.`,
      todo: "Release a version without a suffix, or set `deploy.prereleases: true` for this environment.",
    },
  ];
}

function branchObjections(version: string, branches: readonly ReleaseBranch[]): Objection[] {
  if (branches.some(({ holds }) => holds)) return [];
  const names = branches.map(({ name }) => name).join(", ");
  return [
    {
      code: "foreign-commit",
      what: `The commit of ${version} is not on ${names || "any branch that releases come from"}.`,
      todo: "Merge it first, and tag what was merged; a hotfix is tagged on its branch hotfix/vX.Y.Z.",
    },
  ];
}

function refused(code: Objection["code"], what: string, todo: string): Admission {
  return { kind: "refused", objections: [{ code, what, todo }] };
}
