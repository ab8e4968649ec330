import { waitFor } from "../processes.ts";
import { review, timersPassed } from "./approvals.ts";
import { addComment, changeComment } from "./comments.ts";
import { resolveCommit } from "./commits.ts";
import { addRun } from "./dispatches.ts";
import { type BranchPolicy, type Environment, ensureEnvironment } from "./environments.ts";
import type { Hub } from "./hub.ts";
import { addIssue, type Issue } from "./issues.ts";
import { ACTIONS_BOT, type Identity, type Person, type Scopes } from "./people.ts";
import { addPull, type Pull } from "./pulls.ts";
import { noticePushes } from "./pushes.ts";
import {
  addJob,
  answerNeverCame,
  bypassRules,
  cancelRun,
  endRun,
  type JobChange,
  type JobWish,
  keepJob,
  rerun,
  rulesChanged,
  setJob,
} from "./run-life.ts";
import type { Conclusion, Job, Run } from "./runs.ts";
import { addSecret, openSecret, openSecrets } from "./secrets.ts";
import type { CommitStatus } from "./statuses.ts";

export interface ReviewWish {
  readonly environment: string;
  readonly login: string;
  readonly state: "approved" | "rejected";
  readonly comment?: string;
}

export interface Protection {
  readonly reviewers?: readonly string[];
  readonly preventSelfReview?: boolean;
  readonly waitMinutes?: number;
  readonly branches?: "protected" | readonly Omit<BranchPolicy, "id">[];
}

/** A status of a commit. */
export interface StatusWish {
  readonly context: string;
  readonly state: CommitStatus["state"];
  readonly url: string;
  readonly login: string;
}

/** What happens at GitHub without the API: clicks on its site, and what its runner service does. */
export interface Control {
  addPerson(person: Partial<Person> & { readonly login: string }): Person;
  /** A token of a person's; it may what the person may. */
  userToken(login: string): string;
  /** `GITHUB_TOKEN` of a run, with the job's `permissions`. Dies with the run, or after `lifetimeMs`. */
  runToken(runId: number, scopes: Scopes, lifetimeMs?: number): string;
  expireToken(token: string): void;
  /** The tokens that the run's jobs have now; a job that starts later gets a fresh one. */
  expireTokens(runId: number): void;
  protect(environment: string, protection: Protection): Environment;
  /** From now on the branch changes through pull requests only. */
  protectBranch(branch: string): void;
  /** The value of a secret, as a job of the environment gets it; undefined without one. */
  secret(environment: string, name: string): Promise<string | undefined>;
  /** A secret that a person has stored on the page of the environment. */
  addSecret(environment: string, name: string, value: string): Promise<void>;
  /** Every secret of the environment that was stored through the API. */
  secrets(environment: string): Promise<Readonly<Record<string, string>>>;
  /** Takes all rules away. Jobs that wait fail. */
  unprotect(environment: string): void;
  startRun(wish: {
    readonly workflow: string;
    readonly event: string;
    readonly ref: string;
    readonly sha?: string;
    readonly actor: string;
  }): number;
  run(runId: number): Run;
  /** A job of the run's latest attempt; it waits when its environment is protected. Gives its id. */
  addJob(runId: number, job: JobWish): number;
  job(jobId: number): Job;
  setJob(jobId: number, change: JobChange): void;
  /** No more jobs come in this attempt. */
  endRun(runId: number, conclusion?: Conclusion): void;
  /** Lets jobs go on whose wait timer is over. */
  timersPassed(): void;
  /** Ends when a job of the run waits for the environment. */
  waitForApproval(runId: number, environment: string, timeoutMs?: number): Promise<Job>;
  /** A click on "Review deployments". Throws when this person may not, or nothing waits. */
  review(runId: number, wish: ReviewWish): void;
  /** Thirty days pass, and no one has answered. */
  neverAnswer(runId: number, environment: string): void;
  /** An administrator lets the waiting jobs start, past the reviewers. */
  bypass(runId: number, environment: string): void;
  cancel(runId: number, login: string): void;
  /** "Re-run failed jobs": the next attempt, whose jobs are for the runner to add. */
  rerunFailed(runId: number, login: string): void;
  /** A job of the attempt before that is not run again. Gives its id in this one. */
  keepJob(runId: number, name: string): number;
  /** "Re-run all jobs". */
  rerunAll(runId: number, login: string): void;
  openIssue(login: string, title: string, body?: string): Issue;
  comment(issue: number, login: string, body: string): number;
  /** A status that a person with a token of their own leaves with a commit. */
  setStatus(sha: string, wish: StatusWish): void;
  editComment(commentId: number, login: string, body: string): void;
  /** "Hide" on a comment: its time of change moves, and its text stays. */
  hideComment(commentId: number): void;
  deleteComment(commentId: number): void;
  /** The account is deleted: what it wrote stays, and belongs to no one. */
  deletePerson(login: string): void;
  /** A person with write access deletes a run. */
  deleteRun(runId: number): void;
  openPull(login: string, wish: { readonly title: string; readonly head: string; readonly base: string }): Pull;
  mergePull(number: number, commit: string): void;
  /** Tells of every ref that was pushed to the repository behind the API since the last time. */
  noticePushes(login: string): void;
}

