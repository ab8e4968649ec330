import {
  readDeploymentEnd,
  readDeployments,
  type StagingLook,
  type Unsettled,
} from "../../src/readiness/staging-row.ts";
import type { Forge } from "../../src/world/forge.ts";

export interface StagingWish {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly environment: string;
}

/** How far back a live deployment is looked for: those after it were never to be, or have not ended. */
const MOST = 30;

/**
 * What staging runs, by the deployments that the forge keeps of it. One that failed may have left its own application
 * behind, that before it, or half of each, so nothing older speaks for what runs.
 */
export async function lookAtStaging(forge: Forge, { repository, environment }: StagingWish): Promise<StagingLook> {
  const path = `${repository}/deployments`;
  const all = await forge.read(`${path}?environment=${encodeURIComponent(environment)}&per_page=${MOST}`);
  if (all === undefined) return { kind: "no-deployments" };
  let newest: Unsettled | undefined;
  for (const { id, commit } of readDeployments(all)) {
    const end = readDeploymentEnd(await forge.read(`${path}/${id}/statuses?per_page=1`));
    const state = end?.state ?? "going on";
    const url = end?.url;
    if (state === "live") {
      const running = { commit, url };
      return newest === undefined ? { kind: "running", running } : { kind: "unsettled", newest, before: running };
    }
    if (state === "gone") continue;
    newest ??= { commit, state, url };
    if (state === "failed") break;
  }
  return newest === undefined ? { kind: "nothing" } : { kind: "unsettled", newest, before: undefined };
}
