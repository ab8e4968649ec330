import * as v from "valibot";
import type { Forge } from "../../ports/forge.ts";
import type { Clock, ForgeKind } from "../../ports/world.ts";
import { understand } from "../../stage/answer.ts";
import { type PostedRequest, requestsIn } from "../request/issue-comment.ts";
import { readThread } from "../request/issue-thread.ts";
import { proveRequest } from "../request/request-evidence.ts";
import type { Starters } from "../rules/ownership.ts";
import { type RunFacts, readRun, readRuns } from "../run/run-facts.ts";
import { readJobs } from "../run/run-jobs.ts";
import { type StartedRun, startedRuns } from "../run/started-run.ts";
import type { Person } from "../verdict/gate-verdict.ts";
import { isHotfix, isPreparation, startingFiles } from "./caller-files.ts";
import { preparedRequests } from "./prepared-request.ts";

/**
 * The starter of a run. A run that another run dispatched, or whose tag another run pushed, belongs to the account of a token: a
 * bot, or the person who created the token. The run that started it records this in a place that only that run can write: the name
 * of a job. Inputs, titles, tags, comments and statuses prove nothing here: everyone with write access can write them.
 */

/** GitHub ends a run after 35 days. */
const LONGEST_RUN_MS = 35 * 86_400_000;

export interface StarterPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly forge: ForgeKind;
  readonly defaultBranch: string;
  readonly clock: Clock;
  /** The account of the runs' own token. */
  readonly requester: string;
}

export interface RunToStart {
  readonly run: RunFacts;
  /** What the run is to release; undefined where it releases nothing. */
  readonly commit: string | undefined;
  /** Id of the comment with the request whose answer led to the run, where the run itself says so. */
  readonly after: number | undefined;
  /** What that request has to be about: it makes no one the starter of anything else. */
  readonly about?: About | undefined;
}

interface About {
  readonly commit: string | undefined;
  /** Of a request that follows a sign-off. */
  readonly version?: string;
}

export async function startersOf(forge: Forge, place: StarterPlace, wanted: RunToStart): Promise<Starters> {
  const { run, commit, after, about } = wanted;
  const behind: Starters[] = [];
  if (after !== undefined)
    behind.push(await startersBefore(forge, { ...place, workflow: run.workflow }, { after, about }));
  for (const { by, start } of await whatStarted(forge, place, wanted))
    behind.push(await startersOf(forge, place, { run: by, commit: undefined, after: start.after, about: { commit } }));
  if (place.forge !== "github" && after === undefined && wanted.commit !== undefined)
    for (const request of await preparedRequests(forge, place, wanted.commit))
      behind.push(await startersOfRequest(forge, place, request));
  return together(place, run, { starts: behind, attempts: await startersOfAttempts(forge, place, run) });
}

/** A run tells who started its newest attempt; each attempt before that tells its own. The first one's is the run's actor. */
async function startersOfAttempts(
  forge: Forge,
  place: StarterPlace,
  { id, attempt }: RunFacts,
): Promise<readonly Starters[]> {
  const found: Starters[] = [];
  if (place.forge !== "github" || id === undefined) return found;
  for (let number = 2; number < attempt; number++) {
    const answer = await forge.read(`${place.repository}/actions/runs/${id}/attempts/${number}`);
    const by = answer === undefined ? undefined : readRun(answer).again;
    const isKnown = by !== undefined && !isToken(place, by);
    found.push(
      isKnown ? { people: [by.login], unknown: undefined } : { people: [], unknown: by?.login ?? "an unknown account" },
    );
  }
  return found;
}

function isToken({ requester }: StarterPlace, one: Person | undefined): boolean {
  return one === undefined || one.isBot || one.login.toLowerCase() === requester.toLowerCase();
}

/** The starter of a request: the person who started the run that it names. request-evidence.ts verifies that run. */
export async function startersOfRequest(forge: Forge, place: StarterPlace, request: PostedRequest): Promise<Starters> {
  const answer = await forge.read(`${place.repository}/actions/runs/${request.run}`);
  if (answer === undefined) return UNPROVEN_STARTERS;
  const { asks, version, commit, after } = request;
  return startersOf(forge, place, {
    ...{ run: readRun(answer), after, about: { version, commit } },
    commit: asks === "release" ? commit : undefined,
  });
}

/** An answer dispatches its run by a token, so the person who started the run before it is the starter of what follows. */
async function startersBefore(
  forge: Forge,
  place: StarterPlace & { readonly workflow: string },
  { after, about }: { readonly after: number; readonly about: About | undefined },
): Promise<Starters> {
  const thread = await readThread(forge, place.repository, String(after));
  const [request] = thread === undefined ? [] : requestsIn([thread.comment], place.requester);
  if (request === undefined || !(await isAbout(forge, place, request, about))) return UNPROVEN_STARTERS;
  // It may have been changed since then, and may name the run of another person.
  const proof = await proveRequest(forge, place, request, place.clock);
  return proof.kind === "proven" ? startersOfRequest(forge, place, request) : UNPROVEN_STARTERS;
}

