import { type Commit, pullRequestsOf } from "./commit.ts";
import { expectedCommits } from "./expected-commits.ts";

/** Commits that came into the branch together: by one merge, or, without one, as the branch's own first parents. */
export interface Line {
  readonly merge: Merge | undefined;
  /** The line that the merge is on. */
  readonly outer: Line | undefined;
  readonly depth: number;
  /** Of the nearest merge that has any. */
  readonly pullRequests: readonly number[];
  /** Merges with a title of their own that brought this line, directly or through other merges. */
  readonly titled: readonly TitledMerge[];
  /** Whether something may happen to the merge that happens to its commits, too. */
  readonly isKept: boolean;
}

interface Merge {
  readonly sha: string;
  /** How many commits came before it. */
  readonly at: number;
}

/** A merge that is a change of its own, unless one of its commits says the same. */
export interface TitledMerge {
  readonly title: string;
  readonly isBreaking: boolean;
  isRepeated: boolean;
}

/** What is known about a merge when it comes. */
export interface MergeFacts {
  readonly isKept: boolean;
  readonly titled: TitledMerge | undefined;
}

const MAIN: Line = {
  ...{ merge: undefined, outer: undefined, depth: 0 },
  ...{ pullRequests: [], titled: [], isKept: false },
};

/**
 * Takes commits as `git log --topo-order` gives them, each one once, and says on which line it is. Only commits that were
 * named as parents and have not come yet are kept.
 */
export function lineReader(): (commit: Omit<Commit, "author" | "body">, facts: MergeFacts) => Line {
  const open = expectedCommits<Line>();
  let count = 0;
  const reach = (sha: string, line: Line): void => {
    const known = open.get(sha);
    open.set(sha, known === undefined ? line : nearer(known, line));
  };
  return (commit, facts) => {
    const line = open.get(commit.sha) ?? MAIN;
    open.delete(commit.sha);
    const [first, ...others] = commit.parents;
    if (first !== undefined) reach(first, line);
    if (others.length > 0) {
      const side = sideOf(commit, line, { ...facts, at: count });
      for (const other of others) reach(other, side);
    }
    count++;
    return line;
  };
}

function sideOf(
  commit: Omit<Commit, "author" | "body">,
  line: Line,
  { at, isKept, titled }: MergeFacts & { readonly at: number },
): Line {
  const own = pullRequestsOf(commit);
  return {
    merge: { sha: commit.sha, at },
    outer: line,
    depth: line.depth + 1,
    pullRequests: own.length > 0 ? own : line.pullRequests,
    titled: titled === undefined ? line.titled : [...line.titled, titled],
    isKept: isKept || line.isKept,
  };
}

/** A line takes what merges within it bring again; of other merges the oldest brought it, which is listed last. */
function nearer(left: Line, right: Line): Line {
  const [outer, inner] = left.depth <= right.depth ? [left, right] : [right, left];
  let around: Line | undefined = inner;
  while (around !== undefined && around.depth > outer.depth) around = around.outer;
  if (around === outer) return outer;
  return (left.merge?.at ?? -1) > (right.merge?.at ?? -1) ? left : right;
}

/** Which merge brought a commit into the branch that it was merged to; a commit made on the main line has none. */
export type Merges = ReadonlyMap<string, string>;

/** All that a merge brought, what its own merges brought included. */
export function broughtBy(merges: Merges): (merge: string) => readonly string[] {
  const direct = directlyBroughtBy(merges);
  return (merge) => withTheirOwn(direct, merge);
}

function withTheirOwn(direct: ReadonlyMap<string, readonly string[]>, merge: string): readonly string[] {
  const all: string[] = [];
  const left = [merge];
  for (let here = left.pop(); here !== undefined; here = left.pop()) {
    for (const sha of direct.get(here) ?? []) {
      all.push(sha);
      if (direct.has(sha)) left.push(sha);
    }
  }
  return all;
}

function directlyBroughtBy(merges: Merges): ReadonlyMap<string, readonly string[]> {
  const direct = new Map<string, string[]>();
  for (const [sha, merge] of merges) {
    const list = direct.get(merge);
    if (list === undefined) direct.set(merge, [sha]);
    else list.push(sha);
  }
  return direct;
}
