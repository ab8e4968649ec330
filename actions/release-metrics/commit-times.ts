import type { Git } from "../../src/history/git-command.ts";
import { isLost, type LeadTimes } from "../../src/metrics/dora.ts";
import type { HistoricRelease } from "../../src/metrics/release-history.ts";

/**
 * Seconds from each commit to the deployment that brought it, by the release's tag. A release has the commits since the release
 * before it that was not rolled back; merges are no changes of their own. The first release that is known has none: everything
 * would count that was ever committed.
 */
export async function leadTimesOf(
  git: Git,
  history: readonly HistoricRelease[],
  tags: ReadonlyMap<string, string>,
): Promise<LeadTimes> {
  const times = new Map<string, readonly number[]>();
  let before: string | undefined;
  for (const { tag, at, failure } of history) {
    const commit = tags.get(tag);
    if (isLost(failure) || commit === undefined) continue;
    if (before !== undefined) times.set(tag, await secondsTo(git, at, [commit, "--not", before]));
    before = commit;
  }
  return times;
}

async function secondsTo(git: Git, at: number, range: readonly string[]): Promise<readonly number[]> {
  const lines = await git.lines("log", "--no-merges", "--no-show-signature", "--format=%ct", ...range, "--");
  // The clock of a committer may be ahead.
  return lines.map((line) => Math.max(0, at / 1000 - Number(line)));
}
