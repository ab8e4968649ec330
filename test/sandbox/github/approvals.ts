import { deploymentShape } from "./deployments.ts";
import { type Environment, environmentLink } from "./environments.ts";
import { type Answer, type Handlers, type Hub, notFound, ok, refused, stamp } from "./hub.ts";
import type { Fields } from "./neutral.ts";
import type { Identity } from "./people.ts";
import { blockJob, releaseJob } from "./run-life.ts";
import { currentJobs, type Job, type Run } from "./runs.ts";
import { userShape } from "./shapes.ts";

export interface ReviewBody {
  readonly environment_ids: readonly number[];
  readonly state: "approved" | "rejected";
  readonly comment: string;
}

/** Who let a run's jobs into their environments. The answer knows no time, no attempt and no job. */
export function approvalHandlers(hub: Hub): Handlers {
  const byId = (id: string | undefined): Run | undefined => hub.runs.get(Number(id));
  return {
    "actions/get-reviews-for-run": ({ param }) => {
      const run = byId(param("run_id"));
      if (run === undefined) return notFound();
      return ok(
        run.approvals.map(({ environment, state, user, comment }) => {
          const named = [...hub.environments.values()].filter(({ id }) => id === environment);
          const environments = named.map((one) => environmentLink(hub, one));
          return { environments, state, user: userShape(hub, user), comment };
        }),
      );
    },
    "actions/get-pending-deployments-for-run": ({ param, who }) => {
      const run = byId(param("run_id"));
      if (run === undefined) return notFound();
      const names = new Set(waiting(run).map(({ environment }) => environment));
      return ok([...names].flatMap((name) => pendingShape(hub, run, { name: name ?? "", who })));
    },
    "actions/review-pending-deployments-for-run": (call) => {
      const run = byId(call.param("run_id"));
      return run === undefined ? notFound() : review(hub, run, { who: call.who, wish: JSON.parse(call.text) });
    },
  };
}

const waiting = (run: Run): readonly Job[] => currentJobs(run).filter(({ status }) => status === "waiting");

function mayReview({ reviewers, preventSelfReview }: Environment, run: Run, { kind, person }: Identity): boolean {
  // Only people approve: an app's token, a run's own among them, is no one's required reviewer.
  const asked = kind === "user" && reviewers.some(({ id }) => id === person.id);
  return asked && !(preventSelfReview && person.id === run.triggeringActor.id);
}

function pendingShape(hub: Hub, run: Run, { name, who }: { readonly name: string; readonly who: Identity }): Fields[] {
  const environment = hub.environments.get(name);
  if (environment === undefined) return [];
  const since = Math.min(...waiting(run).flatMap((job) => (job.environment === name ? (job.waitingSince ?? []) : [])));
  const { id, node_id, url, html_url } = environmentLink(hub, environment);
  return [
    {
      environment: { id, node_id, name, url, html_url },
      wait_timer: environment.waitMinutes,
      wait_timer_started_at: environment.waitMinutes === 0 ? null : stamp(since),
      current_user_can_approve: mayReview(environment, run, who),
      reviewers: environment.reviewers.map((person) => ({ type: "User", reviewer: userShape(hub, person) })),
    },
  ];
}

/** Approves or rejects, as GitHub's page and its API do. */
export function review(
  hub: Hub,
  run: Run,
  { who, wish }: { readonly who: Identity; readonly wish: ReviewBody },
): Answer {
  const { environment_ids, state, comment } = wish;
  const asked = [...hub.environments.values()].filter(({ id }) => environment_ids.includes(id));
  const jobs = waiting(run).filter(({ environment }) => asked.some(({ name }) => name === environment));
  if (asked.length < environment_ids.length || jobs.length === 0) {
    return refused(422, "No pending deployment requests to approve or reject");
  }
  if (!asked.every((environment) => mayReview(environment, run, who))) {
    return refused(403, "You are not a required reviewer, or may not review your own deployment");
  }
  for (const { id } of asked) run.approvals.push({ environment: id, state, user: who.person, comment });
  for (const job of jobs) {
    if (state === "approved") approve(hub, run, job);
    else {
      blockJob(hub, run, { job, why: "The deployment was rejected or didn't satisfy other protection rules." });
      hub.events.emit("rejected", { runId: run.id, jobId: job.id, actor: who.person.login });
    }
  }
  return ok(jobs.flatMap(({ deployment }) => (deployment === undefined ? [] : [deploymentShape(hub, deployment)])));
}

/** An approved job still waits for its timer, which starts no runner. */
function approve(hub: Hub, run: Run, job: Job): void {
  job.approved = true;
  const minutes = hub.environments.get(job.environment ?? "")?.waitMinutes ?? 0;
  if (hub.now() >= (job.waitingSince ?? 0) + minutes * 60_000) releaseJob(hub, run, job);
}

/** Lets through what only waited for its timer; whoever plays the runner calls it as time passes. */
export function timersPassed(hub: Hub): void {
  for (const run of hub.runs.values()) {
    for (const job of waiting(run)) {
      const environment = hub.environments.get(job.environment ?? "");
      if (environment === undefined || environment.waitMinutes === 0) continue;
      const over = hub.now() >= (job.waitingSince ?? 0) + environment.waitMinutes * 60_000;
      if (over && (job.approved || environment.reviewers.length === 0)) releaseJob(hub, run, job);
    }
  }
}
