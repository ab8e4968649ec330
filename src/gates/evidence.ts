import { StageFailure } from "../stage/failure.ts";
import type { Forge } from "../world/forge.ts";
import type { GateEvidence } from "./gate.ts";
import { readJobHistories } from "./gate-jobs.ts";
import { readDeployments, readOpening, readProtection, readReviews } from "./github-answers.ts";
import type { History, Opening } from "./openings.ts";
import { type RunFacts, readRun } from "./run-facts.ts";
import { startersOf } from "./starters.ts";

export interface GateInRun {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly runId: string;
  readonly environment: string;
  readonly asked: AskedBy;
  /** What the run is to release; undefined where it releases nothing. */
  readonly commit: string | undefined;
}

/** How a gate was asked, which is how its openings are found. */
export type AskedBy =
  /** By a job that is a deployment. */
  | { readonly kind: "deployment" }
  /** By a job without one; `name` is its name on the run's page, empty where nobody told it. */
  | { readonly kind: "job"; readonly name: string }
  /** Long ago, of which only the time is known: each answer counts alike. */
  | { readonly kind: "kept"; readonly since: number | undefined };

/** Asks for all that the forge knows of a gate in one run. */
export async function collectEvidence(forge: Forge, gate: GateInRun): Promise<GateEvidence> {
  const { repository, runId, environment, commit } = gate;
  const run = readRun(await forge.read(`${repository}/actions/runs/${runId}`));
  const reviews = readReviews(await forge.read(`${repository}/actions/runs/${runId}/approvals`), environment);
  return {
    protection: readProtection(await forge.read(`${repository}/environments/${encodeURIComponent(environment)}`)),
    reviews,
    histories: await historiesOf(forge, gate, { run, answers: reviews.length }),
    startedBy: await startersOf(forge, { repository, run, commit }),
  };
}

async function historiesOf(
  forge: Forge,
  gate: GateInRun,
  { run, answers }: { readonly run: RunFacts; readonly answers: number },
): Promise<readonly History[]> {
  const { asked } = gate;
  switch (asked.kind) {
    case "deployment":
      return [await deploymentsOf(forge, gate, run)];
    case "job":
      return jobsOf(forge, gate, asked.name);
    case "kept":
      return [Array.from({ length: answers }, () => ({ ran: false, startedAt: asked.since }))];
  }
}

/** Each job that names an environment makes a deployment, in each attempt. */
async function deploymentsOf(
  forge: Forge,
  { repository, runId, environment }: GateInRun,
  { sha }: RunFacts,
): Promise<History> {
  const query = `environment=${encodeURIComponent(environment)}&sha=${sha}`;
  const openings: Opening[] = [];
  for (const id of readDeployments(await forge.list(`${repository}/deployments?${query}`))) {
    const opening = readOpening(await forge.list(`${repository}/deployments/${id}/statuses`), runId);
    if (opening !== undefined) openings.push(opening);
  }
  return openings;
}

async function jobsOf(
  forge: Forge,
  { repository, runId, environment }: GateInRun,
  name: string,
): Promise<readonly History[]> {
  const histories = readJobHistories(
    await forge.list(`${repository}/actions/runs/${runId}/jobs?filter=all`, "jobs"),
    name,
  );
  if (name === "" || histories.length > 0) return histories;
  throw new StageFailure({
    what: `The run ${runId} has no job "${name}", which is said to ask ${environment}.`,
    means: "Nobody can say whether the answers in this run are those of its newest attempt. Nothing was changed.",
    todo: "Set `job` to the name of the job that names the environment, as the run's page shows it.",
  });
}
