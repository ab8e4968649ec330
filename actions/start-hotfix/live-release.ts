import {
  broughtBy,
  readEnding,
  readJobName,
  readProductionDeployments,
  runningAfter,
} from "../../src/readiness/live-release.ts";
import type { Forge } from "../../src/world/forge.ts";

export interface LiveQuestion {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly environment: string;
  /** Names and commits. */
  readonly tags: ReadonlyMap<string, string>;
}

/** How far back a deployment that ended well is looked for. */
const MOST = 30;

/**
 * The release that an environment runs, by its newest deployment that ended well; undefined where that does not tell:
 * a forge without deployments, a token that may not read them, a deployment that nobody can name.
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
    // A run that is long gone took the names of its jobs along.
    const name =
      job === undefined ? "" : readJobName(await forge.read(`${repository}/actions/jobs/${job}`, [403, 410]));
    const brought = broughtBy(deployment, name);
    // The release that it left is the one that was brought before it.
    if (brought.kind === "way-back") continue;
    return brought.kind === "release" ? runningAfter(brought.version, tags) : undefined;
  }
  return undefined;
}
