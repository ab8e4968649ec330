import * as v from "valibot";
import { understand } from "../stage/answer.ts";
import type { History } from "./openings.ts";
import { time } from "./person.ts";

/** The jobs of a run, of all its attempts, as the openings of a gate. The forge does not say which environment a job names. */

const jobsSchema = v.array(
  v.object({
    id: v.number(),
    name: v.string(),
    run_attempt: v.number(),
    status: v.string(),
    conclusion: v.optional(v.nullable(v.string())),
    started_at: v.optional(v.nullable(time)),
    completed_at: v.optional(v.nullable(time)),
    runner_id: v.optional(v.nullable(v.number())),
  }),
);

type Job = v.InferOutput<typeof jobsSchema>[number];

/**
 * The history of the job called `name`, as the run's page shows it below the caller's; without a name one for each job,
 * since it may be any of them. Empty when there is no such job.
 */
export function readJobHistories(answer: unknown, name: string): readonly History[] {
  const asked = understand(jobsSchema, answer, "the jobs of a run").filter(
    ({ conclusion }) => conclusion !== "skipped",
  );
  if (name !== "") {
    const named = asked.filter((job) => job.name === name || job.name.endsWith(` / ${name}`));
    return named.length === 0 ? [] : [historyOf(named)];
  }
  return [...Map.groupBy(asked, (job) => job.name).values()].map(historyOf);
}

/** A re-run of failed jobs lists those that it keeps once more, as they were: that is no further opening. */
function historyOf(jobs: readonly Job[]): History {
  const before = new Set<string>();
  const attempts = [...Map.groupBy(jobs, (job) => job.run_attempt)].toSorted(([one], [other]) => one - other);
  return attempts.flatMap(([, inAttempt]) => {
    const fresh = inAttempt.filter((job) => !before.has(likeness(job))).toSorted((one, other) => one.id - other.id);
    for (const job of inAttempt) before.add(likeness(job));
    return fresh.map((job) => ({ ran: hasRun(job), startedAt: job.started_at ?? undefined }));
  });
}

function likeness({ name, conclusion, started_at, completed_at }: Job): string {
  return JSON.stringify([name, conclusion, started_at, completed_at]);
}

/** What failed may have been rejected, and then had no runner. */
function hasRun({ status, conclusion, runner_id }: Job): boolean {
  return status === "in_progress" || conclusion === "success" || (runner_id ?? 0) > 0;
}
