import type { RunJob } from "./run-jobs.ts";

/**
 * A run records the run that it started in the name of one of its jobs. No other run can write that, and no one can change it
 * afterwards. This is true of no status, comment, input or title: everyone with write access can write those.
 */
export interface StartedRun {
  /** Id of the run that was started. */
  readonly run: number;
  /** Id of the comment with the request whose answer led to it; undefined where it followed no answer. */
  readonly after: number | undefined;
}

/** How prepare-release.yml and hotfix.yml name the job: `Started run 77`, `Started run 77 after the request 12`. */
export const STARTED_JOB = "Started run ";
export const AFTER_REQUEST = " after the request ";

/** As the run's page shows it, below its caller's name. */
const NAME = new RegExp(`(?:^| / )${STARTED_JOB}(\\d+)(?:${AFTER_REQUEST}(\\d+))?$`);

export function startedRuns(jobs: readonly RunJob[]): readonly StartedRun[] {
  return jobs
    .filter(({ conclusion }) => conclusion !== "skipped")
    .flatMap(({ name }) => {
      const [, run, after] = NAME.exec(name) ?? [];
      return run === undefined ? [] : [{ run: Number(run), after: after === undefined ? undefined : Number(after) }];
    });
}
