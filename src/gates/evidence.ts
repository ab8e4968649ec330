import type { Forge } from "../world/forge.ts";
import type { GateEvidence } from "./gate.ts";
import { type Opening, readDeployments, readOpening, readProtection, readReviews, readRun } from "./github-answers.ts";

export interface GateInRun {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly runId: string;
  readonly environment: string;
  readonly isDeployment: boolean;
}

/** Asks for all that the forge knows of a gate in one run. */
export async function collectEvidence(forge: Forge, gate: GateInRun): Promise<GateEvidence> {
  const { repository, runId, environment, isDeployment } = gate;
  const name = encodeURIComponent(environment);
  const run = readRun(await forge.read(`${repository}/actions/runs/${runId}`));
  const openings = isDeployment ? await openingsOf(forge, gate, `environment=${name}&sha=${run.sha}`) : [];
  return {
    protection: readProtection(await forge.read(`${repository}/environments/${name}`)),
    reviews: readReviews(await forge.read(`${repository}/actions/runs/${runId}/approvals`), environment),
    openings: openings.length,
    isDeployment,
    openedAt: openings[0]?.openedAt,
    startedBy: run.startedBy,
  };
}

/** Newest first. Each job that names an environment makes a deployment, in each attempt. */
async function openingsOf(forge: Forge, { repository, runId }: GateInRun, query: string): Promise<readonly Opening[]> {
  const openings: Opening[] = [];
  for (const id of readDeployments(await forge.list(`${repository}/deployments?${query}`))) {
    const opening = readOpening(await forge.list(`${repository}/deployments/${id}/statuses`), runId);
    if (opening !== undefined) openings.push(opening);
  }
  return openings;
}
