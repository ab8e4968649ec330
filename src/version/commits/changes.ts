import { type Change, GROUPS, type Group } from "./change.ts";
import type { RevertedCommit, TakeChange } from "./change-reader.ts";
import { type Person, unseenPeople } from "./commit.ts";
import { asPullRequests, weightiest } from "./pull-request-groups.ts";

/** What a release brings. */
export interface Changes {
  /**
   * The newest first; a pull request whose commits carry no number of their own is one. As many of each group as were
   * requested.
   */
  readonly standing: readonly Change[];
  /** The total number. */
  readonly counts: Readonly<Record<Group, number>>;
  readonly pullRequests: readonly number[];
  /** Every author of a part of it, once. */
  readonly people: readonly Person[];
  /** Those of them whom a message names, as it does. */
  readonly coAuthors: readonly Person[];
  /** Whether any of them is in the form of a conventional commit. */
  readonly isConventional: boolean;
  readonly reverted: readonly RevertedCommit[];
}

export function countOf({ counts }: Pick<Changes, "counts">): number {
  return GROUPS.reduce((sum, group) => sum + counts[group], 0);
}

/** Pure. With these in the place of what stands, as the forge knows them: several may be of one pull request. */
export function joinPullRequests(changes: Changes, standing: readonly Change[]): Changes {
  const joined = asPullRequests(standing);
  const less = (group: Group): number => numberOf(standing, group) - numberOf(joined, group);
  const counts = Object.fromEntries(GROUPS.map((group) => [group, changes.counts[group] - less(group)]));
  const pullRequests = new Set([...changes.pullRequests, ...joined.flatMap((change) => change.pullRequests)]);
  return { ...changes, standing: joined, counts: { ...changes.counts, ...counts }, pullRequests: [...pullRequests] };
}

function numberOf(changes: readonly Change[], group: Group): number {
  return changes.filter((change) => change.group === group).length;
}

interface ListedChange {
  readonly change: Change;
  readonly at: number;
}

/** All changes, the newest first. */
export function changeList(): { readonly take: TakeChange; all(): readonly Change[] } {
  const list: ListedChange[] = [];
  return {
    take: (change, at) => list.push({ change, at }),
    all: () => list.toSorted(byPlace).map(({ change }) => change),
  };
}

/**
 * Counts changes as they come, and keeps the first `most` of each group, those that count and the others on their own. What
 * grows with a history are the people, and the pull requests that were merged with their commits.
 */
export interface ChangeCounter {
  readonly take: TakeChange;
  end(reverted: readonly RevertedCommit[]): Changes;
}

export function changeCounter(most: number): ChangeCounter {
  const counts: Record<Group, number> = { breaking: 0, security: 0, features: 0, fixes: 0, other: 0 };
  const first = new Map<string, ListedChange[]>();
  const brought = new Map<number, PullRequestChange>();
  const numbers = new Set<number>();
  const people = peopleList();
  const coAuthors = peopleList();
  let isConventional = false;
  // One person often wrote many commits in a row.
  let author: Person | undefined;
  const keep = (placed: ListedChange): void => {
    const { group, counts: isReason } = placed.change;
    counts[group]++;
    const key = `${group} ${isReason}`;
    const list = first.get(key);
    if (list === undefined) first.set(key, [placed]);
    // Changes that waited for a decision come last, wherever they are in the history.
    else if (list.length < most || placed.at < (list[most - 1]?.at ?? 0)) list.push(placed);
  };
  return {
    take: (change, at) => {
      isConventional ||= change.isConventional;
      for (const number of change.pullRequests) numbers.add(number);
      if (change.authors.length > 1 || change.authors[0] !== author) people.add(change.authors);
      [author] = change.authors;
      if (change.authors.length > 1) coAuthors.add(change.authors.slice(1));
      if (change.broughtBy === undefined) return keep({ change, at });
      const known = brought.get(change.broughtBy);
      brought.set(change.broughtBy, known === undefined ? { change, at, newest: at } : together(known, { change, at }));
    },
    end: (reverted) => {
      const groups = [...brought.values()].map(({ change, newest }) => ({ change, at: newest }));
      for (const placed of groups.toSorted(byPlace)) keep(placed);
      const standing = [...first.values()].flatMap((list) => list.toSorted(byPlace).slice(0, most));
      return {
        standing: standing.toSorted(byPlace).map(({ change }) => change),
        ...{ counts, isConventional, reverted, pullRequests: [...numbers] },
        ...{ people: people.all, coAuthors: coAuthors.all },
      };
    },
  };
}

function peopleList(): { readonly all: readonly Person[]; add(people: readonly Person[]): void } {
  const all: Person[] = [];
  const isUnseen = unseenPeople();
  return { all, add: (people) => all.push(...people.filter(isUnseen)) };
}

function byPlace(left: ListedChange, right: ListedChange): number {
  return left.at - right.at;
}

/** What a pull request brought so far: its weightiest change, and the place of its newest one. */
interface PullRequestChange extends ListedChange {
  readonly newest: number;
}

function together(known: PullRequestChange, placed: ListedChange): PullRequestChange {
  const { at } = placed;
  const newest = Math.min(known.newest, at);
  const change = weightiest(at < known.at ? [placed.change, known.change] : [known.change, placed.change]);
  return { change, newest, at: change.sha === placed.change.sha ? at : known.at };
}
