import { StageFailure } from "../failure/failure.ts";
import type { Commit } from "../version/commits/commit.ts";
import { LOG_FORMAT, logReader } from "../version/commits/git-log.ts";
import { bareVersion, ownNames, tagName } from "../version/tags/tag-prefix.ts";
import type { KnownTag } from "../version/tags/tagging.ts";
import { unreadTags } from "../version/tags/unread-tags.ts";
import { type Git, gitFailure } from "./git-command.ts";

/** Commits that come after a ref (undefined: all), up to one. */
export interface Span {
  readonly since: string | undefined;
  readonly commit: string;
}

/**
 * What the checkout contains; tags of another prefix do not count. Each answer is one run of Git, for a history of any
 * length.
 */
export interface History {
  /** The full name of a commit. Throws a StageFailure where the history was cut. */
  place(commit: string): Promise<string>;
  tags(): Promise<FoundTags>;
  /** Names of the tags that are on a commit or before it. */
  merged(commit: string): Promise<readonly string[]>;
  isRelated(ref: string, commit: string): Promise<boolean>;
  /** Passes on the newest first, children before their parents. Returns the commits that the span begins after. */
  commits(span: Span, take: (commit: Commit) => void): Promise<ReadonlySet<string>>;
}

export interface FoundTags {
  readonly all: readonly KnownTag[];
  /** Full names that resemble versions and are not read as such. */
  readonly unread: readonly string[];
}

// Newest first, so that a list that lost its end would lose the oldest.
const TAG_LIST = ["for-each-ref", "--sort=-version:refname"] as const;
const TAG_FORMAT = "%(refname:strip=2)%00%(objectname)%00%(*objectname)";

export function gitHistory(git: Git, prefix: string): History {
  return {
    place: (commit) => wholeName(git, commit),
    tags: async () => readTags(await git.lines(...TAG_LIST, `--format=${TAG_FORMAT}`, "refs/tags"), prefix),
    merged: async (commit) => {
      const form = ["--format=%(refname:strip=2)", `--merged=${commit}`];
      return ownNames(await git.lines(...TAG_LIST, ...form, "refs/tags"), prefix);
    },
    isRelated: async (ref, commit) => {
      const answer = await git.ask("merge-base", ref, commit);
      if (answer.exit.code === 1 && answer.lines.length === 0) return false;
      if (answer.exit.code !== 0) throw gitFailure("merge-base", answer);
      return true;
    },
    commits: (span, take) => listCommits(git, span, take),
  };
}

/** A product's tag as Git finds it among branches of the same name. */
export function tagRef(prefix: string, tag: string): string {
  return `refs/tags/${tagName(prefix, tag)}`;
}

export function rangeOf({ since, commit }: Span): readonly string[] {
  return since === undefined ? [commit] : [commit, "--not", since];
}

async function wholeName(git: Git, asked: string): Promise<string> {
  const [isShallow, commit = ""] = await git.lines("rev-parse", "--is-shallow-repository", `${asked}^{commit}`);
  if (isShallow === "false") return commit;
  throw new StageFailure({
    what: "The checkout is shallow: its history is cut, and its tags may be missing.",
    means: "No version was determined, and nothing was changed.",
    todo: "Give actions/checkout `fetch-depth: 0` in this job.",
  });
}

function readTags(lines: readonly string[], prefix: string): FoundTags {
  const known = lines.map((line): KnownTag => {
    const [name = "", object = "", peeled = ""] = line.split("\0");
    return { name, commit: peeled || object || undefined };
  });
  const own = known.filter(({ name }) => name.startsWith(prefix));
  return {
    all: own.map((tag) => ({ ...tag, name: bareVersion(tag.name, prefix) })),
    unread: unreadTags(
      known.map(({ name }) => name),
      prefix,
    ),
  };
}

async function listCommits(git: Git, span: Span, take: (commit: Commit) => void): Promise<ReadonlySet<string>> {
  const form = ["--topo-order", "--boundary", "--no-show-signature", "--no-notes", "--no-color", "--encoding=UTF-8"];
  const reader = logReader(take);
  await git.fields(["log", "-z", ...form, `--format=tformat:${LOG_FORMAT}`, ...rangeOf(span), "--"], reader.record);
  const boundary = reader.end();
  if (boundary !== undefined) return boundary;
  throw new StageFailure({
    what: "The output of git log is incomplete or not a list of commits.",
    means: "A missing commit could be a breaking change. No version was determined.",
    todo: "Run this again. If the failure remains, report it to Sluice with `git --version` and the message above.",
  });
}
