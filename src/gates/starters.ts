import * as v from "valibot";
import { understand } from "../stage/answer.ts";
import type { Forge } from "../world/forge.ts";
import { type RunFacts, readRuns } from "./run-facts.ts";

/**
 * Who stands behind a run. A run that another run dispatched, or whose tag another run pushed, belongs to a token's account:
 * a bot's, or that of whoever made the token. The forge does not tell which run it was; but it tells which ones were under
 * way then, of which workflow, about which commit, and who started them. Inputs, titles and tags prove nothing: whoever
 * starts a run writes them.
 */
export interface Starters {
  readonly people: readonly string[];
  /** Account of a run that a person must be behind, but nobody knows who. */
  readonly unknown: string | undefined;
}

/** Files of the workflows that start others, as they are copied. */
const PREPARATION = "prepare-release.yml";
const HOTFIX = "hotfix.yml";

/** GitHub ends a run after 35 days. */
const LONGEST_RUN_MS = 35 * 86_400_000;
/** A push can start its run after the one that pushed is over. */
const DELAY_MS = 10 * 60_000;

export interface StartedRun {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly run: RunFacts;
  /** What the run is to release; undefined where it releases nothing. */
  readonly commit: string | undefined;
}

export async function startersOf(forge: Forge, started: StartedRun): Promise<Starters> {
  const { run } = started;
  const behind: Starters[] = [];
  for (const one of await runsBehind(forge, started)) behind.push(await startersOf(forge, { ...started, run: one }));
  const found = behind.flatMap(({ people }) => people);
  const own = [run.actor, run.again].flatMap((one) => one ?? []);
  const isUnknown = (run.actor?.isBot ?? true) && found.length === 0;
  // A token may run a run again, too, and then nobody tells for whom.
  const isUnknownAgain = run.attempt > 1 && (run.again?.isBot ?? true);
  return {
    people: [...new Set([...own.filter(({ isBot }) => !isBot).map(({ login }) => login), ...found])],
    unknown:
      behind.find(({ unknown }) => unknown !== undefined)?.unknown ??
      (isUnknown || isUnknownAgain ? ((isUnknown ? run.actor : run.again)?.login ?? "nobody") : undefined),
  };
}

/** A release is started by its preparation, and that of a hotfix by the run that made the branch. */
async function runsBehind(forge: Forge, { repository, run, commit }: StartedRun): Promise<readonly RunFacts[]> {
  const path = `${repository}/actions/workflows`;
  const list = async (workflow: string, query: string): Promise<readonly RunFacts[]> =>
    readRuns(await forge.list(`${path}/${workflow}/runs?${query}`, "workflow_runs"));
  const found: RunFacts[] = [];
  if (run.workflow === PREPARATION && run.branch.startsWith("hotfix/")) {
    const since = new Date((run.createdAt ?? LONGEST_RUN_MS) - LONGEST_RUN_MS).toISOString();
    found.push(...(await list(HOTFIX, `created=${encodeURIComponent(`>=${since}`)}`)));
  }
  if (run.workflow !== PREPARATION && run.workflow !== HOTFIX && commit !== undefined) {
    const about = [commit, ...(await parentsOf(forge, repository, commit))];
    for (const sha of about) found.push(...(await list(PREPARATION, `head_sha=${sha}`)));
  }
  return found.filter((one) => one.id !== run.id && wasUnderWay(one, run.createdAt));
}

/** Where a time is not told it may have been. */
function wasUnderWay({ createdAt, endedAt }: RunFacts, at: number | undefined): boolean {
  return at === undefined || ((createdAt ?? at) <= at && at <= (endedAt ?? at) + DELAY_MS);
}

const commitSchema = v.object({ parents: v.optional(v.array(v.object({ sha: v.string() })), []) });

/** A preparation commits the changelog on top of what it was about. */
async function parentsOf(forge: Forge, repository: string, commit: string): Promise<readonly string[]> {
  const answer = await forge.read(`${repository}/commits/${commit}`);
  if (answer === undefined) return [];
  return understand(commitSchema, answer, "a commit").parents.map(({ sha }) => sha);
}
