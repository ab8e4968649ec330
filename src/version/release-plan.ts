import {
  type BeforeFirstMajor,
  isSmaller,
  type Level,
  levelAfter,
  type Suggestion,
  stepBetween,
  suggestLevel,
  versionAfter,
} from "./bump.ts";
import type { Changes } from "./changes.ts";
import { hotfixBranch, judgeBase } from "./hotfix.ts";
import { compareTags, newestRelease, readTag } from "./tag.ts";
import { tagName } from "./tag-prefix.ts";
import { decideTag, type KnownTag } from "./tagging.ts";

/** What a person wants, and how versions are counted here. */
export interface PlanWish {
  /** Wins over everything; empty when the commits decide. */
  readonly version: string;
  readonly bump: Level | "auto";
  /** The version of a first release. */
  readonly initial: string;
  readonly policy: BeforeFirstMajor;
  /** The version that the hotfix branch is for; undefined on any other branch. */
  readonly hotfix?: string | undefined;
}

/** What git says. */
export interface PlanFacts {
  readonly commit: string;
  /** By their names without the prefix. */
  readonly tags: readonly KnownTag[];
  /** What the tags' names have before the version; empty, or left out, where the repository has one product. */
  readonly prefix?: string;
  /** The newest release among this commit's ancestors. */
  readonly previous: string | undefined;
  /** How many commits there are since, whatever they say. */
  readonly commits: number;
  readonly changes: Changes;
  readonly migrations: readonly string[];
}

export interface PlannedRelease {
  readonly kind: "planned";
  readonly version: string;
  /** The number that changes; `initial` where there was no release before. */
  readonly bump: Level | "initial";
  /** Undefined when the commits ask for no release, and a person does. */
  readonly suggestion: Suggestion | undefined;
  /** The suggestion's level under the policy before v1.0.0; undefined without a suggestion or a predecessor. */
  readonly suggested: Level | undefined;
  readonly decidedBy: "version" | "bump" | "commits" | "first release" | "hotfix";
  readonly warnings: readonly string[];
}

export type ReleasePlan = PlannedRelease | { readonly kind: "refused"; readonly what: string; readonly todo: string };

/** Pure. The version that comes next, or why there is none. */
export function planRelease(facts: PlanFacts, wish: PlanWish): ReleasePlan {
  const { previous, commits } = facts;
  const since = previous ?? "the beginning";
  if (commits === 0) {
    return refused(
      `There is nothing to release: ${facts.commit} has no commit since ${since}.`,
      `Merge what is to be released first. To bring ${since} to production once more, deploy its tag again.`,
    );
  }
  const elsewhere = newestRelease(facts.tags.map(({ name }) => name));
  if (previous === undefined && elsewhere !== undefined && wish.version === "")
    return noneInHistory(tagName(facts.prefix ?? "", elsewhere));
  const suggestion = suggestLevel(facts.changes.standing, facts.migrations);
  if (suggestion === undefined && previous !== undefined && wish.version === "" && wish.bump === "auto") {
    return refused(
      `There is nothing to release: none of the ${commits} commits since ${since} is a reason for one.`,
      "Give a `version` or a `bump` to release them all the same, or change `ignored-types`.",
    );
  }
  if (wish.hotfix !== undefined) return planHotfix(facts, suggestion, { ...wish, hotfix: wish.hotfix });
  const choice = choose(previous, suggestion, wish);
  return checked(facts, suggestion, choice, false);
}

/** The branch says which version it is, and a patch brings fixes only. */
function planHotfix(
  facts: PlanFacts,
  suggestion: Suggestion | undefined,
  wish: PlanWish & { readonly hotfix: string },
): ReleasePlan {
  const { previous } = facts;
  const { version, bump, hotfix } = wish;
  const branch = hotfixBranch(tagName(facts.prefix ?? "", hotfix));
  if (version !== "" && version !== hotfix)
    return refused(
      `${branch} is for ${hotfix}, and ${version} was given.`,
      `Leave \`version\` out, or prepare ${version} on its own branch.`,
    );
  if (bump === "major" || bump === "minor")
    return refused(`A hotfix is a patch; a ${bump} release was wanted.`, "Release it from the main branch.");
  const names = facts.tags.map(({ name }) => name).filter((name) => name !== hotfix);
  const base = judgeBase({ hotfix, previous, isAsked: version === hotfix }, names);
  if (base.kind === "refused") return base;
  const suggested = suggestion === undefined ? undefined : levelAfter(base.from, suggestion.level, wish.policy);
  const isMore = suggested !== undefined && suggested !== "patch";
  if (isMore && version === "") {
    const drivers = suggestion?.drivers.slice(0, 3).map(({ sha, title }) => `${sha.slice(0, 12)} "${title}"`) ?? [];
    const migrations = suggestion?.migrations.slice(0, 3) ?? [];
    return refused(
      `A hotfix is a patch, but this branch brings what asks for a ${suggested} release: ${[...drivers, ...migrations].join(", ")}.`,
      `Take it out of ${branch}. Or give \`version: ${hotfix}\`: a person's word wins.`,
    );
  }
  return checked(facts, suggestion, { version: hotfix, suggested, decidedBy: "hotfix", warnings: base.warnings }, true);
}

