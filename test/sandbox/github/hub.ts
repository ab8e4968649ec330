import type { EventEmitter } from "node:events";
import type { Deployment, DeploymentStatus } from "./deployments.ts";
import type { Environment } from "./environments.ts";
import type { Git } from "./git.ts";
import type { Comment, Issue } from "./issues.ts";
import type { Label } from "./labels.ts";
import type { Identity, Person, Tokens } from "./people.ts";
import type { Pull } from "./pulls.ts";
import type { Release } from "./releases.ts";
import type { Run } from "./runs.ts";
import type { EnvironmentSecret, SecretKeys } from "./secrets.ts";
import type { CommitStatus, MadeCheck } from "./statuses.ts";

export interface PushEvent {
  readonly ref: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly actor: string;
}

export interface DispatchEvent {
  readonly kind: "workflow_dispatch" | "repository_dispatch";
  /** The run that GitHub made at once; repository dispatches have none yet. */
  readonly runId: number | undefined;
  readonly workflow: string;
  readonly ref: string;
  readonly sha: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly actor: string;
}

export interface CommentEvent {
  readonly action: "created" | "edited";
  readonly issue: number;
  readonly commentId: number;
  readonly body: string;
  readonly actor: string;
  readonly association: string;
}

export interface RunEvent {
  readonly runId: number;
  readonly jobId: number | undefined;
  readonly actor: string;
}

export interface Events {
  push: [PushEvent];
  dispatch: [DispatchEvent];
  issue_comment: [CommentEvent];
  /** A job that waited for its environment may go on (its id), or will never (its run goes on without it). */
  approved: [RunEvent];
  rejected: [RunEvent];
  cancelled: [RunEvent];
  rerun: [RunEvent];
}

/** Everything that the forge knows. One repository. */
export interface Hub {
  /** The address of the API, which also stands for the site's. */
  api: string;
  readonly owner: string;
  readonly repo: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  readonly git: Git;
  readonly tokens: Tokens;
  readonly people: Map<string, Person>;
  /** Logins of accounts that were deleted. */
  readonly gone: Set<string>;
  readonly releases: Map<number, Release>;
  readonly environments: Map<string, Environment>;
  /** By the environment, then by the secret's name. */
  readonly secrets: Map<string, Map<string, EnvironmentSecret>>;
  readonly secretKeys: Map<string, SecretKeys>;
  readonly deployments: Map<number, Deployment>;
  readonly deploymentStatuses: DeploymentStatus[];
  readonly runs: Map<number, Run>;
  readonly issues: Map<number, Issue>;
  readonly comments: Map<number, Comment>;
  readonly labels: Map<string, Label>;
  readonly pulls: Map<number, Pull>;
  readonly statuses: CommitStatus[];
  readonly checks: MadeCheck[];
  /** Branches that change through pull requests only. */
  readonly protectedBranches: Set<string>;
  /** The refs that a person was told of, or that were made through the API. */
  readonly seenRefs: Map<string, string>;
  readonly events: EventEmitter<Events>;
  readonly now: () => number;
  readonly nextId: () => number;
}

/** A request that was found valid. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  /** One of them; empty when the operation has no such parameter. */
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  /** The body's text: JSON that fits GitHub's description of this operation. */
  readonly text: string;
  readonly who: Identity;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handlers = Readonly<Record<string, (call: Call) => Answer>>;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });

/** GitHub's words for what it refuses. */
export function refused(status: number, message: string, errors?: readonly unknown[]): Answer {
  const body = { message, documentation_url: "https://docs.github.com/rest", status: String(status) };
  return { status, body: errors === undefined ? body : { ...body, errors } };
}

export const notFound = (): Answer => refused(404, "Not Found");

export function stamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

export const place = ({ api, owner, repo }: Hub): string => `${api}/repos/${owner}/${repo}`;

/** An event that a run's own token causes starts nothing, except a dispatch. */
export const starts = ({ kind }: Identity): boolean => kind !== "run";
