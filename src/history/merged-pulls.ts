import * as v from "valibot";
import { understand } from "../stage/answer.ts";
import { ForgeRefusal } from "../stage/forge-refusal.ts";
import type { Change } from "../version/changes.ts";
import type { Forge } from "../world/forge.ts";
import type { Log, RunContext } from "../world/world.ts";

/** So many commits are asked about, the newest first, and so many at a time. */
const [MOST, AT_ONCE] = [200, 8];

const pullSchema = v.object({ number: v.number(), merged_at: v.nullish(v.string()) });

/**
 * The changes, with the merged pull requests that the forge knows for those whose commits name none: a rebase leaves no
 * number in a subject. Who may not ask goes without, and is told so.
 */
export async function withPullRequests(
  forge: Forge,
  { run, log }: { readonly run: RunContext; readonly log: Log },
  changes: readonly Change[],
): Promise<readonly Change[]> {
  const open = changes.filter(({ pullRequests }) => pullRequests.length === 0);
  if (open.length > MOST) log.info(`${open.length} commits name no pull request; the forge is asked about ${MOST}.`);
  const asked = open.slice(0, MOST);
  const known = new Map<string, readonly number[]>();
  try {
    for (let from = 0; from < asked.length; from += AT_ONCE) {
      const some = asked.slice(from, from + AT_ONCE);
      const found = await Promise.all(some.map(({ sha }) => pullsOf(forge, run, sha)));
      for (const [at, { sha }] of some.entries()) known.set(sha, found[at] ?? []);
    }
  } catch (error) {
    if (!(error instanceof ForgeRefusal) || error.status !== 403) throw error;
    log.warning(`Pull requests are known from subjects only: the job needs \`pull-requests: read\`. ${error.what}`);
  }
  return changes.map((change) => ({ ...change, pullRequests: known.get(change.sha) ?? change.pullRequests }));
}

/** GitHub lists those that hold a commit; Gitea and Forgejo tell the one that brought it. */
async function pullsOf(forge: Forge, { repository, forge: kind }: RunContext, sha: string): Promise<readonly number[]> {
  const commit = `/repos/${repository}/commits/${sha}`;
  const one = kind === "github" ? undefined : await forge.read(`${commit}/pull`);
  const answers = kind === "github" ? await forge.list(`${commit}/pulls`) : one === undefined ? [] : [one];
  return answers
    .map((answer) => understand(pullSchema, answer, "a pull request"))
    .filter((pull) => typeof pull.merged_at === "string")
    .map(({ number }) => number);
}
