import { type Commit, fullTitle, mergedPullRequest, pullRequestsOf, withoutReferences } from "../commits/commit.ts";
import { readHeader } from "../commits/conventional.ts";
import { revertedSubject } from "./revert-subject.ts";

/** The commit, pull request or subject that a commit undoes according to its message. */
export interface RevertClaim {
  readonly names: readonly NamedCommit[];
  readonly pullRequests: readonly number[];
  /** Without references. */
  readonly subject: string | undefined;
}

/** Undefined for a commit that undoes nothing. A merge says the same as what it merges, so its commits speak. */
export function claimOf(commit: Commit): RevertClaim | undefined {
  const names = namedCommits(commit);
  const reverted = revertedSubject(commit.parents.length > 1 ? commit.subject : fullTitle(commit));
  if (reverted === undefined) {
    const pullRequests = commit.parents.length > 1 ? [] : wholeNumbers(commit);
    return names.length + pullRequests.length === 0 ? undefined : { names, pullRequests, subject: undefined };
  }
  return { names, pullRequests: numbersOf(commit, reverted), subject: withoutReferences(reverted) };
}

/** GitHub's button names the pull request below the title; where a merge lost that, the title still ends with it. */
function numbersOf({ body }: Commit, reverted: string): readonly number[] {
  const below = [...body.matchAll(/^Reverts (?:[\w.-]+\/[\w.-]+)?#(\d{1,9})/gm)].map(([, number]) => Number(number));
  if (below.length > 0) return below;
  const merge = mergedPullRequest(reverted)?.pullRequest;
  return merge === undefined ? pullRequestsOf({ subject: reverted, parents: [] }).slice(-1) : [merge];
}

/** Under another title only what a line says by itself, as GitHub's button writes it. */
function wholeNumbers({ body }: Commit): readonly number[] {
  return [...body.matchAll(/^Reverts (?:[\w.-]+\/[\w.-]+)?#(\d{1,9})\.?[ \t]*$/gm)].map(([, number]) => Number(number));
}

/** A commit as a message names it; of a merge also the side that was kept. */
export interface NamedCommit {
  readonly sha: string;
  readonly kept?: string | undefined;
}

/** git's `This reverts commit …`, with what a merge's revert adds, and what people write instead: a list, or `Reverts …`. */
const REVERTS =
  /^[ \t]*(?:This reverts commits?|Reverts(?: commits?)?) ([0-9a-f]{7,40}(?:(?:,| and|, and) [0-9a-f]{7,40})*)\b(?:, reversing\s{1,3}changes made to ([0-9a-f]{7,40})\b)?/gm;

/** What a message names so, or by the footer `Refs:` of a `revert:`. */
function namedCommits({ subject, body }: Commit): readonly NamedCommit[] {
  if (body === "") return [];
  const named = [...body.matchAll(REVERTS)].flatMap(([, list = "", kept]) =>
    shasIn(list).map((sha) => ({ sha, kept })),
  );
  if (named.length > 0 || readHeader(subject)?.type !== "revert") return named;
  const footers = [...body.matchAll(/^Refs: *([0-9a-f]{7,40}(?:, *[0-9a-f]{7,40})*) *$/gm)];
  return footers.flatMap(([, list = ""]) => shasIn(list)).map((sha) => ({ sha }));
}

function shasIn(list: string): readonly string[] {
  return list.match(/[0-9a-f]{7,40}/g) ?? [];
}

/** A revert that kept what a merge brought, and undid the line it came to, undoes nothing that we could name. */
export function fitsName(commit: Commit | undefined, name: NamedCommit): boolean {
  if (commit === undefined || !commit.sha.startsWith(name.sha)) return false;
  return name.kept === undefined || (commit.parents[0] ?? "").startsWith(name.kept);
}
