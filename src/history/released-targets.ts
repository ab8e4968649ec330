import { pullRequestsOf } from "../version/commits/commit.ts";
import type { NamedTargets } from "../version/reverts/reverts.ts";
import type { Git } from "./git-command.ts";

/** Each name is an argument of a command, so their number has a limit. */
const MOST = 200;

/** Those commits and pull requests, of all that reverts name, that are in a release. */
export async function releasedTargets(
  git: Git,
  release: string,
  { commits, pullRequests }: NamedTargets,
): Promise<NamedTargets> {
  return {
    commits: await releasedCommits(git, release, [...commits].slice(0, MOST)),
    pullRequests: await releasedPullRequests(git, release, [...pullRequests].slice(0, MOST)),
  };
}

/** A name that this checkout does not have belongs to a commit from before a rebase. */
async function releasedCommits(git: Git, release: string, names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const known = await git.lines("rev-list", "--no-walk=unsorted", "--ignore-missing", ...names, "--");
  if (known.length === 0) return new Set();
  const unreleased = new Set(await git.lines("rev-list", ...known, "--not", release, "--"));
  const released = known.filter((sha) => !unreleased.has(sha));
  return new Set(names.filter((name) => released.some((sha) => sha.startsWith(name))));
}

/** Git searches whole messages for the numbers; the subjects tell which numbers are those of the commits themselves. */
async function releasedPullRequests(
  git: Git,
  release: string,
  numbers: readonly number[],
): Promise<ReadonlySet<number>> {
  if (numbers.length === 0) return new Set();
  const patterns = numbers.flatMap((number) => [`--grep=(#${number})`, `--grep=Merge pull request #${number} `]);
  const form = ["-z", "--fixed-strings", ...patterns, "--no-show-signature", "--format=tformat:%P%x00%s"];
  const found = new Set<number>();
  let parents: readonly string[] | undefined;
  await git.fields(["log", ...form, release, "--"], (field) => {
    if (parents === undefined) {
      parents = field.split(" ");
      return;
    }
    for (const number of pullRequestsOf({ subject: field, parents })) found.add(number);
    parents = undefined;
  });
  return new Set(numbers.filter((number) => found.has(number)));
}
