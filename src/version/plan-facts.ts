import type { BeforeFirstMajor, Level, Suggestion } from "./bump.ts";
import type { Changes } from "./commits/changes.ts";
import type { TagFormat } from "./tags/tag.ts";
import type { KnownTag } from "./tags/tagging.ts";

/** The request of a person, and the rules for versions. */
export interface PlanWish {
  /** Takes precedence over everything; empty when the commits determine the version. */
  readonly version: string;
  readonly bump: Level | "auto";
  /** The version of a first release. */
  readonly initial: string;
  readonly policy: BeforeFirstMajor;
  /** How versions are written; auto: as the newest release is. */
  readonly format?: TagFormat | "auto";
  /** The version that the hotfix branch is for; undefined on any other branch. */
  readonly hotfix?: string | undefined;
}

/** What Git knows about the commit that is to be released. */
export interface PlanFacts {
  readonly commit: string;
  /** By their names without the prefix. */
  readonly tags: readonly KnownTag[];
  /** What the tags' names have before the version; empty, or left out, where the repository has one product. */
  readonly prefix?: string;
  /** The newest release among this commit's ancestors. */
  readonly previous: string | undefined;
  /** The number of commits of any kind since then. */
  readonly commits: number;
  readonly changes: Changes;
  /** Files that differ from the last release, and whose change is breaking. */
  readonly breakingPaths: readonly string[];
  /** Tags of the whole repository that resemble versions and were not read. */
  readonly unreadTags?: readonly string[];
  /** Whether the release before is on no commit of this history, but beside it. */
  readonly isBeside?: boolean;
}

export interface PlannedRelease {
  readonly kind: "planned";
  readonly version: string;
  /** The number that changes; `initial` where there was no release before. */
  readonly bump: Level | "initial";
  /** Undefined when a person requests a release, and the commits require none. */
  readonly suggestion: Suggestion | undefined;
  /** The suggestion's level under the policy before v1.0.0; undefined without a suggestion or a predecessor. */
  readonly suggested: Level | undefined;
  /** The rule before v1.0.0 that was applied; empty for none. */
  readonly rule: string;
  readonly decidedBy: "version" | "bump" | "commits" | "first release" | "hotfix";
  readonly warnings: readonly string[];
}

export interface RefusedPlan {
  readonly kind: "refused";
  readonly what: string;
  readonly todo: string;
}

export type ReleasePlan = PlannedRelease | RefusedPlan;

export function refusedPlan(what: string, todo: string): RefusedPlan {
  return { kind: "refused", what, todo };
}
