import { type RunJob, readJobs } from "../run/run-jobs.ts";
import type { History } from "./request-history.ts";

/** The jobs of a run, of all its attempts, as the requests of a gate. The forge does not say which environment a job names. */

/** Which job it is. */
export interface GateJob {
  /** As the run's page shows it, perhaps without the caller's before it; empty where it is unknown. */
  readonly name: string;
  /** Id of its check run; empty where the forge does not tell it, or where another job asks. */
  readonly checkRun: string;
}

/** The history of that job; without a name one for each job, since it may be any of them. Empty when there is no such job. */
export function readJobHistories(answer: unknown, { name, checkRun }: GateJob): readonly History[] {
  const asked = readJobs(answer).filter(({ conclusion }) => conclusion !== "skipped");
  if (name === "" && checkRun === "") return [...Map.groupBy(asked, (job) => job.name).values()].map(historyOf);
  // In each attempt a job has another check run, and the same name.
  const own = asked.find((job) => job.check_run_url?.endsWith(`/check-runs/${checkRun}`));
  const ofJob = asked.filter((job) =>
    checkRun === "" ? job.name === name || job.name.endsWith(` / ${name}`) : job.name === own?.name,
  );
  return ofJob.length === 0 ? [] : [historyOf(ofJob)];
}

/** A re-run of failed jobs lists those that it keeps once more, as they were: that is no further request. */
function historyOf(jobs: readonly RunJob[]): History {
  const before = new Set<string>();
  const attempts = [...Map.groupBy(jobs, (job) => job.run_attempt)].toSorted(([one], [other]) => one - other);
  return attempts.flatMap(([, inAttempt]) => {
    const fresh = inAttempt.filter((job) => !before.has(likeness(job))).toSorted((one, other) => one.id - other.id);
    for (const job of inAttempt) before.add(likeness(job));
    return fresh.map((job) => ({ ran: hasRun(job), startedAt: job.started_at ?? undefined }));
  });
}

function likeness({ name, conclusion, started_at, completed_at }: RunJob): string {
  return JSON.stringify([name, conclusion, started_at, completed_at]);
}

/** What failed may have been rejected, and then had no runner. */
function hasRun({ status, conclusion, runner_id }: RunJob): boolean {
  return status === "in_progress" || conclusion === "success" || (runner_id ?? 0) > 0;
}