const UNPROVEN_STARTERS: Starters = {
  people: [],
  unknown: "a run whose request is gone, changed, or about another commit",
};

/** Between the sign-off and the tag of a version stands the commit with the changelog. */
async function isAbout(
  forge: Forge,
  { repository }: StarterPlace,
  request: PostedRequest,
  { commit, version }: About = { commit: undefined },
): Promise<boolean> {
  if (commit === undefined) return false;
  if (request.commit === commit) return true;
  if (request.asks !== "sign-off" || request.version !== version) return false;
  return (await parentsOf(forge, repository, commit)).includes(request.commit);
}

interface Behind {
  /** What started the run. */
  readonly starts: readonly Starters[];
  /** Its attempts between the first and the newest one. */
  readonly attempts: readonly Starters[];
}

function together(place: StarterPlace, { actor, again, attempt }: RunFacts, { starts, attempts }: Behind): Starters {
  const behind = [...starts, ...attempts];
  const found = behind.flatMap(({ people }) => people);
  const own = [actor, again].flatMap((one) => (one === undefined || isToken(place, one) ? [] : [one.login]));
  const isUnknown = isToken(place, actor) && starts.every(({ people }) => people.length === 0);
  // A token may run a run again, too, and then the person is unknown.
  const isUnknownAgain = attempt > 1 && isToken(place, again);
  return {
    people: [...new Set([...own, ...found])],
    unknown:
      behind.find(({ unknown }) => unknown !== undefined)?.unknown ??
      (isUnknown || isUnknownAgain ? ((isUnknown ? actor : again)?.login ?? "an unknown account") : undefined),
  };
}

interface Start {
  readonly by: RunFacts;
  readonly start: StartedRun;
}

/** The runs that say that they started this one: a release is started by its preparation, and that of a hotfix by hotfix.yml. */
async function whatStarted(forge: Forge, place: StarterPlace, wanted: RunToStart): Promise<readonly Start[]> {
  const { id } = wanted.run;
  if (place.forge !== "github" || id === undefined) return [];
  const found: Start[] = [];
  for (const by of await candidates(forge, place, wanted)) {
    // A person's dispatch runs the file of the commit that is released, or of its branch; other events run the file of any person.
    if (by.event !== "workflow_dispatch" || by.id === undefined || by.id === id) continue;
    const jobs = readJobs(await forge.list(`${place.repository}/actions/runs/${by.id}/jobs?filter=all`, "jobs"));
    found.push(...startedRuns(jobs).flatMap((start) => (start.run === id ? [{ by, start }] : [])));
  }
  return found;
}

async function candidates(
  forge: Forge,
  { repository }: StarterPlace,
  { run, commit }: RunToStart,
): Promise<readonly RunFacts[]> {
  const list = async (kind: "prepare-release" | "hotfix", query: string): Promise<readonly RunFacts[]> => {
    const found: RunFacts[] = [];
    for (const file of startingFiles(run.workflow, kind))
      found.push(
        ...readRuns(await forge.list(`${repository}/actions/workflows/${file}/runs?${query}`, "workflow_runs")),
      );
    return found;
  };
  if (isHotfix(run.workflow)) return [];
  if (isPreparation(run.workflow)) {
    if (!run.branch.startsWith("hotfix/")) return [];
    const since = new Date((run.createdAt ?? LONGEST_RUN_MS) - LONGEST_RUN_MS).toISOString();
    return list("hotfix", `created=${encodeURIComponent(`>=${since}`)}`);
  }
  if (commit === undefined) return [];
  const found: RunFacts[] = [];
  for (const sha of [commit, ...(await parentsOf(forge, repository, commit))])
    found.push(...(await list("prepare-release", `head_sha=${sha}`)));
  return found;
}

const commitSchema = v.object({ parents: v.optional(v.array(v.object({ sha: v.string() })), []) });

/** A preparation commits the changelog on top of what it was about. */
async function parentsOf(forge: Forge, repository: string, commit: string): Promise<readonly string[]> {
  // Gitea and Forgejo have a commit below `git` alone.
  const answer =
    (await forge.read(`${repository}/commits/${commit}`)) ?? (await forge.read(`${repository}/git/commits/${commit}`));
  if (answer === undefined) return [];
  return understand(commitSchema, answer, "a commit").parents.map(({ sha }) => sha);
}
