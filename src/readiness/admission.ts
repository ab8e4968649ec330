import { readRollbackTag } from "../version/tags/rollback-tag.ts";
import { readTag } from "../version/tags/tag.ts";
import { bareVersion, splitTag, tagName } from "../version/tags/tag-prefix.ts";
import type { ReleaseBranch } from "./release-branch.ts";

/** The kind of release of a tag or a commit, and what forbids it, before a reviewer is asked to approve it. Pure. */
export interface TagFacts {
  readonly tag: string;
  /** What tags have before the version, as the default branch says; empty, or left out, for nothing. */
  readonly prefix?: string;
  /** The commit that the forge gives for the tag now; undefined when there is no such tag. */
  readonly commit: string | undefined;
  /** The commit for which the run was started, when the push of this tag started it. */
  readonly pushed: string | undefined;
  /** Branches that releases may come from, and whether the commit is on them. */
  readonly branches: readonly ReleaseBranch[];
  readonly allowPrereleases: boolean;
}

/** A commit that is to become a release and has no tag yet. */
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
  readonly code: "not-semver" | "other-product" | "no-tag" | "tag-moved" | "prerelease" | "foreign-commit";
  readonly what: string;
  readonly todo: string;
}

/** The only requirement of a rollback is that its tag exists: no window, branch or prerelease rule prevents it. */
export function admit(facts: TagFacts): Admission {
  const { tag, prefix = "", commit, pushed } = facts;
  const named = splitTag(tag);
  if (named !== undefined && named.prefix !== prefix) return otherProduct(tag, prefix);
  const version = bareVersion(tag, prefix);
  const rollback = readRollbackTag(version);
  const { kind } = readTag(version);
  if (rollback === undefined && kind === "not-semver") {
    return refused(
      "not-semver",
      `${tag} is no release tag.`,
      `Push a tag such as ${tagName(prefix, "v1.4.0")}; build metadata (+…) is not possible.`,
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
  if (rollback !== undefined) return { kind: "rollback", version, commit, failed: rollback.failed };
  const objections = [...prereleaseObjections(facts, kind), ...branchObjections(tag, facts.branches)];
  if (objections.length > 0) return { kind: "refused", objections };
  return { kind: kind === "prerelease" ? "prerelease" : "release", version, commit };
}

/** Whose tag it is decides which host it goes to, so it is never guessed. */
function otherProduct(tag: string, prefix: string): Admission {
  const own = prefix === "" ? "have nothing before the version" : `begin with ${prefix}`;
  return refused(
    "other-product",
    `${tag} is no tag of this product: those ${own}.`,
    "Release it by the workflow of its own product, or correct `tag-prefix` in the configuration on the default branch.",
  );
}

/** What a commit needs to become a release, before it has a tag. */
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
