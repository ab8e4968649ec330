import * as v from "valibot";
import { ForgeRefusal } from "../failure/forge-refusal.ts";
import type { Forge } from "../ports/forge.ts";
import type { Log, RunContext } from "../ports/world.ts";
import { understand } from "../stage/answer.ts";
import type { Change } from "../version/commits/change.ts";

/**
 * The largest number of commits that the forge is asked about, the newest first, and the number of parallel requests.
 */
const [MOST, AT_ONCE] = [200, 8];

const pullSchema = v.object({ number: v.number(), merged_at: v.nullish(v.string()) });

/**
 * The changes, with the merged pull requests that the forge knows for those whose commits name none: a rebase leaves no
 * number in a subject. A token without the permission gets a warning instead.
 */
export async function withPullRequests(
  forge: Forge,
  { run, log }: { readonly run: RunContext; readonly log: Log },
  changes: readonly Change[],
): Promise<readonly Change[]> {
  const open = changes.filter(({ pullRequests }) => pullRequests.length === 0);
  if (open.length > MOST)
    log.info(
      `${open.length} commits name no pull request; only the newest ${MOST} of them are looked up at the forge.`,
    );
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
  return changes.map((change) => {
    const found = known.get(change.sha) ?? [];
    return found.length === 0 ? change : { ...change, pullRequests: found, broughtBy: found.at(-1) };
  });
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
