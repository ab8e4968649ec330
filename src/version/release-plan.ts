import { isSmaller, type Suggestion, stepBetween, suggestLevel } from "./bump.ts";
import { type PlanFacts, type PlanWish, type ReleasePlan, refusedPlan } from "./plan-facts.ts";
import { planRefusal } from "./plan-refusals.ts";
import { elsewhereWarnings, releasesElsewhere, unreadTagWarnings } from "./plan-warnings.ts";
import { type Choice, chooseHotfix, chooseVersion, inOwnFormat } from "./release-choice.ts";
import { tagName } from "./tags/tag-prefix.ts";
import { decideTag } from "./tags/tagging.ts";

/** Pure. The version that comes next, or the reason why no version comes next. */
export function planRelease(facts: PlanFacts, request: PlanWish): ReleasePlan {
  const wish = inOwnFormat(facts, request);
  const suggestion = suggestLevel(facts.changes.standing, facts.breakingPaths);
  const refusal = planRefusal(facts, suggestion, wish);
  if (refusal !== undefined) return refusal;
  const choice =
    wish.hotfix === undefined
      ? chooseVersion(facts.previous, suggestion, wish)
      : chooseHotfix(facts, suggestion, { ...wish, hotfix: wish.hotfix });
  return choice.kind === "refused" ? choice : judgeChoice(facts, suggestion, choice);
}

/** The same rule as for the tag later, so that no reviewer signs off what cannot be tagged. */
function judgeChoice(facts: PlanFacts, suggestion: Suggestion | undefined, choice: Choice): ReleasePlan {
  const { tags, commit, previous, prefix = "" } = facts;
  const { version, suggested, decidedBy, rule } = choice;
  const hotfix = decidedBy === "hotfix";
  const decision = decideTag({ kind: "release", version, commit, prefix, hotfix }, tags);
  if (decision.kind === "refused") return refusedPlan(decision.what, todoFor(decision.todo, facts, decidedBy));
  if (decision.kind === "exists") {
    return refusedPlan(
      `${tagName(prefix, version)} is on ${commit} already.`,
      "Deploy that tag, or give another `version`.",
    );
  }
  const bump = previous === undefined ? "initial" : stepBetween(previous, version);
  const isLow = suggested !== undefined && bump !== "initial" && isSmaller(bump, suggested);
  const low = isLow ? [`${version} is a ${bump} release; the commits require a ${suggested} release.`] : [];
  const warnings = [
    ...choice.warnings,
    ...low,
    ...(hotfix ? [] : [...elsewhereWarnings(facts), ...unreadTagWarnings(facts)]),
  ];
  return { kind: "planned", version, bump, suggestion, suggested, rule, decidedBy, warnings };
}

function todoFor(todo: string, facts: PlanFacts, decidedBy: Choice["decidedBy"]): string {
  const [newest] = releasesElsewhere(facts);
  if (newest === undefined || decidedBy === "version") return todo;
  const tag = tagName(facts.prefix ?? "", newest);
  return `${tag} was released from a commit that is not in this history. Merge it (git merge ${tag}), or give a newer \`version\`.`;
}
