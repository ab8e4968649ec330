import type { Suggestion } from "./bump.ts";
import { type PlanFacts, type PlanWish, type RefusedPlan, refusedPlan } from "./plan-facts.ts";
import { tagName } from "./tags/tag-prefix.ts";

/** Why no version follows from these commits; undefined where one does, or where a person gave what determines it. */
export function planRefusal(
  facts: PlanFacts,
  suggestion: Suggestion | undefined,
  wish: PlanWish,
): RefusedPlan | undefined {
  const { previous, commits, changes, isBeside = false, prefix = "" } = facts;
  if (commits === 0) return noCommits(facts);
  if (previous === undefined || wish.version !== "" || wish.bump !== "auto") return undefined;
  if (isBeside) return noReleaseInHistory(tagName(prefix, previous), commits);
  if (suggestion === undefined) return noReason(previous, commits);
  const isUndetermined = suggestion.level !== "major" && !changes.isConventional;
  return isUndetermined && wish.hotfix === undefined ? undeterminedLevel(previous, commits) : undefined;
}

function noCommits({ commit, previous = "the beginning" }: PlanFacts): RefusedPlan {
  return refusedPlan(
    `There is nothing to release: ${commit} has no commit since ${previous}.`,
    `Merge what is to be released first. To deploy ${previous} again, dispatch the deploy of its tag.`,
  );
}

function noReleaseInHistory(elsewhere: string, commits: number): RefusedPlan {
  return refusedPlan(
    `No release is in this commit's history. The newest one, ${elsewhere}, is on a commit beside it, as when a release's commit is never merged back.`,
    `Where releases are always tagged beside the branch (changesets, release branches), give \`bump\` or \`version\`: then all commits since ${elsewhere} parted from this history count (${commits}). Otherwise merge it (git merge ${elsewhere}).`,
  );
}

function noReason(previous: string, commits: number): RefusedPlan {
  return refusedPlan(
    commits === 1
      ? `There is nothing to release: the only commit since ${previous} is no reason for a release.`
      : `There is nothing to release: none of the ${commits} commits since ${previous} is a reason for one.`,
    "Give a `version` or a `bump` to release them all the same, or change `ignored-types`.",
  );
}

function undeterminedLevel(previous: string, commits: number): RefusedPlan {
  return refusedPlan(
    commits === 1
      ? `The only commit since ${previous} is not a conventional commit, so it does not determine which number to raise.`
      : `None of the ${commits} commits since ${previous} is a conventional commit, so they do not determine which number to raise.`,
    "Give `bump` (major, minor or patch) or `version`. Commits such as `fix: …` and `feat: …` (conventionalcommits.org) determine it by themselves.",
  );
}
