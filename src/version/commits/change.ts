import { reappliedSubject, revertedSubject } from "../reverts/revert-subject.ts";
import {
  authorsOf,
  type Commit,
  fullTitle,
  type Person,
  pickedFrom,
  pullRequestsOf,
  withoutReferences,
} from "./commit.ts";
import { type Header, hasBreakingFooter, readHeader } from "./conventional.ts";
import type { Line } from "./merges.ts";

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
  readonly breaking: "marked" | "path" | undefined;
  /** Whether it is a reason for a release by itself. */
  readonly counts: boolean;
  readonly pullRequests: readonly number[];
  /** The pull request that brought it, where it says no number itself. */
  readonly broughtBy?: number | undefined;
  /** Whether its own words are in the form of a conventional commit. */
  readonly isConventional: boolean;
  readonly authors: readonly Person[];
  /** The commits that it is a copy of. */
  readonly pickedFrom: readonly string[];
}

export interface ChangeRules {
  /** Conventional types that are no reason for a release. */
  readonly ignoredTypes: readonly string[];
  /** Commits that changed a file whose change is breaking. */
  readonly breakingCommits: ReadonlySet<string>;
}

/** Pure. What a commit brings that stands, by the line that it came with. */
export function readChange(commit: Commit, line: Line, rules: ChangeRules): Change {
  const title = titleOf(commit);
  const header = readHeader(title);
  const marked = isMarked(commit, header) ? "marked" : undefined;
  const breaking = marked ?? (rules.breakingCommits.has(commit.sha) ? "path" : undefined);
  const reverted = revertedSubject(title);
  const type = header?.type ?? "";
  const group = breaking === undefined ? groupOf(header, title, reverted !== undefined) : "breaking";
  // A revert contains the title of what it undoes.
  const isRevertOf = reverted !== undefined && readHeader(reverted) !== undefined;
  return {
    sha: commit.sha,
    group,
    type,
    breaking,
    scope: header?.scope ?? "",
    title:
      header?.type === "revert" && reverted !== undefined ? `Revert "${reverted}"` : (header?.description ?? title),
    counts: group === "breaking" || group === "security" || !rules.ignoredTypes.includes(type),
    ...pullRequestsFor(commit, line),
    isConventional: isConventional(header, rules) || isRevertOf || breaking === "marked",
    authors: authorsOf(commit),
    pickedFrom: pickedFrom(commit),
  };
}

/** The types of conventionalcommits.org and of Angular, and what people call them. */
const TYPES = new Set([
  ...["feat", "feature", "fix", "bugfix", "hotfix", "perf", "security", "sec", "revert", "refactor", "docs", "style"],
  ...["test", "tests", "build", "ci", "chore", "deps", "release"],
]);

/** `runtime: x` names a part of the code, as the commits of Linux and of Go do, and says nothing of the version. */
function isConventional(header: Header | undefined, { ignoredTypes }: ChangeRules): boolean {
  if (header === undefined) return false;
  return header.scope !== "" || TYPES.has(header.type) || ignoredTypes.includes(header.type);
}

/** The title of a commit. A revert of a revert has the title of the commit that it brings back. */
export function titleOf(commit: Commit): string {
  const title = withoutReferences(fullTitle(commit).trim().slice(0, 2000));
  const again = reappliedSubject(title);
  return again === undefined ? title : withoutReferences(again);
}

/** Whether its message states that it is breaking. */
export function isMarked({ body }: Pick<Commit, "body">, header: Header | undefined): boolean {
  return header?.breaking === true || (body !== "" && hasBreakingFooter(body));
}

const FIXES = new Set(["fix", "bugfix", "hotfix", "perf"]);
const SECURITY = new Set(["security", "sec"]);

/** A revert that stands undoes something that was released, so it is a fix. */
function groupOf(header: Header | undefined, title: string, isRevert: boolean): Group {
  const isNamed = header !== undefined && (SECURITY.has(header.type) || SECURITY.has(header.scope.toLowerCase()));
  if (isNamed || /\b(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})\b/.test(title)) return "security";
  if (header?.type === "feat" || header?.type === "feature") return "features";
  return isRevert || FIXES.has(header?.type ?? "") ? "fixes" : "other";
}

/** Its own references; else those of the nearest merge of a pull request that brought it. */
function pullRequestsFor(commit: Commit, line: Line): Pick<Change, "pullRequests" | "broughtBy"> {
  const own = pullRequestsOf(commit);
  const isMerge = commit.parents.length > 1;
  if (own.length > 0) return { pullRequests: own, ...(isMerge ? { broughtBy: own.at(-1) } : {}) };
  const { pullRequests } = line;
  return pullRequests.length > 0 ? { pullRequests, broughtBy: pullRequests.at(-1) } : { pullRequests };
}