export function control(hub: Hub): Control {
  const person = (login: string): Person => must(hub.people.get(login), `the person ${login}`);
  const run = (id: number): Run => must(hub.runs.get(id), `the run ${id}`);
  const place = (id: number): { run: Run; job: Job } => {
    const all = [...hub.runs.values()].flatMap((one) => one.jobs.map((job) => ({ run: one, job })));
    return must(
      all.find(({ job }) => job.id === id),
      `the job ${id}`,
    );
  };
  return {
    addPerson: (wish) => {
      const fresh: Person = {
        id: hub.nextId(),
        type: "User",
        permission: "write",
        association: "COLLABORATOR",
        ...wish,
      };
      hub.people.set(fresh.login, fresh);
      return fresh;
    },
    userToken: (login) =>
      hub.tokens.give({
        person: person(login),
        kind: "user",
        scopes: {},
        runId: undefined,
        expires: Number.POSITIVE_INFINITY,
      }),
    runToken: (runId, scopes, lifetimeMs = 6 * 3_600_000) =>
      hub.tokens.give({ person: ACTIONS_BOT, kind: "run", scopes, runId, expires: hub.now() + lifetimeMs }),
    expireTokens: (runId) => hub.tokens.expireRun(runId),
    expireToken: (token) => hub.tokens.expire(token),
    protect: (name, { reviewers = [], preventSelfReview = false, waitMinutes = 0, branches }) => {
      const environment = ensureEnvironment(hub, name);
      const policies = Array.isArray(branches) ? branches.map((one) => ({ id: hub.nextId(), ...one })) : branches;
      const rules = { reviewers: reviewers.map(person), preventSelfReview, waitMinutes, branches: policies };
      Object.assign(environment, rules, { updatedAt: hub.now() });
      rulesChanged(hub, environment);
      return environment;
    },
    secret: (environment, name) => openSecret(hub, environment, name),
    addSecret: (environment, name, value) => addSecret(hub, { environment, name, value }),
    secrets: (environment) => openSecrets(hub, environment),
    unprotect: (name) => {
      const environment = must(hub.environments.get(name), `the environment ${name}`);
      Object.assign(environment, { reviewers: [], waitMinutes: 0, branches: undefined, updatedAt: hub.now() });
      rulesChanged(hub, environment);
    },
    startRun: ({ workflow, event, ref, sha, actor }) => {
      const commit = must(sha ?? resolveCommit(hub, ref), `the ref ${ref}`);
      return addRun(hub, { path: workflow, event, ref, sha: commit, actor: person(actor) }).id;
    },
    run,
    addJob: (runId, wish) => addJob(hub, run(runId), wish).id,
    job: (id) => place(id).job,
    setJob: (id, change) => {
      const { run: one, job } = place(id);
      setJob(hub, one, { job, change });
    },
    endRun: (id, conclusion) => endRun(hub, run(id), conclusion),
    timersPassed: () => timersPassed(hub),
    waitForApproval: async (runId, environment, timeoutMs = 30_000) => {
      const waits = (): Job | undefined =>
        run(runId).jobs.find((one) => one.status === "waiting" && one.environment === environment);
      return waitFor(`a job of the run ${runId} to wait for ${environment}`, timeoutMs, waits);
    },
    review: (runId, { environment, login, state, comment = "" }) => {
      const ids = [must(hub.environments.get(environment), `the environment ${environment}`).id];
      const who: Identity = { person: person(login), kind: "user", scopes: {}, runId: undefined, expires: Infinity };
      const { status, body } = review(hub, run(runId), { who, wish: { environment_ids: ids, state, comment } });
      if (status !== 200) throw new Error(`GitHub answers ${status}: ${JSON.stringify(body)}`);
    },
    neverAnswer: (runId, environment) => answerNeverCame(hub, run(runId), environment),
    bypass: (runId, environment) => bypassRules(hub, run(runId), environment),
    rerunFailed: (runId, login) => rerun(hub, run(runId), person(login)),
    keepJob: (runId, name) => keepJob(hub, run(runId), name).id,
    rerunAll: (runId, login) => rerun(hub, run(runId), person(login)),
    cancel: (runId, login) => cancelRun(hub, run(runId), person(login)),
    openIssue: (login, title, body) => addIssue(hub, { user: person(login), title, body: body ?? null, labels: [] }),
    protectBranch: (branch) => void hub.protectedBranches.add(branch),
    setStatus: (sha, { context, state, url, login }) => {
      const made = { id: hub.nextId(), createdAt: hub.now(), creator: person(login) };
      hub.statuses.push({ ...made, ...{ sha, context, state, target: url, description: null } });
    },
    comment: (issue, login, body) => addComment(hub, { issue, user: person(login), body }, true).id,
    editComment: (id, login, body) =>
      changeComment(hub, must(hub.comments.get(id), `the comment ${id}`), { body, actor: person(login) }),
    hideComment: (id) => {
      must(hub.comments.get(id), `the comment ${id}`).updatedAt = hub.now();
    },
    deleteComment: (id) => void hub.comments.delete(id),
    deletePerson: (login) => void hub.gone.add(person(login).login),
    deleteRun: (id) => void hub.runs.delete(run(id).id),
    openPull: (login, wish) => addPull(hub, { ...wish, user: person(login), body: null }),
    mergePull: (number, commit) => {
      Object.assign(must(hub.pulls.get(number), `the pull request ${number}`), {
        mergedAt: hub.now(),
        mergeCommit: commit,
      });
    },
    noticePushes: (login) => noticePushes(hub, person(login).login),
  };
}

function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The double does not know ${what}.`);
  return value;
}
