import { type Commit, fullTitle, mergedPullRequest, pullRequestsOf, withoutReferences } from "../commits/commit.ts";
import { readHeader } from "../commits/conventional.ts";
import { claimOf, type RevertClaim } from "./revert-claim.ts";

/** A commit that undoes something, and its place among the others. */
export interface Revert {
  readonly commit: Commit;
  readonly at: number;
  readonly claim: RevertClaim;
}

export function revertsIn(commits: readonly Commit[]): readonly Revert[] {
  return commits.flatMap((commit, at) => {
    const claim = claimOf(commit);
    return claim === undefined ? [] : [{ commit, at, claim }];
  });
}

/** Places of commits by the first seven digits of their names, by their pull requests, and by their subjects. */
export interface TargetIndex {
  readonly starts: ReadonlyMap<string, readonly number[]>;
  readonly numbers: ReadonlyMap<number, readonly number[]>;
  readonly subjects: ReadonlyMap<string, readonly number[]>;
  /** By what a conventional commit says behind its type: `revert: a door` means `feat: a door`. */
  readonly descriptions: ReadonlyMap<string, readonly number[]>;
}

/** Only what a revert can refer to is kept. */
export function indexTargets(commits: readonly Commit[], reverts: readonly Revert[]): TargetIndex {
  const starts = new Map<string, number[]>();
  const numbers = new Map<number, number[]>();
  const subjects = new Map<string, number[]>();
  const descriptions = new Map<string, number[]>();
  for (const { claim } of reverts) {
    const { names, pullRequests, subject } = claim;
    for (const { sha } of names) starts.set(sha.slice(0, 7), []);
    for (const number of pullRequests) numbers.set(number, []);
    if (subject === undefined) continue;
    subjects.set(subject, []);
    descriptions.set(subject, []);
  }
  const cut = [...subjects.keys()].flatMap((subject) => startOf(subject) ?? []);
  for (const [at, commit] of commits.entries()) {
    starts.get(commit.sha.slice(0, 7))?.push(at);
    const own = pullRequestsOf(commit).at(-1);
    if (own !== undefined) numbers.get(own)?.push(at);
    for (const title of titlesOf(commit)) {
      subjects.get(title)?.push(at);
      descriptions.get(descriptionOf(title))?.push(at);
      for (const { start, title: one } of cut)
        if (title !== one && title.startsWith(start)) subjects.get(one)?.push(at);
    }
  }
  return { starts, numbers, subjects, descriptions };
}

/** Its subject, and for a merge the title of its pull request. */
function titlesOf(commit: Commit): readonly string[] {
  const own = withoutReferences(commit.subject);
  const whole = withoutReferences(fullTitle(commit));
  const isMerge = commit.parents.length > 1 && mergedPullRequest(commit.subject) !== undefined;
  return isMerge || own !== whole ? [own, whole] : [own];
}

/** Empty for what is no conventional commit, and for a revert, which tells what it undoes. */
function descriptionOf(title: string): string {
  const header = readHeader(title);
  return header === undefined || header.type === "revert" ? "" : header.description;
}

interface CutTitle {
  readonly title: string;
  /** What is left of it. */
  readonly start: string;
}

/** GitHub cuts a long title with `…`; a few letters and `…` could be anything. */
function startOf(title: string): CutTitle | undefined {
  const [, start] = /^(.{20,}?)\s*(?:…|\.\.\.)$/.exec(title) ?? [];
  return start === undefined ? undefined : { title, start };
}

export function isCutOf(title: string, whole: string): boolean {
  const cut = startOf(title);
  return cut !== undefined && title !== whole && whole.startsWith(cut.start);
}

/** Determines for each commit, the newest first, whether it undoes something, or may be undone by a newer one. */
export function revertWatch(): (commit: Commit) => boolean {
  const [starts, numbers, subjects] = [new Set<string>(), new Set<number>(), new Set<string>()];
  const cut: CutTitle[] = [];
  const isTarget = (commit: Commit): boolean => {
    if (starts.has(commit.sha.slice(0, 7))) return true;
    const own = numbers.size > 0 ? pullRequestsOf(commit).at(-1) : undefined;
    if (own !== undefined && numbers.has(own)) return true;
    if (subjects.size === 0) return false;
    return titlesOf(commit).some(
      (title) =>
        subjects.has(title) || subjects.has(descriptionOf(title)) || cut.some(({ start }) => title.startsWith(start)),
    );
  };
  return (commit) => {
    const isKnown = isTarget(commit);
    const claim = claimOf(commit);
    if (claim === undefined) return isKnown;
    for (const { sha } of claim.names) starts.add(sha.slice(0, 7));
    for (const number of claim.pullRequests) numbers.add(number);
    if (claim.subject !== undefined && !subjects.has(claim.subject)) {
      subjects.add(claim.subject);
      const start = startOf(claim.subject);
      if (start !== undefined) cut.push(start);
    }
    return true;
  };
}
