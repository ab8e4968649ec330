import { type Commit, pullRequestsOf, withoutReferences } from "./commit.ts";
import { readHeader } from "./conventional.ts";
import { broughtBy, type Merges } from "./merges.ts";

/** What of a range is undone within it. */
export interface Reverts {
  /** A commit that does not stand any more → the one that undid it. */
  readonly undone: ReadonlyMap<string, string>;
  /** Commits that only undo others of the range: they bring nothing themselves. */
  readonly spent: ReadonlySet<string>;
}

/** The subject that `Revert "…"`, `revert: …` or `revert(scope): …` undoes. git's `Reapply "…"` undoes the revert of it. */
export function revertedSubject(subject: string): string | undefined {
  const text = withoutReferences(subject);
  const [, verb, quoted] = /^(Revert|Reapply) "(.*)"$/.exec(text) ?? [];
  if (quoted !== undefined) return verb === "Reapply" ? `Revert "${quoted}"` : quoted;
  const header = readHeader(text);
  return header?.type === "revert" ? header.description : undefined;
}

/**
 * Pure. `commits` come newest first, children before their parents, so that a revert that was itself reverted is known as
 * such before it is asked what it undid. A revert of something older than the range undoes nothing here, and stands.
 */
export function readReverts(commits: readonly Commit[], merges: Merges): Reverts {
  const undone = new Map<string, string>();
  const spent = new Set<string>();
  const members = broughtBy(merges);
  const find = targetFinder(commits, undone);
  for (const [at, commit] of commits.entries()) {
    if (undone.has(commit.sha)) continue;
    const targets = find(commit, at);
    for (const target of targets) {
      if (undone.has(target.sha)) continue;
      for (const sha of [target.sha, ...(target.parents.length > 1 ? members(target.sha) : [])]) {
        if (!undone.has(sha) && sha !== commit.sha) undone.set(sha, commit.sha);
      }
    }
    if (targets.length > 0 && revertedSubject(commit.subject) !== undefined) spent.add(commit.sha);
  }
  return { undone, spent };
}

type Finder = (commit: Commit, at: number) => readonly Commit[];

/** By the commit that is named, else by the pull request, else by the subject, the nearest older one. */
function targetFinder(commits: readonly Commit[], undone: ReadonlyMap<string, string>): Finder {
  const byStart = grouped(commits, ({ sha }) => [sha.slice(0, 7)]);
  const byPullRequest = grouped(commits, (commit) => pullRequestsOf(commit).slice(-1).map(String));
  const bySubject = grouped([...commits].reverse(), ({ subject }) => [withoutReferences(subject)]);
  const places = new Map(commits.map(({ sha }, at) => [sha, at]));
  return (commit, at) => {
    const named = namedCommits(commit);
    if (named.length > 0) {
      return named.flatMap((name) => only((byStart.get(name.sha.slice(0, 7)) ?? []).filter((one) => fits(one, name))));
    }
    const text = revertedSubject(commit.subject);
    if (text === undefined) return [];
    const pullRequests = [...commit.body.matchAll(/^Reverts (?:[\w.-]+\/[\w.-]+)?#(\d{1,9})/gm)];
    if (pullRequests.length > 0)
      return pullRequests.flatMap(([, number = ""]) => only(byPullRequest.get(number) ?? []));
    const older = bySubject.get(withoutReferences(text)) ?? [];
    // What is newer than this revert is newer than those that follow, too, so nobody asks for it again.
    for (let last = older.at(-1); last !== undefined; last = older.at(-1)) {
      const isOpen = (places.get(last.sha) ?? 0) > at && !undone.has(last.sha);
      if (isOpen) return [last];
      older.pop();
    }
    return [];
  };
}

/** A commit as a message names it; of a merge also the side that was kept. */
interface NamedCommit {
  readonly sha: string;
  readonly kept?: string | undefined;
}

/** git's `This reverts commit …`, with what a merge's revert adds, and the footer `Refs:` of a `revert:`. */
function namedCommits({ subject, body }: Commit): readonly NamedCommit[] {
  const told = body.matchAll(
    /^[ \t]*This reverts commit ([0-9a-f]{7,40})\b(?:, reversing\s{1,3}changes made to ([0-9a-f]{7,40})\b)?/gm,
  );
  const named = [...told].map(([, sha = "", kept]) => ({ sha, kept }));
  if (named.length > 0 || readHeader(subject)?.type !== "revert") return named;
  const footers = [...body.matchAll(/^Refs: *([0-9a-f]{7,40}(?:, *[0-9a-f]{7,40})*) *$/gm)];
  return footers.flatMap(([, list = ""]) => list.split(/, */)).map((sha) => ({ sha }));
}

/** A revert that kept what a merge brought, and undid the line it came to, undoes nothing that we could name. */
function fits({ sha, parents }: Commit, name: NamedCommit): boolean {
  return sha.startsWith(name.sha) && (name.kept === undefined || (parents[0] ?? "").startsWith(name.kept));
}

/** A short name that fits several commits names none. */
function only(found: readonly Commit[]): readonly Commit[] {
  return found.length === 1 ? found : [];
}

function grouped(
  commits: readonly Commit[],
  keysOf: (commit: Commit) => readonly string[],
): ReadonlyMap<string, Commit[]> {
  const groups = new Map<string, Commit[]>();
  for (const commit of commits) {
    for (const key of keysOf(commit)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [commit]);
      else group.push(commit);
    }
  }
  return groups;
}