interface Choice {
  readonly version: string;
  readonly suggested: Level | undefined;
  readonly decidedBy: PlannedRelease["decidedBy"];
  readonly warnings: readonly string[];
}

/** A person's word first: the version, then the bump, which no policy changes; then the commits. */
function choose(previous: string | undefined, suggestion: Suggestion | undefined, wish: PlanWish): Choice {
  const suggested =
    previous === undefined || suggestion === undefined
      ? undefined
      : levelAfter(previous, suggestion.level, wish.policy);
  const bumpLost = wish.bump !== "auto" && (wish.version !== "" || previous === undefined);
  const why = wish.version === "" ? "a first release has nothing to start from" : "a version was given";
  const warnings = bumpLost ? [`The bump ${wish.bump} does not count: ${why}.`] : [];
  if (wish.version !== "") return { version: wish.version, suggested, decidedBy: "version", warnings };
  if (previous === undefined) return { version: wish.initial, suggested, decidedBy: "first release", warnings };
  const level = wish.bump === "auto" ? (suggested ?? "patch") : wish.bump;
  const decidedBy = wish.bump === "auto" ? "commits" : "bump";
  return { version: versionAfter(previous, level), suggested, decidedBy, warnings };
}

/** The same rule by which the tag is made later, so that nobody signs off what can't be tagged. */
function checked(facts: PlanFacts, suggestion: Suggestion | undefined, choice: Choice, hotfix: boolean): ReleasePlan {
  const { tags, commit, previous, prefix = "" } = facts;
  const { version, suggested, decidedBy } = choice;
  const decision = decideTag({ kind: "release", version, commit, prefix, hotfix }, tags);
  if (decision.kind === "refused") return refused(decision.what, todoFor(decision.todo, facts, decidedBy));
  if (decision.kind === "exists") {
    return refused(
      `${tagName(prefix, version)} is on ${commit} already.`,
      "Deploy that tag, or give another `version`.",
    );
  }
  const bump = previous === undefined ? "initial" : stepBetween(previous, version);
  const isLow = suggested !== undefined && bump !== "initial" && isSmaller(bump, suggested);
  const low = isLow ? [`${version} is a ${bump} release; the commits ask for a ${suggested} one.`] : [];
  const warnings = [...choice.warnings, ...low, ...(hotfix ? [] : missed(facts))];
  return { kind: "planned", version, bump, suggestion, suggested, decidedBy, warnings };
}

function todoFor(todo: string, facts: PlanFacts, decidedBy: Choice["decidedBy"]): string {
  const [newest] = releasedElsewhere(facts);
  if (newest === undefined || decidedBy === "version") return todo;
  const tag = tagName(facts.prefix ?? "", newest);
  return `${tag} was released from a commit that is not in this history. Merge it (git merge ${tag}), or give a newer \`version\`.`;
}

/** Newer releases on other branches, the newest first: they are not what this one follows, and may hold fixes. */
function releasedElsewhere({ tags, previous }: PlanFacts): readonly string[] {
  return tags
    .map(({ name }) => name)
    .filter((name) => readTag(name).kind === "release" && (previous === undefined || compareTags(name, previous) > 0))
    .toSorted(compareTags)
    .toReversed();
}

function missed(facts: PlanFacts): readonly string[] {
  const names = releasedElsewhere(facts);
  if (names.length === 0) return [];
  const some = names.slice(0, 3).join(", ");
  return [
    `${some}${names.length > 3 ? " and others" : ""}: released from commits that are not in this history. What they changed is in this release only if it was merged by other commits.`,
  ];
}

function noneInHistory(elsewhere: string): ReleasePlan {
  return refused(
    `No release is in this commit's history, but ${elsewhere} was released from another branch.`,
    `Merge it (git merge ${elsewhere}), or give the \`version\`: then all commits count as new.`,
  );
}

function refused(what: string, todo: string): ReleasePlan {
  return { kind: "refused", what, todo };
}
