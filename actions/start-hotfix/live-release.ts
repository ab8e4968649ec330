import type { Forge } from "../../src/ports/forge.ts";
import {
  broughtBy,
  readEnding,
  readJobName,
  readProductionDeployments,
  runningAfter,
} from "../../src/readiness/live-release.ts";

export interface LiveQuestion {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly environment: string;
  /** Names and commits. */
  readonly tags: ReadonlyMap<string, string>;
}

/** The number of deployments that are searched for a successful one. */
const MOST = 30;

/**
 * The release that an environment runs, by its newest successful deployment; undefined where that is unknown: a forge
 * without deployments, a token that cannot read them, or a deployment of an unknown version.
 */
export async function liveRelease(
  forge: Forge,
  { repository, environment, tags }: LiveQuestion,
): Promise<string | undefined> {
  const path = `${repository}/deployments`;
  const query = `environment=${encodeURIComponent(environment)}&task=deploy&per_page=${MOST}`;
  const all = await forge.read(`${path}?${query}`, [403]);
  for (const deployment of all === undefined ? [] : readProductionDeployments(all)) {
    const { endedWell, job } = readEnding(await forge.read(`${path}/${deployment.id}/statuses?per_page=${MOST}`));
    if (!endedWell) continue;
    // The job names of a deleted run are lost.
    const name =
      job === undefined ? "" : readJobName(await forge.read(`${repository}/actions/jobs/${job}`, [403, 410]));
    const brought = broughtBy(deployment, name);
    // The release that it replaced is that of the deployment before it.
    if (brought.kind === "rollback") continue;
    return brought.kind === "release" ? runningAfter(brought.version, tags) : undefined;
  }
  return undefined;
}
