import type { Forge } from "../../ports/forge.ts";
import type { Clock, ForgeKind } from "../../ports/world.ts";
import { endedRun } from "../run/ended-run.ts";
import type { RunFacts } from "../run/run-facts.ts";
import { type RunJob, readJobs } from "../run/run-jobs.ts";
import { type Refused, refused } from "../verdict/gate-verdict.ts";
import { isBeforeTag } from "./approval-request.ts";
import { isAskingJob } from "./asking-job.ts";
import { editsAtGithub } from "./comment-edits.ts";
import type { PostedRequest } from "./issue-comment.ts";
import { findRecord, type RecordAnswer } from "./request-record.ts";

/**
 * Whether a request is one of the run that it names. Every workflow of a repository writes as the same account, that of a branch as
 * well, so that a comment of this account proves nothing: what counts is what the forge says of the run, and what the run recorded.
 */

export interface RequestPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly forge: ForgeKind;
  readonly defaultBranch: string;
  /** File of the workflow that asks this question. */
  readonly workflow: string;
}

export type RequestEvidence = { readonly kind: "proven"; readonly run: RunFacts } | Refused;

export async function proveRequest(
  forge: Forge,
  place: RequestPlace,
  request: PostedRequest,
  clock: Clock,
): Promise<RequestEvidence> {
  const { repository } = place;
  const path = `${repository}/actions/runs/${request.run}`;
  const run = await endedRun(forge, path, clock);
  if (run === undefined) return unproven(`The run ${request.run}, which the request names, is gone.`);
  if (run === "under way") return unproven(`The run ${request.run}, which the request names, has not ended yet.`);
  const jobs = readJobs(await forge.list(`${path}/jobs?filter=all`, "jobs"));
  // Some forges list no jobs: there the record alone has to do.
  const isWithoutJobs = jobs.length === 0 && place.forge !== "github";
  const record = await findRecord(
    forge,
    { repository, commit: request.commit },
    { request, body: request.comment.body },
  );
  if (place.forge === "github" && (await editsAtGithub(forge, request.comment)) !== "none") return EDITED;
  const asking = place.forge === "github" ? jobs.filter((job) => hasAsked(request, job)) : jobs;
  const why = runFault(request, run, place) ?? (isWithoutJobs ? undefined : timeFault(request, asking));
  if (why !== undefined) return unproven(why);
  return recordFault(request, record) ?? { kind: "proven", run };
}

/** Pure. Is it the workflow that posts this request, started by an event that does not run a file of the person who caused it? */
function runFault(request: PostedRequest, run: RunFacts, place: RequestPlace): string | undefined {
  const { version, commit, preparation } = request;
  const itsRun = `The run ${request.run}, which the request names,`;
  if (run.workflow !== place.workflow) return `${itsRun} is one of ${run.workflow}, and ${place.workflow} asks this.`;
  if (run.attempt < request.attempt) return `${itsRun} has no attempt ${request.attempt}.`;
  // A tag's own file runs at its commit, which is the one that is asked about.
  const isOfTag = !isBeforeTag(request.asks) && request.asks !== "rollback";
  if (isOfTag && run.branch === version && run.sha === commit && isByHand(run)) return undefined;
  if (run.event === "push")
    return `${itsRun} is about ${run.branch} (${run.sha}), and not about ${version} (${commit}).`;
  if (run.event !== "workflow_dispatch") return `${itsRun} was started by ${run.event || "an unknown event"}.`;
  const branches = preparation === undefined ? [] : [`hotfix/${version}`];
  if (![place.defaultBranch, ...branches].includes(run.branch))
    return `${itsRun} is about the branch ${run.branch}, whose workflow any person with write access may have written.`;
  if (preparation !== undefined && preparation.branch !== run.branch)
    return `${itsRun} is about the branch ${run.branch}, and not about ${preparation.branch}.`;
  if ((request.asks === "sign-off" || request.asks === "rollback") && run.sha !== commit)
    return `${itsRun} is about ${run.sha}, and not about ${commit}.`;
  return undefined;
}

function isByHand({ event }: RunFacts): boolean {
  return event === "push" || event === "workflow_dispatch";
}

/** A run that stopped before it asked has no record of its own, which a record by another account could replace. */
function hasAsked({ asks }: PostedRequest, { name, conclusion }: RunJob): boolean {
  return conclusion === "success" && isAskingJob(asks, name);
}

/** Pure. A comment of a run is written while the job that asks is under way. */
function timeFault({ asks, run, attempt, comment }: PostedRequest, jobs: readonly RunJob[]): string | undefined {
  const wasUnderWay = jobs.some(
    ({ run_attempt, started_at, completed_at }) =>
      (attempt === 0 || run_attempt === attempt) &&
      typeof started_at === "number" &&
      typeof completed_at === "number" &&
      started_at <= comment.createdAt &&
      comment.createdAt <= completed_at,
  );
  return wasUnderWay
    ? undefined
    : `No job of the run ${run} that asks for a ${asks} was under way when the request was posted, and ended well.`;
}

function recordFault({ run }: PostedRequest, record: RecordAnswer): Refused | undefined {
  switch (record) {
    case "one that fits":
      return undefined;
    case "one of another text":
      return EDITED;
    case "none":
      return unproven(`The run ${run}, which the request names, has recorded no such request.`);
    case "several":
      return unproven(
        `The run ${run} asks once, and several requests are recorded in its name, so not all of them are from this run.`,
      );
  }
}

const TODO = "Run the workflow that asks again: that posts a new request, which can be answered.";

const EDITED = refused(
  "edited",
  "The request was edited after it was posted, or another account wrote it: it is not the one that its run has recorded.",
  TODO,
);

function unproven(what: string): Refused {
  return refused("unproven-request", what, TODO);
}
