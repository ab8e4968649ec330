import { sameApplication } from "../../src/readiness/changelog-commit.ts";
import type { Row } from "../../src/readiness/row.ts";
import { type Running, readDeploymentEnd, readDeployments, stagingRow } from "../../src/readiness/staging-row.ts";
import type { Forge } from "../../src/world/forge.ts";

export interface StagingWish {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly environment: string;
  readonly commit: string;
  readonly changelog: string;
}

/** How far back a live deployment is looked for: those after it failed, or have not ended. */
const MOST = 30;

/** Whether staging runs the commit, by the deployments that the forge keeps of it. */
export async function checkStaging(forge: Forge, wish: StagingWish): Promise<Row> {
  const { repository, environment, commit, changelog } = wish;
  const commits = await sameApplication(commit, changelog, (sha) => forge.read(`${repository}/commits/${sha}`));
  return stagingRow(environment, commits, await runningOn(forge, repository, environment));
}

async function runningOn(forge: Forge, repository: string, environment: string): Promise<Running | undefined> {
  const path = `${repository}/deployments`;
  const all = await forge.read(`${path}?environment=${encodeURIComponent(environment)}&per_page=${MOST}`);
  for (const { id, commit } of all === undefined ? [] : readDeployments(all)) {
    const end = readDeploymentEnd(await forge.read(`${path}/${id}/statuses?per_page=1`));
    if (end?.isLive) return { commit, url: end.url };
  }
  return undefined;
}
