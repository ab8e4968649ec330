import { isCutOf, revertWatch } from "../reverts/revert-index.ts";
import { revertedSubject } from "../reverts/revert-subject.ts";
import { absentTargets, type NamedTargets, NOTHING_RELEASED, type Reverts, readReverts } from "../reverts/reverts.ts";
import { type Change, type ChangeRules, isMarked, readChange, titleOf } from "./change.ts";
import { type Commit, fullTitle, pickedFrom, withoutReferences } from "./commit.ts";
import { readHeader } from "./conventional.ts";
import { type Line, lineReader, type TitledMerge } from "./merges.ts";

/** A commit that another one of the range undid. */
export interface RevertedCommit {
  readonly sha: string;
  readonly title: string;
  /** The commit that did. */
  readonly by: string;
}

/** Takes a change that stands, with the number of commits that are newer; not always in that order. */
export type TakeChange = (change: Change, at: number) => void;

/**
 * Takes the commits of a range, newest first and children before their parents, as `git log --topo-order` gives them. What
 * undoes a commit came before it, so most commits are judged at once and kept nowhere. Only those wait that a revert or a
 * copy may concern.
 */
export interface ChangeReader {
  take(commit: Commit): void;
  count(): number;
  /** What reverts name and this range does not have. It may have been released. */
  absent(): NamedTargets;
  /** All commits have come; `released` is what of the absent was released. */
  end(released?: NamedTargets): readonly RevertedCommit[];
}

interface WaitingCommit {
  readonly commit: Commit;
  readonly line: Line;
  readonly at: number;
  readonly titled: TitledMerge | undefined;
}

export function changeReader(rules: ChangeRules, take: TakeChange): ChangeReader {
  const watch = revertWatch();
  const place = lineReader();
  const waiting: WaitingCommit[] = [];
  const names: number[] = [];
  const commits = (): readonly Commit[] => waiting.map(({ commit }) => commit);
  return {
    take: (commit) => {
      const at = names.length;
      names.push(shortName(commit.sha));
      const isConcerned = watch(commit);
      const titled = titledMerge(commit);
      const line = place(commit, { isKept: isConcerned, titled });
      if (isConcerned || titled !== undefined || line.isKept || pickedFrom(commit).length > 0) {
        waiting.push({ commit, line, at, titled });
        return;
      }
      repeatTitles(commit, line);
      if (commit.parents.length < 2) take(readChange(commit, line, rules), at);
    },
    count: () => names.length,
    absent: () => absentTargets(commits()),
    end: (released = NOTHING_RELEASED) => {
      const merges = new Map(
        waiting.flatMap(({ commit: { sha }, line: { merge } }) => (merge ? [[sha, merge.sha]] : [])),
      );
      const reverts = readReverts(commits(), { merges, released });
      for (const { commit, line, at } of standing(waiting, reverts, names)) take(readChange(commit, line, rules), at);
      return revertedIn(waiting, reverts);
    },
  };
}

/** Thirteen digits, as exact as a number can be: eight bytes for each commit of a long history. */
function shortName(sha: string): number {
  return Number.parseInt(sha.slice(0, 13), 16);
}

function standing(
  waiting: readonly WaitingCommit[],
  { undone, spent }: Reverts,
  names: readonly number[],
): readonly WaitingCommit[] {
  const left = waiting.filter(({ commit: { sha } }) => !undone.has(sha));
  for (const { commit, line } of left) repeatTitles(commit, line);
  const copies = left.filter(({ commit }) => pickedFrom(commit).length > 0);
  const known = copies.length === 0 ? new Set() : new Set(names);
  const isCopy = (commit: Commit): boolean =>
    pickedFrom(commit).some((sha) => sha !== commit.sha && known.has(shortName(sha)) && !undone.has(sha));
  return left.filter(({ commit, titled }) => {
    if (spent.has(commit.sha) || isCopy(commit)) return false;
    // Its commits speak for a merge, unless its own title says something that none of them says.
    return commit.parents.length < 2 || (titled !== undefined && !titled.isRepeated);
  });
}

/** Undefined for what is no merge, and for a merge that says nothing of itself. */
function titledMerge(commit: Commit): TitledMerge | undefined {
  if (commit.parents.length < 2) return undefined;
  const title = titleOf(commit);
  const header = readHeader(title);
  const isBreaking = isMarked(commit, header);
  return header === undefined && !isBreaking ? undefined : { title, isBreaking, isRepeated: false };
}

function repeatTitles(commit: Commit, { titled }: Line): void {
  if (titled.length === 0) return;
  const own = titleOf(commit);
  for (const merge of titled) {
    const isSame = own === merge.title || isCutOf(merge.title, own);
    if (isSame && (!merge.isBreaking || isMarked(commit, readHeader(own)))) merge.isRepeated = true;
  }
}

function revertedIn(waiting: readonly WaitingCommit[], { undone }: Reverts): readonly RevertedCommit[] {
  return waiting.flatMap(({ commit }) => {
    const by = undone.get(commit.sha);
    const isMerge = commit.parents.length > 1;
    // A revert that was itself reverted is no news, and a merge's commits are listed themselves.
    if (by === undefined || isMerge || revertedSubject(fullTitle(commit)) !== undefined) return [];
    return [{ sha: commit.sha, title: withoutReferences(commit.subject), by }];
  });
}
