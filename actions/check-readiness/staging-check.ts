import { readDeploymentEnd, readDeployments, type StagingLook } from "../../src/readiness/staging-row.ts";
import type { Forge } from "../../src/world/forge.ts";

export interface StagingWish {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly environment: string;
  /** The commit, and those that build the same application. */
  readonly commits: readonly string[];
}

/** How far back a live deployment is looked for: those after it failed, or have not ended. */
const MOST = 30;

/** What staging runs, and how the commit's own deploy stands, by the deployments that the forge keeps of it. */
export async function lookAtStaging(
  forge: Forge,
  { repository, environment, commits }: StagingWish,
): Promise<StagingLook> {
  const path = `${repository}/deployments`;
  const all = await forge.read(`${path}?environment=${encodeURIComponent(environment)}&per_page=${MOST}`);
  let own: StagingLook["own"];
  for (const { id, commit } of all === undefined ? [] : readDeployments(all)) {
    const end = readDeploymentEnd(await forge.read(`${path}/${id}/statuses?per_page=1`));
    if (end?.state === "live") return { running: { commit, url: end.url }, own };
    if (commits.includes(commit)) own ??= { state: end?.state ?? "going on", url: end?.url };
  }
  return { running: undefined, own };
}
