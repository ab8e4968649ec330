import { StageFailure } from "../../failure/failure.ts";
import type { Forge } from "../../ports/forge.ts";
import type { Clock, ForgeKind } from "../../ports/world.ts";
import { type RunFacts, readRun } from "../run/run-facts.ts";
import { startersOf } from "../starter/starters.ts";
import { readDeployments, readProtection, readReviewRequest, readReviews } from "./environment-answers.ts";
import type { GateEvidence } from "./environment-gate.ts";
import { type GateJob, readJobHistories } from "./gate-jobs.ts";
import type { History, ReviewRequest } from "./request-history.ts";

export interface GateInRun {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly runId: string;
  readonly forge: ForgeKind;
  readonly defaultBranch: string;
  readonly clock: Clock;
  /** The account of the runs' own token. */
  readonly requester: string;
  readonly environment: string;
  readonly asked: AskedBy;
  /** What the run is to release; undefined where it releases nothing. */
  readonly commit: string | undefined;
}

/** How a gate was asked, which is how its requests are found. */
export type AskedBy =
  /** By a job that is a deployment, and perhaps by one without, whose review must not count for the deployment. */
  | { readonly kind: "deployment"; readonly besides: string }
  /** By a job without one. */
  | { readonly kind: "job"; readonly job: GateJob }
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
    startedBy: await startersOf(forge, gate, { run, commit, after: undefined }),
  };
}

async function historiesOf(
  forge: Forge,
  gate: GateInRun,
  { run, answers }: { readonly run: RunFacts; readonly answers: number },
): Promise<readonly History[]> {
  const { asked } = gate;
  switch (asked.kind) {
    case "deployment": {
      const besides = asked.besides === "" ? [] : await jobsOf(forge, gate, { name: asked.besides, checkRun: "" });
      return [[...besides.flat(), ...(await deploymentsOf(forge, gate, run))]];
    }
    case "job": {
      const { name, checkRun } = asked.job;
      const histories = await jobsOf(forge, gate, asked.job);
      if ((name === "" && checkRun === "") || histories.length > 0) return histories;
      const job = checkRun === "" ? `job "${name}"` : `job with the check run ${checkRun}`;
      throw new StageFailure({
        what: `The run ${gate.runId} has no ${job}, which \`job\` names as the one that waits for ${gate.environment}.`,
        means: "It is unknown whether the answers in this run are those of its newest attempt. Nothing was changed.",
        todo: "In the job that names the environment, set `check-run-id` to `${{ job.check_run_id }}`. In any other job, set `job` to the name of that job, as the run's page shows it.",
      });
    }
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
  const requests: ReviewRequest[] = [];
  for (const id of readDeployments(await forge.list(`${repository}/deployments?${query}`))) {
    const request = readReviewRequest(await forge.list(`${repository}/deployments/${id}/statuses`), runId);
    if (request !== undefined) requests.push(request);
  }
  return requests;
}

async function jobsOf(forge: Forge, { repository, runId }: GateInRun, job: GateJob): Promise<readonly History[]> {
  return readJobHistories(await forge.list(`${repository}/actions/runs/${runId}/jobs?filter=all`, "jobs"), job);
}
