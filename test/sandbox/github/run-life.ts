import { addDeployment, setState } from "./deployments.ts";
import { allowsRef, type Environment, ensureEnvironment } from "./environments.ts";
import type { Hub } from "./hub.ts";
import { ACTIONS_BOT, type Person } from "./people.ts";
import { type Conclusion, currentJobs, type Job, type JobStep, type Run, runPage } from "./runs.ts";

export interface JobWish {
  readonly name: string;
  readonly environment?: string;
  /** False for `environment.deployment: false`. */
  readonly deployment?: boolean;
  /** Its condition holds in a cancelled run too, as with always(). */
  readonly survivesCancel?: boolean;
}

/** A job appears: it waits where its environment is protected, and every job waits for itself. */
export function addJob(hub: Hub, run: Run, wish: JobWish): Job {
  const { name, environment, deployment = true, survivesCancel = false } = wish;
  const named = environment === undefined ? undefined : ensureEnvironment(hub, environment);
  const job: Job = {
    ...{ id: hub.nextId(), name, attempt: run.attempt, environment, createdAt: hub.now(), annotation: undefined },
    ...{ status: "queued", conclusion: null, startedAt: undefined, completedAt: undefined, waitingSince: undefined },
    deployment: named && deployment ? deploymentOf(hub, run, named) : undefined,
    ...{ survivesCancel, approved: false, steps: [] },
  };
  run.jobs.push(job);
  // All jobs of a cancelled run may be over when one comes whose condition still holds.
  run.ended = undefined;
  run.updatedAt = hub.now();
  if (named === undefined) return job;
  if (!allowsRef(named, run.ref, hub.defaultBranch)) {
    const ref = run.ref.replace(/^refs\/(heads|tags)\//, "");
    blockJob(hub, run, {
      job,
      why: `${ref} is not allowed to deploy to ${named.name} due to environment protection rules.`,
    });
    return job;
  }
  const gated = named.reviewers.length > 0 || named.waitMinutes > 0;
  if (gated) Object.assign(job, { status: "waiting", waitingSince: hub.now() });
  tell(hub, run, { job, state: gated ? "waiting" : "queued" });
  return job;
}

function deploymentOf(hub: Hub, run: Run, { name }: Environment): ReturnType<typeof addDeployment> {
  const ref = run.ref.replace(/^refs\/(heads|tags)\//, "");
  const fixed = { task: "deploy", payload: {}, description: null, creator: ACTIONS_BOT };
  return addDeployment(hub, { ...fixed, sha: run.sha, ref, environment: name, production: name === "production" });
}

interface Told {
  readonly job: Job;
  readonly state: string;
  readonly environmentUrl?: string | undefined;
}

/** GitHub itself writes how a job with an environment goes on. */
function tell(hub: Hub, run: Run, { job, state, environmentUrl = "" }: Told): void {
  if (job.deployment === undefined) return;
  const logUrl = `${runPage(hub, run.id)}/job/${job.id}`;
  setState(hub, job.deployment, { state, description: "", environmentUrl, logUrl, creator: ACTIONS_BOT });
}

export interface JobChange {
  readonly status: "in_progress" | "completed";
  readonly conclusion?: Conclusion;
  readonly at?: number;
  readonly steps?: readonly JobStep[];
  /** The `url` of its environment, which is known at its end. */
  readonly environmentUrl?: string | undefined;
}

/** What the runner reports of a job. A job that waits for its environment cannot start. */
export function setJob(hub: Hub, run: Run, { job, change }: { readonly job: Job; readonly change: JobChange }): void {
  const { status, conclusion, at = hub.now(), steps = [], environmentUrl } = change;
  if (job.status === "waiting") throw new Error(`The job ${job.name} waits for the environment ${job.environment}.`);
  if (job.status === "completed") throw new Error(`The job ${job.name} is over.`);
  run.updatedAt = hub.now();
  job.startedAt ??= at;
  job.status = status;
  if (status === "in_progress") {
    tell(hub, run, { job, state: "in_progress" });
    return;
  }
  if (conclusion === undefined) throw new Error(`The job ${job.name} cannot be completed without a conclusion.`);
  job.conclusion = conclusion;
  job.completedAt = at;
  job.steps = steps;
  tell(hub, run, {
    job,
    state: conclusion === "success" ? "success" : conclusion === "skipped" ? "inactive" : "failure",
    environmentUrl,
  });
}

/** GitHub ends a job that its environment does not let pass. */
export function blockJob(hub: Hub, run: Run, { job, why }: { readonly job: Job; readonly why: string }): void {
  Object.assign(job, { status: "completed", conclusion: "failure", completedAt: hub.now(), annotation: why });
  job.waitingSince = undefined;
  tell(hub, run, { job, state: "failure" });
}

export function releaseJob(hub: Hub, run: Run, job: Job): void {
  Object.assign(job, { status: "queued", waitingSince: undefined });
  tell(hub, run, { job, state: "queued" });
  hub.events.emit("approved", { runId: run.id, jobId: job.id, actor: "" });
}

/** Removing the rules while a job waits fails the job: no one approved it, and no one can any more. */
export function rulesChanged(hub: Hub, environment: Environment): void {
  if (environment.reviewers.length > 0 || environment.waitMinutes > 0) return;
  for (const run of hub.runs.values()) {
    for (const job of currentJobs(run)) {
      if (job.status !== "waiting" || job.environment !== environment.name) continue;
      blockJob(hub, run, { job, why: `The deployment was blocked by a policy of ${environment.name}.` });
      hub.events.emit("rejected", { runId: run.id, jobId: job.id, actor: "" });
    }
  }
}

/** After 30 days without an answer GitHub fails the jobs that wait (docs: Reviewing deployments). */
export function answerNeverCame(hub: Hub, run: Run, environment: string): void {
  for (const job of currentJobs(run)) {
    if (job.status !== "waiting" || job.environment !== environment) continue;
    blockJob(hub, run, { job, why: `The deployment to ${environment} was not approved within 30 days.` });
    hub.events.emit("rejected", { runId: run.id, jobId: job.id, actor: "" });
  }
}

/** An administrator starts the waiting jobs: they run, and no one's review is written down. */
export function bypassRules(hub: Hub, run: Run, environment: string): void {
  for (const job of currentJobs(run)) {
    if (job.status === "waiting" && job.environment === environment) releaseJob(hub, run, job);
  }
}

/** No more jobs come. Without a word of its own the run ends as its worst job did. */
export function endRun(hub: Hub, run: Run, conclusion?: Conclusion): void {
  const jobs = currentJobs(run);
  const open = jobs.filter(({ status }) => status !== "completed");
  if (open.length > 0) throw new Error(`The run ${run.id} has open jobs: ${open.map(({ name }) => name).join(", ")}.`);
  const has = (end: Conclusion): boolean => jobs.some((job) => job.conclusion === end);
  const worst = has("failure") ? "failure" : has("cancelled") ? "cancelled" : "success";
  run.ended = conclusion ?? (run.cancelled ? "cancelled" : worst);
  run.updatedAt = hub.now();
  // A run's token lives no longer than the run.
  hub.tokens.expireRun(run.id);
}

/**
 * Jobs that have not started are over at once, but for those whose condition still holds; those that run get their signals
 * from whoever runs them.
 */
export function cancelRun(hub: Hub, run: Run, by: Person): void {
  run.cancelled = true;
  run.updatedAt = hub.now();
  for (const job of currentJobs(run)) {
    if ((job.status !== "queued" && job.status !== "waiting") || job.survivesCancel) continue;
    Object.assign(job, {
      status: "completed",
      conclusion: "cancelled",
      completedAt: hub.now(),
      waitingSince: undefined,
    });
    tell(hub, run, { job, state: "failure" });
  }
  hub.events.emit("cancelled", { runId: run.id, jobId: undefined, actor: by.login });
  if (currentJobs(run).every(({ status }) => status === "completed")) endRun(hub, run);
}

/** A new attempt. Its jobs are for the runner to add, or to keep: which of them follow a failed one is in the file. */
export function rerun(hub: Hub, run: Run, actor: Person): void {
  run.earlier.push(run.triggeringActor);
  run.attempt += 1;
  run.triggeringActor = actor;
  run.ended = undefined;
  run.cancelled = false;
  run.updatedAt = hub.now();
  hub.events.emit("rerun", { runId: run.id, jobId: undefined, actor: actor.login });
}

/** A job that is not run again is copied into the new attempt, as it ended. */
export function keepJob(hub: Hub, run: Run, name: string): Job {
  const before = run.jobs.findLast((job) => job.name === name && job.attempt === run.attempt - 1);
  if (before?.status !== "completed") throw new Error(`The attempt before this one has not completed the job ${name}.`);
  const job: Job = { ...before, id: hub.nextId(), attempt: run.attempt };
  run.jobs.push(job);
  return job;
}
