import { type Change, GROUPS } from "./change.ts";
import { distinctPeople } from "./commit.ts";

/** Pure. Changes that one pull request brought stand together; commits that name their own number stand for themselves. */
export function pullRequestGroups(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups = Map.groupBy(changes, ({ sha, broughtBy }) => (broughtBy === undefined ? sha : String(broughtBy)));
  return [...groups.values()];
}

/** Pure. One change for each pull request: its weightiest, with each author of a part of it. */
export function asPullRequests(changes: readonly Change[]): readonly Change[] {
  return pullRequestGroups(changes).map(weightiest);
}

/** Of several of one weight the newest, which for a merge is what the pull request calls itself. */
export function weightiest(group: readonly Change[]): Change {
  const [only, ...rest] = group;
  if (only !== undefined && rest.length === 0) return only;
  const weight = ({ group: name, counts }: Change): number => GROUPS.indexOf(name) * 2 + (counts ? 0 : 1);
  const [first, ...others] = group.toSorted((left, right) => weight(left) - weight(right));
  if (first === undefined) throw new Error("A group of changes holds at least one.");
  if (others.length === 0) return first;
  const authors = distinctPeople(group.flatMap((one) => one.authors));
  return { ...first, authors, isConventional: group.some((one) => one.isConventional) };
}
