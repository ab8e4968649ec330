import { StageFailure } from "../../failure/failure.ts";
import { readRun } from "../../gates/run/run-facts.ts";
import { type RunJob, readJobs } from "../../gates/run/run-jobs.ts";
import type { Survey } from "../../host/survey.ts";
import type { Forge } from "../../ports/forge.ts";
import type { Clock, RunContext } from "../../ports/world.ts";
import { repositoryUrl } from "../../report/repository-url.ts";
import { type ReleasingRun, releasingRun } from "./releasing-run.ts";

export interface WatchWorld {
  readonly forge: Forge;
  readonly run: RunContext;
  readonly clock: Clock;
}

/** The run whose release a deploy would replace while that run still deploys, tests, watches or rolls it back. */
export async function watchedRelease(survey: Survey, world: WatchWorld): Promise<ReleasingRun | undefined> {
  const releasing = releasingRun(survey, world.run);
  return releasing !== undefined && (await isUnderWay(releasing, world)) ? releasing : undefined;
}

export async function isUnderWay(releasing: ReleasingRun, world: WatchWorld): Promise<boolean> {
  try {
    return await hasActiveJob(releasing, world);
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    throw new StageFailure({
      what: `Whether another release is being watched is unknown: ${error.what}`,
      means: "A deploy could end the watch of another release without a verdict. Nothing was changed.",
      todo: "Give the job `actions: read`, then run it again. Where the forge does not report the run, set `deploy.while-watched: supersede`.",
      cause: error,
    });
  }
}

async function hasActiveJob(releasing: ReleasingRun, { forge, run, clock }: WatchWorld): Promise<boolean> {
  const path = `/repos/${run.repository}/actions/runs`;
  const answer = await forge.read(`${path}/${releasing.id}`);
  if (answer === undefined) {
    if (!isOfRepository(releasing, run)) throw otherRepository(releasing);
    // No forge deletes a run that is under way; but one that does not report this run either reports no runs.
    if ((await forge.read(`${path}/${run.runId}`)) !== undefined) return false;
    throw noRuns(releasing.id);
  }
  const { isCompleted, status } = readRun(answer);
  if (isCompleted) return false;
  const jobs = readJobs(await forge.list(`${path}/${releasing.id}/jobs?filter=latest`, "jobs"));
  // Forgejo has no list of jobs.
  return jobs.length === 0 ? !AT_REST.includes(status) : jobs.some((job) => isAtWork(job, clock.now()));
}

/**
 * What waits for the approval of a person is not watched: that can take days. Neither is what waits for other jobs; Forgejo's word for
 * a run that waits for a runner is `waiting`, too.
 */
const AT_REST = ["completed", "waiting", "blocked"];
/** These jobs wait for a runner or for their turn. The runner may be the one that this job has. */
const QUEUED = ["queued", "pending", "requested"];
const LONGEST_QUEUE_MS = 5 * 60_000;

function isAtWork({ status, created_at: created }: RunJob, now: number): boolean {
  if (QUEUED.includes(status)) return created == null || now - created < LONGEST_QUEUE_MS;
  return !AT_REST.includes(status);
}

/** The forge's answer about a run of another repository says nothing. A repository that was renamed keeps its runs. */
function isOfRepository({ url }: ReleasingRun, run: RunContext): boolean {
  const own = repositoryUrl(run);
  return own === "" || url.toLowerCase().startsWith(`${own}/actions/runs/`.toLowerCase());
}

function otherRepository({ url }: ReleasingRun): StageFailure {
  return new StageFailure({
    what: `${url} is a run of another repository, and the forge does not report it here.`,
    means: "What that run does cannot be read.",
    todo: "Wait until it has ended.",
  });
}

function noRuns(id: string): StageFailure {
  return new StageFailure({
    what: `The forge reports neither the run ${id} nor this run.`,
    means: "What that run does cannot be read.",
    todo: "Give the job `actions: read`.",
  });
}

/** What the run does with its release at this moment, as a sentence. `watchMs`: how long releases are watched. */
export function watchSentence({ version, url, deployedAt }: ReleasingRun, watchMs: number, clock: Clock): string {
  if (deployedAt === undefined) return `${version} is being deployed, in ${url}.`;
  const until = deployedAt + watchMs;
  if (until < clock.now()) return `${version} is still being watched, in ${url}.`;
  return `${version} is being watched until about ${new Date(until).toISOString().slice(11, 16)} UTC, in ${url}.`;
}
