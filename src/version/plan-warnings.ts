import type { PlanFacts } from "./plan-facts.ts";
import { compareTags, readTag } from "./tags/tag.ts";
import { unreadWarnings } from "./tags/unread-tags.ts";

/** Newer releases on other branches, the newest first: they are not what this one follows, and may hold fixes. */
export function releasesElsewhere({ tags, previous }: PlanFacts): readonly string[] {
  return tags
    .map(({ name }) => name)
    .filter((name) => readTag(name).kind === "release" && (previous === undefined || compareTags(name, previous) > 0))
    .toSorted(compareTags)
    .toReversed();
}

export function elsewhereWarnings(facts: PlanFacts): readonly string[] {
  const names = releasesElsewhere(facts);
  if (names.length === 0) return [];
  const some = names.slice(0, 3).join(", ");
  return [
    `${some}${names.length > 3 ? " and others" : ""}: released from commits that are not in this history. What they changed is in this release only if it was merged by other commits.`,
  ];
}

/** Tags that may be releases, and were not read. */
export function unreadTagWarnings({ previous, tags, prefix = "", unreadTags = [] }: PlanFacts): readonly string[] {
  return unreadWarnings({ previous, own: tags.map(({ name }) => name), unread: unreadTags, prefix });
}
