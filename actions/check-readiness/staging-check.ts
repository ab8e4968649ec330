import * as v from "valibot";
import { type RunFacts, readRun, readRuns } from "../../src/gates/run/run-facts.ts";
import { readJobs } from "../../src/gates/run/run-jobs.ts";
import type { Forge } from "../../src/ports/forge.ts";
import {
  type Deployed,
  type DeploymentEnd,
  readDeploymentEnd,
  readDeployments,
  type StagingLook,
  type Unsettled,
} from "../../src/readiness/rows/staging-row.ts";
import { understand } from "../../src/stage/answer.ts";

export interface StagingWish {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly environment: string;
  /** File of the workflow that deploys there. */
  readonly workflow: string;
}

/** The forge writes how a job's deployment ended when the job has. */
const LATEST_MS = 60_000;
/** How far back a live deployment, or a run that deployed, is looked for: those after it were never to be, or have not ended. */
const MOST = 30;

/**
 * What staging runs, by the deployments that the forge keeps of it. One that failed may have left its own application
 * behind, that before it, or half of each, so no older deployment is evidence for what runs.
 */
export async function lookAtStaging(forge: Forge, wish: StagingWish): Promise<StagingLook> {
  const path = `${wish.repository}/deployments`;
  const all = await forge.read(`${path}?environment=${encodeURIComponent(wish.environment)}&per_page=${MOST}`);
  if (all === undefined) return lookAtRuns(forge, wish);
  let newest: Unsettled | undefined;
  let unproven = 0;
  for (const deployed of readDeployments(all)) {
    const end = readDeploymentEnd(await forge.read(`${path}/${deployed.id}/statuses?per_page=100`));
    const { commit } = deployed;
    const url = end?.url;
    const state = end?.state === "live" ? await proof(forge, wish, { deployed, end }) : (end?.state ?? "in progress");
    if (state === "live") {
      const running = { commit, url };
      return newest === undefined ? { kind: "running", running } : { kind: "unsettled", newest, before: running };
    }
    if (state === "unproven") unproven += 1;
    if (state === "gone" || state === "unproven") continue;
    newest ??= { commit, state, url };
    if (state === "failed") break;
  }
  return newest === undefined ? { kind: "nothing", unproven } : { kind: "unsettled", newest, before: undefined };
}

/** Gitea and Forgejo keep no deployments. There the runs of the workflow that deploys to staging are the evidence. */
async function lookAtRuns(forge: Forge, { repository, workflow }: StagingWish): Promise<StagingLook> {
  const answer = await forge.read(`${repository}/actions/runs?limit=${MOST}`);
  if (answer === undefined) return { kind: "no-runs" };
  const { workflow_runs } = understand(v.object({ workflow_runs: v.array(v.unknown()) }), answer, "a list of runs");
  const runs = readRuns(workflow_runs).filter((run) => isDeploy(run, workflow));
  let newest: Unsettled | undefined;
  for (const run of runs.toSorted((left, right) => (right.id ?? 0) - (left.id ?? 0))) {
    const at = { commit: run.sha, url: undefined };
    if (run.isCompleted && run.conclusion === "skipped") continue;
    if (run.isCompleted && run.conclusion === "success") {
      return newest === undefined ? { kind: "running", running: at } : { kind: "unsettled", newest, before: at };
    }
    newest ??= { ...at, state: run.isCompleted ? "failed" : "in progress" };
    // A run that was cancelled may have deployed.
    if (run.isCompleted) break;
  }
  return newest === undefined ? { kind: "nothing", unproven: 0 } : { kind: "unsettled", newest, before: undefined };
}

function isDeploy(run: RunFacts, workflow: string): boolean {
  return run.workflow === workflow && ["push", "workflow_dispatch"].includes(run.event);
}

interface Claim {
  readonly deployed: Deployed;
  readonly end: DeploymentEnd;
}

/**
 * A person with write access can create a deployment with any content through the API. It is evidence only with a
 * matching run of the staging workflow: one of this commit that ended well, with the job that it names, and it was made
 * before that job was over.
 */
async function proof(
  forge: Forge,
  { repository, workflow }: StagingWish,
  { deployed, end }: Claim,
): Promise<"live" | "failed" | "in progress" | "unproven"> {
  const [, runId = "", jobId = ""] = /\/actions\/runs\/(\d+)\/job\/(\d+)$/.exec(end.url ?? "") ?? [];
  const answer = runId === "" ? undefined : await forge.read(`${repository}/actions/runs/${runId}`);
  if (answer === undefined) return "unproven";
  const run = readRun(answer);
  if (!isDeploy(run, workflow) || run.sha !== deployed.commit) return "unproven";
  const jobs = readJobs(await forge.list(`${repository}/actions/runs/${runId}/jobs?filter=all`, "jobs"));
  const job = jobs.find(({ id }) => String(id) === jobId);
  if (job === undefined) return "unproven";
  // What is made after the job would say once more what was live then.
  const over = job.completed_at ?? Number.POSITIVE_INFINITY;
  if (end.isAgain || deployed.createdAt > over || (end.at ?? 0) > over + LATEST_MS) return "unproven";
  if (!run.isCompleted) return "in progress";
  return run.conclusion === "success" && job.conclusion === "success" ? "live" : "failed";
}
