import type { Commit } from "../commits/commit.ts";
import { broughtBy, type Merges } from "../commits/merges.ts";
import { fitsName, type RevertClaim } from "./revert-claim.ts";
import { indexTargets, revertsIn, type TargetIndex } from "./revert-index.ts";

/** What of a range is undone within it. */
export interface Reverts {
  /** A commit that does not stand any more → the one that undid it. */
  readonly undone: ReadonlyMap<string, string>;
  /** Commits that only undo others of the range: they bring nothing themselves. */
  readonly spent: ReadonlySet<string>;
}

/** What reverts name: commits, by whole or short names, and pull requests. */
export interface NamedTargets {
  readonly commits: ReadonlySet<string>;
  readonly pullRequests: ReadonlySet<number>;
}

export const NOTHING_RELEASED: NamedTargets = { commits: new Set(), pullRequests: new Set() };

interface Around {
  readonly merges: Merges;
  /** What was released, and is therefore not what has the same title in this range. */
  readonly released: NamedTargets;
}

/**
 * Pure. `commits` come newest first, children before their parents, so that a revert that was itself reverted is known as
 * such before it is asked what it undid. A revert of something older than the range undoes nothing here, and stands.
 */
export function readReverts(commits: readonly Commit[], { merges, released }: Around): Reverts {
  const undone = new Map<string, string>();
  const spent = new Set<string>();
  const reverts = revertsIn(commits);
  if (reverts.length === 0) return { undone, spent };
  const members = broughtBy(merges);
  const find = targetFinder(commits, { index: indexTargets(commits, reverts), undone, released });
  for (const { commit, at, claim } of reverts) {
    if (undone.has(commit.sha)) continue;
    const targets = find(claim, at);
    // A merge takes what it brought with it, unless an earlier revert did.
    const whole = targets
      .filter(({ sha }) => !undone.has(sha))
      .flatMap(({ sha, parents }) => [sha, ...(parents.length > 1 ? members(sha) : [])]);
    for (const sha of whole) if (!undone.has(sha) && sha !== commit.sha) undone.set(sha, commit.sha);
    if (targets.length > 0 && claim.subject !== undefined) spent.add(commit.sha);
  }
  return { undone, spent };
}

/** Pure. What reverts name without one of the commits, where one of the commits has the title: either is possible. */
export function absentTargets(commits: readonly Commit[]): NamedTargets {
  const reverts = revertsIn(commits);
  const index = indexTargets(commits, reverts);
  const open = reverts.filter(({ claim: { subject = "" }, at }) =>
    [index.subjects, index.descriptions].some((places) => places.get(subject)?.some((one) => one > at)),
  );
  const isHere = (sha: string): boolean =>
    (index.starts.get(sha.slice(0, 7)) ?? []).some((one) => commits[one]?.sha.startsWith(sha));
  const names = open.flatMap(({ claim }) => claim.names.map(({ sha }) => sha));
  const numbers = open.flatMap(({ claim }) => claim.pullRequests);
  return {
    commits: new Set(names.filter((sha) => !isHere(sha))),
    pullRequests: new Set(numbers.filter((number) => index.numbers.get(number)?.length === 0)),
  };
}

interface KnownCommits {
  readonly index: TargetIndex;
  readonly undone: ReadonlyMap<string, string>;
  readonly released: NamedTargets;
}

/**
 * By the commit that is named, else by the pull request, else by the subject, the nearest older one: a rebase gives other
 * names, and takes the number from a subject. What was released has its title for itself.
 */
function targetFinder(
  commits: readonly Commit[],
  { index, undone, released }: KnownCommits,
): (claim: RevertClaim, at: number) => readonly Commit[] {
  return ({ names, pullRequests, subject }, at) => {
    const named = names.flatMap((name) =>
      only(
        (index.starts.get(name.sha.slice(0, 7)) ?? []).map((one) => commits[one]).filter((one) => fitsName(one, name)),
      ),
    );
    if (named.length > 0) return named;
    // A merge's revert that names its side undoes that side or nothing.
    if (names.some(({ kept }) => kept !== undefined)) return [];
    const numbered = pullRequests.flatMap((number) =>
      only((index.numbers.get(number) ?? []).map((one) => commits[one])),
    );
    if (numbered.length > 0 || subject === undefined) return numbered;
    if (names.some(({ sha }) => released.commits.has(sha))) return [];
    if (pullRequests.some((number) => released.pullRequests.has(number))) return [];
    const isOpen = (one: number): boolean => one > at && !undone.has(commits[one]?.sha ?? "");
    const found = index.subjects.get(subject)?.find(isOpen) ?? index.descriptions.get(subject)?.find(isOpen);
    return only(found === undefined ? [] : [commits[found]]);
  };
}

/** A short name that fits several commits names none. */
function only(found: readonly (Commit | undefined)[]): readonly Commit[] {
  const [one, ...more] = found;
  return one === undefined || more.length > 0 ? [] : [one];
}
