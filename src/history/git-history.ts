import { cleanForeignLine } from "../report/foreign.ts";
import { StageFailure } from "../stage/failure.ts";
import { COMMIT_FORMAT, type Commit, readCommits } from "../version/commit.ts";
import { bareVersion, ownNames, tagName } from "../version/tag-prefix.ts";
import type { KnownTag } from "../version/tagging.ts";
import type { Commands, LocalExit } from "../world/world.ts";

/** Commits that come after a tag (undefined: all), up to one. */
export interface Span {
  readonly since: string | undefined;
  readonly commit: string;
}

/** What the checkout in the workspace knows; tags of another prefix are none here. Each answer is one or two runs of git, however long the history is. */
export interface History {
  /** The whole name of a commit. Throws a StageFailure where the history was cut. */
  place(commit: string): Promise<string>;
  /** All tags with what they are on, and the names of those that are on this commit or before it. */
  tags(commit: string): Promise<{ readonly all: readonly KnownTag[]; readonly before: readonly string[] }>;
  isRelated(tag: string, commit: string): Promise<boolean>;
  /** The newest first, children before their parents. */
  commits(span: Span): Promise<readonly Commit[]>;
  /** Files that differ between both ends, and the commits that changed any of them. */
  changed(span: Span, patterns: readonly string[]): Promise<Changed>;
}

export interface Changed {
  readonly paths: readonly string[];
  readonly commits: readonly string[];
}

const PATIENCE_MS = 120_000;
const TAG_FORMAT = "%(refname:strip=2)%00%(objectname)%00%(*objectname)";

type Git = (...args: readonly string[]) => Promise<readonly string[]>;

export function gitHistory(commands: Commands, workspace: string, prefix: string): History {
  const run = gitIn(commands, workspace);
  const fullName = (tag: string): string => `refs/tags/${tagName(prefix, tag)}`;
  const named = (span: Span): NamedSpan => ({
    commit: span.commit,
    since: span.since === undefined ? undefined : fullName(span.since),
  });
  const git: Git = async (...args) => {
    const { exit, lines, errors } = await run(args);
    if (exit.code !== 0) throw gitFailure(args[0] ?? "", exit, errors);
    return lines;
  };
  return {
    place: async (asked) => {
      const [isShallow, commit = ""] = await git("rev-parse", "--is-shallow-repository", `${asked}^{commit}`);
      if (isShallow !== "false") throw shallow();
      return commit;
    },
    tags: async (commit) => {
      // Newest first, so that a list that lost its end would lose the oldest.
      const list = ["for-each-ref", "--sort=-version:refname"] as const;
      const all = await git(...list, `--format=${TAG_FORMAT}`, "refs/tags");
      const before = await git(...list, "--format=%(refname:strip=2)", `--merged=${commit}`, "refs/tags");
      const own = all.map(readTagLine).filter(({ name }) => name.startsWith(prefix));
      return {
        all: own.map((tag) => ({ ...tag, name: bareVersion(tag.name, prefix) })),
        before: ownNames(before, prefix),
      };
    },
    isRelated: async (tag, commit) => {
      const { exit, lines, errors } = await run(["merge-base", fullName(tag), commit]);
      if (exit.code === 1 && lines.length === 0) return false;
      if (exit.code !== 0) throw gitFailure("merge-base", exit, errors);
      return true;
    },
    commits: (span) => listCommits(git, named(span)),
    changed: (span, patterns) => listChanged(git, named(span), patterns),
  };
}

/** A span whose start is named in full, as Git knows it. */
type NamedSpan = Span;

function rangeOf({ since, commit }: NamedSpan): readonly string[] {
  return since === undefined ? [commit] : [commit, "--not", since];
}

function readTagLine(line: string): KnownTag {
  const [name = "", object = "", peeled = ""] = line.split("\0");
  return { name, commit: peeled || object || undefined };
}

async function listCommits(git: Git, span: NamedSpan): Promise<readonly Commit[]> {
  const form = ["--topo-order", "--no-show-signature", "--no-notes", "--no-color", "--encoding=UTF-8"];
  const lines = await git("log", ...form, `--format=tformat:${COMMIT_FORMAT}`, ...rangeOf(span), "--");
  const commits = readCommits(lines);
  const [count] = await git("rev-list", "--count", ...rangeOf(span), "--");
  if (commits !== undefined && String(commits.length) === count) return commits;
  throw new StageFailure({
    what: `git log told ${commits?.length ?? "something else than"} commits; git rev-list counts ${cleanForeignLine(count ?? "nothing")}.`,
    means: "A list that lost commits could miss the one that breaks something. No version was decided.",
    todo: "Run this again. If it stays, report it to Sluice with `git --version` and the message above.",
  });
}

async function listChanged(git: Git, { since, commit }: NamedSpan, patterns: readonly string[]): Promise<Changed> {
  if (since === undefined || patterns.length === 0) return { paths: [], commits: [] };
  const specs = ["--", ...patterns.map((pattern) => `:(top,glob)${pattern}`)];
  const form = ["--name-only", "--no-renames", "--no-ext-diff", "--no-color"];
  const paths = await git("diff", ...form, since, commit, ...specs);
  if (paths.length === 0) return { paths, commits: [] };
  const range = rangeOf({ since, commit });
  return { paths, commits: await git("rev-list", "--full-history", "--no-merges", ...range, ...specs) };
}

interface Told {
  readonly exit: LocalExit;
  readonly lines: readonly string[];
  readonly errors: readonly string[];
}

function gitIn(commands: Commands, workspace: string): (args: readonly string[]) => Promise<Told> {
  // In a container's job the folder belongs to somebody else, and git would not look at it.
  const settings = ["-c", `safe.directory=${workspace}`, "-c", "core.quotePath=false"];
  return async (args) => {
    const [lines, errors]: [string[], string[]] = [[], []];
    const exit = await commands.run({
      argv: ["git", ...settings, ...args],
      env: { GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" },
      timeoutMs: PATIENCE_MS,
      onLine: (line) => lines.push(line),
      onErrorLine: (line) => errors.push(line),
    });
    return { exit, lines, errors };
  };
}

function shallow(): StageFailure {
  return new StageFailure({
    what: "The checkout is shallow: its history is cut, and its tags may be missing.",
    means: "No version was decided, and nothing was changed.",
    todo: "Give actions/checkout `fetch-depth: 0` in this job.",
  });
}

function gitFailure(verb: string, exit: LocalExit, errors: readonly string[]): StageFailure {
  return new StageFailure({
    what: `git ${verb} ended with ${exit.code ?? exit.reason}: ${cleanForeignLine(errors.slice(-3).join(" "))}`,
    means: "What was released before, and what came since, is not known. No version was decided.",
    todo: "Check that the repository is checked out in this job with its history and tags (actions/checkout with fetch-depth: 0), and that it has the commit.",
  });
}
