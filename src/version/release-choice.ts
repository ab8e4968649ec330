import { type Level, levelAfter, ruleBefore, type Suggestion, versionAfter } from "./bump.ts";
import { hotfixBranch, judgeBase } from "./hotfix.ts";
import { type PlanFacts, type PlannedRelease, type PlanWish, type RefusedPlan, refusedPlan } from "./plan-facts.ts";
import { formatOf, inFormat, newestRelease, type TagFormat } from "./tags/tag.ts";
import { tagName } from "./tags/tag-prefix.ts";

/** The version, before it is compared with the tags that exist. */
export interface Choice {
  readonly kind: "choice";
  readonly version: string;
  readonly suggested: Level | undefined;
  readonly decidedBy: PlannedRelease["decidedBy"];
  readonly rule: string;
  readonly warnings: readonly string[];
}

/** First the version and then the bump that a person gave, which no policy changes; then the commits. */
export function chooseVersion(
  previous: string | undefined,
  suggestion: Suggestion | undefined,
  wish: PlanWish,
): Choice {
  const suggested =
    previous === undefined || suggestion === undefined
      ? undefined
      : levelAfter(previous, suggestion.level, wish.policy);
  const rule = suggestion === undefined ? "" : ruleBefore(previous, wish.policy);
  const bumpLost = wish.bump !== "auto" && (wish.version !== "" || previous === undefined);
  const why = wish.version === "" ? "a first release has nothing to start from" : "a version was given";
  const warnings = bumpLost ? [`The bump ${wish.bump} does not count: ${why}.`] : [];
  const base = { kind: "choice", suggested, rule, warnings } as const;
  if (wish.version !== "") return { ...base, version: wish.version, decidedBy: "version" };
  if (previous === undefined) return { ...base, version: wish.initial, decidedBy: "first release" };
  const level = wish.bump === "auto" ? (suggested ?? "patch") : wish.bump;
  return {
    ...base,
    version: inFormat(versionAfter(previous, level), formatFor(wish.format, previous)),
    decidedBy: wish.bump === "auto" ? "commits" : "bump",
  };
}

/** The branch says which version it is, and a patch brings fixes only. */
export function chooseHotfix(
  facts: PlanFacts,
  suggestion: Suggestion | undefined,
  wish: PlanWish & { readonly hotfix: string },
): Choice | RefusedPlan {
  const { previous } = facts;
  const { version, bump, hotfix } = wish;
  const branch = hotfixBranch(tagName(facts.prefix ?? "", hotfix));
  if (version !== "" && version !== hotfix)
    return refusedPlan(
      `${branch} is for ${hotfix}, and ${version} was given.`,
      `Leave \`version\` out, or prepare ${version} on its own branch.`,
    );
  if (bump === "major" || bump === "minor")
    return refusedPlan(`A hotfix is a patch; a ${bump} release was wanted.`, "Release it from the main branch.");
  const names = facts.tags.map(({ name }) => name).filter((name) => name !== hotfix);
  const base = judgeBase({ hotfix, previous, isAsked: version === hotfix }, names);
  if (base.kind === "refused") return base;
  const suggested = suggestion === undefined ? undefined : levelAfter(base.from, suggestion.level, wish.policy);
  const isMore = suggested !== undefined && suggested !== "patch";
  if (isMore && version === "") {
    const drivers = suggestion?.drivers.slice(0, 3).map(({ sha, title }) => `${sha.slice(0, 12)} "${title}"`) ?? [];
    const paths = suggestion?.breakingPaths.slice(0, 3) ?? [];
    return refusedPlan(
      `A hotfix is a patch, but the changes of this branch require a ${suggested} release: ${[...drivers, ...paths].join(", ")}.`,
      `Take it out of ${branch}. Or give \`version: ${hotfix}\`, which takes precedence.`,
    );
  }
  return { kind: "choice", version: hotfix, suggested, decidedBy: "hotfix", rule: "", warnings: base.warnings };
}

/** Versions as the repository writes them: as it is set, else as the newest release is written. */
export function inOwnFormat({ previous, tags }: PlanFacts, wish: PlanWish): PlanWish {
  const newest = previous ?? newestRelease(tags.map(({ name }) => name));
  const format = formatFor(wish.format, newest ?? wish.initial);
  return { ...wish, format, version: inFormat(wish.version, format), initial: inFormat(wish.initial, format) };
}

function formatFor(wanted: PlanWish["format"], example: string): TagFormat {
  return wanted === undefined || wanted === "auto" ? formatOf(example) : wanted;
}
