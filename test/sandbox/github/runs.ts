import type { Deployment } from "./deployments.ts";
import { type Answer, type Handlers, type Hub, notFound, ok, refused } from "./hub.ts";
import { paged } from "./pages.ts";
import type { Person } from "./people.ts";
import { cancelRun, rerun } from "./run-life.ts";
import { jobShape, runShape } from "./run-shapes.ts";

export type JobStatus = "queued" | "in_progress" | "completed" | "waiting" | "pending";
export type Conclusion = "success" | "failure" | "cancelled" | "skipped" | "timed_out" | "neutral";

export interface JobStep {
  readonly name: string;
  readonly conclusion: Conclusion;
  readonly startedAt: number;
  readonly completedAt: number;
}

export interface Job {
  readonly id: number;
  readonly name: string;
  readonly attempt: number;
  readonly environment: string | undefined;
  readonly deployment: Deployment | undefined;
  readonly createdAt: number;
  status: JobStatus;
  conclusion: Conclusion | null;
  startedAt: number | undefined;
  completedAt: number | undefined;
  /** Since when it waits for its environment; undefined when it does not. */
  waitingSince: number | undefined;
  /** A reviewer let it pass; it may still wait for its timer. */
  approved: boolean;
  /** Its condition holds in a cancelled run too: a cancel does not end its waiting. */
  readonly survivesCancel: boolean;
  steps: readonly JobStep[];
  /** What GitHub writes at a job that it ended itself. */
  annotation: string | undefined;
}

export interface Approval {
  readonly environment: number;
  readonly state: "approved" | "rejected";
  readonly user: Person;
  readonly comment: string;
}

export interface Run {
  readonly id: number;
  readonly number: number;
  readonly path: string;
  readonly name: string;
  readonly event: string;
  readonly ref: string;
  readonly sha: string;
  readonly actor: Person;
  readonly createdAt: number;
  readonly inputs: Readonly<Record<string, unknown>>;
  triggeringActor: Person;
  /** Who started each attempt before the newest one. */
  readonly earlier: Person[];
  attempt: number;
  updatedAt: number;
  cancelled: boolean;
  readonly jobs: Job[];
  readonly approvals: Approval[];
  /** Set when whoever plays the runner says that no more jobs come. */
  ended: Conclusion | undefined;
}

export function runHandlers(hub: Hub): Handlers {
  const byId = (id: string | undefined): Run | undefined => hub.runs.get(Number(id));
  const listed = (query: URLSearchParams, only: (run: Run) => boolean): Answer => {
    const wanted = (name: string, value: string): boolean => (query.get(name) ?? value) === value;
    const all = [...hub.runs.values()].reverse().filter((run) => {
      const state = query.get("status");
      const fits = state === null || [statusOf(run), conclusionOf(run)].some((one) => one === state);
      const named = wanted("actor", run.actor.login) && wanted("head_sha", run.sha) && wanted("event", run.event);
      return fits && named && wanted("branch", branchOf(run)) && only(run);
    });
    return ok({ total_count: all.length, workflow_runs: paged(all, query).map((one) => runShape(hub, one)) });
  };
  const jobs = (run: Run | undefined, attempt: number | undefined, query: URLSearchParams): Answer => {
    if (run === undefined) return notFound();
    const all = run.jobs.filter((job) => attempt === undefined || job.attempt === attempt);
    return ok({ total_count: all.length, jobs: paged(all, query).map((job) => jobShape(hub, run, job)) });
  };
  const changed = (run: Run | undefined, act: (run: Run) => Answer): Answer =>
    run === undefined ? notFound() : act(run);
  return {
    "actions/list-workflow-runs-for-repo": ({ query }) => listed(query, () => true),
    "actions/list-workflow-runs": ({ param, query }) =>
      listed(
        query,
        ({ path }) =>
          path.split("/").at(-1) === param("workflow_id") || workflowId(path) === Number(param("workflow_id")),
      ),
    "actions/get-workflow-run": ({ param }) => changed(byId(param("run_id")), (run) => ok(runShape(hub, run))),
    "actions/get-workflow-run-attempt": ({ param }) =>
      changed(byId(param("run_id")), (run) => {
        const attempt = Number(param("attempt_number"));
        const by = [...run.earlier, run.triggeringActor][attempt - 1];
        return by === undefined ? notFound() : ok(runShape(hub, { ...run, attempt, triggeringActor: by }));
      }),
    "actions/list-jobs-for-workflow-run": ({ param, query }) => {
      const run = byId(param("run_id"));
      return jobs(run, query.get("filter") === "all" ? undefined : run?.attempt, query);
    },
    "actions/list-jobs-for-workflow-run-attempt": ({ param, query }) =>
      jobs(byId(param("run_id")), Number(param("attempt_number")), query),
    "actions/get-job-for-workflow-run": ({ param }) => {
      for (const run of hub.runs.values()) {
        const job = run.jobs.find(({ id }) => id === Number(param("job_id")));
        if (job !== undefined) return ok(jobShape(hub, run, job));
      }
      return notFound();
    },
    "actions/cancel-workflow-run": ({ param, who }) =>
      changed(byId(param("run_id")), (run) => {
        if (statusOf(run) === "completed") return refused(409, "Cannot cancel a workflow run that is completed.");
        cancelRun(hub, run, who.person);
        return { status: 202, body: {} };
      }),
    "actions/re-run-workflow": ({ param, who }) =>
      changed(byId(param("run_id")), (run) => again(run, who.person, false)),
    "actions/re-run-workflow-failed-jobs": ({ param, who }) =>
      changed(byId(param("run_id")), (run) => again(run, who.person, true)),
  };

  function again(run: Run, actor: Person, failedOnly: boolean): Answer {
    if (statusOf(run) !== "completed") return refused(403, "This workflow is already running");
    if (failedOnly && conclusionOf(run) === "success") {
      return refused(403, "The workflow run containing this job has no failed jobs");
    }
    rerun(hub, run, actor);
    return { status: 201, body: {} };
  }
}

/** The jobs of the latest attempt. */
export const currentJobs = ({ jobs, attempt }: Run): readonly Job[] => jobs.filter((job) => job.attempt === attempt);

export function statusOf(run: Run): JobStatus {
  const jobs = currentJobs(run);
  if (run.ended !== undefined) return "completed";
  if (jobs.some(({ status }) => status === "in_progress")) return "in_progress";
  if (jobs.some(({ status }) => status === "waiting")) return "waiting";
  if (jobs.length === 0 || jobs.every(({ status }) => status === "queued")) return "queued";
  return "in_progress";
}

export const conclusionOf = (run: Run): Conclusion | null => run.ended ?? null;

export const branchOf = ({ ref }: Run): string => ref.replace(/^refs\/(heads|tags)\//, "");

/** The same for a path at all times. */
export function workflowId(path: string): number {
  return [...path].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000_007, 7);
}

export const runPage = ({ api, owner, repo }: Hub, id: number): string => `${api}/${owner}/${repo}/actions/runs/${id}`;
