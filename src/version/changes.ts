import {
  authorsOf,
  type Commit,
  mergedPullRequest,
  type Person,
  pickedFrom,
  pullRequestsOf,
  withoutReferences,
} from "./commit.ts";
import { type Header, hasBreakingFooter, readHeader } from "./conventional.ts";
import { broughtBy, type Merges, readMerges } from "./merges.ts";
import { type Reverts, readReverts, revertedSubject } from "./reverts.ts";

export type Group = "breaking" | "features" | "fixes" | "security" | "other";

/** In the order in which people read them. */
export const GROUPS = ["breaking", "security", "features", "fixes", "other"] as const satisfies readonly Group[];

/** Something that a release brings. Its texts are foreign. */
export interface Change {
  readonly sha: string;
  readonly group: Group;
  /** The conventional type in lower case; empty where the subject has none. */
  readonly type: string;
  readonly scope: string;
  /** The subject without type and references. */
  readonly title: string;
  /** Why it is breaking. */
  readonly breaking: "marked" | "migration" | undefined;
  /** Whether it is a reason for a release by itself. */
  readonly counts: boolean;
  readonly pullRequests: readonly number[];
  readonly authors: readonly Person[];
  /** The commits that it is a copy of. */
  readonly pickedFrom: readonly string[];
}

export interface Changes {
  readonly standing: readonly Change[];
  /** Commits that another one of the range undid, each with the one that did. */
  readonly reverted: readonly { readonly sha: string; readonly title: string; readonly by: string }[];
}

export interface ChangeRules {
  /** Conventional types that are no reason for a release. */
  readonly ignoredTypes: readonly string[];
  /** Commits that changed a migration. */
  readonly migrations: ReadonlySet<string>;
}

interface Range {
  readonly commits: readonly Commit[];
  readonly known: ReadonlyMap<string, Commit>;
  readonly merges: Merges;
  readonly reverts: Reverts;
}

/** Pure. `commits` newest first, children before their parents, as `git log --topo-order` gives them. */
export function readChanges(commits: readonly Commit[], rules: ChangeRules): Changes {
  const merges = readMerges(commits);
  const range: Range = {
    ...{ commits, merges },
    known: new Map(commits.map((commit) => [commit.sha, commit])),
    reverts: readReverts(commits, merges),
  };
  const { undone, spent } = range.reverts;
  const stands = ({ sha }: Commit): boolean => !undone.has(sha) && !spent.has(sha);
  const isCopy = (commit: Commit): boolean =>
    pickedFrom(commit).some((sha) => sha !== commit.sha && range.known.has(sha) && !undone.has(sha));
  const speaks = mergeSpeaks(range);
  const standing = commits
    .filter((commit) => stands(commit) && !isCopy(commit) && (commit.parents.length < 2 || speaks(commit)))
    .map((commit) => readChange(commit, range, rules));
  return { standing, reverted: revertedIn(range) };
}

function revertedIn({ commits, reverts }: Range): Changes["reverted"] {
  return commits.flatMap((commit) => {
    const by = reverts.undone.get(commit.sha);
    const isMerge = commit.parents.length > 1;
    // A revert that was itself reverted is no news, and a merge's commits are listed themselves.
    if (by === undefined || isMerge || revertedSubject(commit.subject) !== undefined) return [];
    return [{ sha: commit.sha, title: withoutReferences(commit.subject), by }];
  });
}

/** What a commit says that it is: for a merge its pull request's title. */
function titleOf({ subject, body, parents }: Commit): string {
  const merge = parents.length > 1 ? mergedPullRequest(subject) : undefined;
  const title = merge === undefined ? subject : (merge.title ?? body.split("\n", 1)[0] ?? "");
  return withoutReferences(title.trim().slice(0, 2000));
}

/** Its commits speak for a merge, unless its own title says something that none of them says. */
function mergeSpeaks({ known, merges, reverts }: Range): (merge: Commit) => boolean {
  const members = broughtBy(merges);
  return (merge) => {
    const header = readHeader(titleOf(merge));
    const breaking = header?.breaking === true || hasBreakingFooter(merge.body);
    if (header === undefined && !breaking) return false;
    return !members(merge.sha).some((sha) => {
      const one = known.get(sha);
      if (one === undefined || reverts.undone.has(sha)) return false;
      return titleOf(one) === titleOf(merge) && (!breaking || isMarked(one, readHeader(titleOf(one))));
    });
  };
}

function isMarked({ body, subject }: Commit, header: Header | undefined): boolean {
  // To undo a breaking change that was released breaks what was built on it since.
  const undoes = revertedSubject(subject);
  const undoesBreaking = undoes !== undefined && readHeader(undoes)?.breaking === true;
  return header?.breaking === true || undoesBreaking || hasBreakingFooter(body);
}

function readChange(commit: Commit, range: Range, rules: ChangeRules): Change {
  const title = titleOf(commit);
  const header = readHeader(title);
  const marked = isMarked(commit, header) ? "marked" : undefined;
  const breaking = marked ?? (rules.migrations.has(commit.sha) ? "migration" : undefined);
  const type = header?.type ?? "";
  const group = breaking === undefined ? groupOf(header, title) : "breaking";
  return {
    sha: commit.sha,
    ...{ group, type, breaking },
    scope: header?.scope ?? "",
    title: header?.description ?? title,
    counts: group === "breaking" || group === "security" || !rules.ignoredTypes.includes(type),
    pullRequests: pullRequestsFor(commit, range),
    authors: authorsOf(commit),
    pickedFrom: pickedFrom(commit),
  };
}

const FIXES = new Set(["fix", "bugfix", "hotfix", "perf"]);
const SECURITY = /^(?:security|sec)$/i;

function groupOf(header: Header | undefined, title: string): Group {
  const isNamed = SECURITY.test(header?.type ?? "") || SECURITY.test(header?.scope ?? "");
  if (isNamed || /\b(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})\b/.test(title)) return "security";
  if (header?.type === "feat" || header?.type === "feature") return "features";
  return FIXES.has(header?.type ?? "") ? "fixes" : "other";
}

/** Its own references; else those of the nearest merge of a pull request that brought it. */
function pullRequestsFor(commit: Commit, { known, merges }: Range): readonly number[] {
  let here: Commit | undefined = commit;
  while (here !== undefined) {
    const found = pullRequestsOf(here);
    if (found.length > 0) return found;
    here = known.get(merges.get(here.sha) ?? "");
  }
  return [];
}
