import * as v from "valibot";
import { time } from "../../gates/verdict/person.ts";
import { understand } from "../../stage/answer.ts";
import type { Standing } from "../pending-requirements.ts";
import { okRow, type Row } from "./row.ts";

const CHECK = "Staging";

const deploymentsSchema = v.array(v.object({ id: v.number(), sha: v.string(), created_at: time }));
const statusesSchema = v.array(
  v.object({
    state: v.string(),
    created_at: v.optional(time),
    log_url: v.optional(v.nullable(v.string())),
    target_url: v.optional(v.nullable(v.string())),
  }),
);

/** A deployment of an environment, as its forge keeps it. */
export interface Deployed {
  readonly id: number;
  readonly commit: string;
  /** Milliseconds since the epoch, by the forge's clock. */
  readonly createdAt: number;
}

/** What an environment runs: its newest deployment, which has ended well. */
export interface Running {
  readonly commit: string;
  /** The run that brought it. */
  readonly url: string | undefined;
}

/** A deployment that is newer than all that succeeded: what it has left on staging is unknown. */
export interface Unsettled {
  readonly commit: string;
  readonly state: "failed" | "in progress";
  readonly url: string | undefined;
}

/** What an environment's deployments say. */
export type StagingLook =
  | { readonly kind: "running"; readonly running: Running }
  /** `before` is what ran when it began; undefined where that is not known either. */
  | { readonly kind: "unsettled"; readonly newest: Unsettled; readonly before: Running | undefined }
  /** `unproven` counts those that no job of the staging workflow made. */
  | { readonly kind: "nothing"; readonly unproven: number }
  /** The forge lists neither deployments nor runs. */
  | { readonly kind: "no-runs" };

export interface DeploymentEnd {
  /** `gone`: it was live once, or it was never to be. */
  readonly state: "live" | "failed" | "gone";
  readonly url: string | undefined;
  /** When it ended so, in milliseconds since the epoch. */
  readonly at: number | undefined;
  /** Whether it had ended before: a job says once how its deployment ended. */
  readonly isAgain: boolean;
}

/** Newest first. */
export function readDeployments(answer: unknown): readonly Deployed[] {
  return understand(deploymentsSchema, answer, "deployments")
    .map(({ id, sha, created_at }) => ({ id, commit: sha, createdAt: created_at }))
    .toSorted((left, right) => right.id - left.id);
}

/** Where a deployment stands, by its statuses, the newest first; undefined for one that has not ended. */
export function readDeploymentEnd(answer: unknown): DeploymentEnd | undefined {
  const [last, ...before] = understand(statusesSchema, answer, "a deployment's statuses");
  const state = ENDED[last?.state ?? ""];
  return state === undefined
    ? undefined
    : {
        ...{ state, url: last?.log_url || last?.target_url || undefined, at: last?.created_at },
        isAgain: before.some((one) => ENDED[one.state] !== undefined),
      };
}

const ENDED: Readonly<Record<string, DeploymentEnd["state"]>> = {
  success: "live",
  inactive: "gone",
  failure: "failed",
  error: "failed",
};

/** Without an environment it is not read what staging runs, and a warning reports that. */
export const UNSEEN_STAGING: Row = {
  ...{ check: CHECK, state: "warning", url: undefined },
  verdict: "The deployments of staging are not checked: a commit that never ran there can be released.",
  todo: "Name its environment under `check-readiness.staging` on the default branch.",
};

/** Whether staging runs what is to be released: one of `commits`, which all build the same application. */
export function stagingRow(environment: string, commits: readonly string[], look: StagingLook): Row {
  const bring = `Deploy the commit to ${environment} (run its deploy again), test it there, then run this again.`;
  switch (look.kind) {
    case "running": {
      const { commit, url } = look.running;
      if (!commits.includes(commit))
        return red(`${environment} runs ${short(commit)}, and not this commit.`, url, bring);
      const which = commit === commits[0] ? "this commit" : `${short(commit)}, the same application`;
      return okRow(CHECK, `${environment} runs ${which}.`, url);
    }
    case "unsettled": {
      const { verdict, todo } = unsettled(environment, commits, look.newest);
      return red(verdict, look.newest.url, todo ?? bring);
    }
    case "nothing":
      return red(
        look.unproven === 0
          ? `No deployment to ${environment} is live.`
          : `The deployments to ${environment} are no evidence: no job of the staging workflow created them, and a person with write access can create a deployment through the API.`,
        undefined,
        `Deploy the commit to ${environment}, test it there, then run this again.`,
      );
    case "no-runs":
      return red(
        `This forge lists neither deployments nor runs, so it is unknown what ${environment} runs.`,
        undefined,
        "Remove `check-readiness.staging` on the default branch, and check staging yourself before you approve: docs/other-forges.md.",
      );
  }
}

function unsettled(
  environment: string,
  commits: readonly string[],
  { commit, state }: Unsettled,
): { readonly verdict: string; readonly todo?: string } {
  const isOwn = commits.includes(commit);
  if (state === "in progress") {
    const whose = isOwn ? "this commit" : short(commit);
    const verdict = `What ${environment} runs is not known yet: the deploy of ${whose} has not ended.`;
    return { verdict, todo: `Wait until it has ended, test ${environment}, then run this again.` };
  }
  if (!isOwn)
    return { verdict: `What ${environment} runs is not known: its newest deployment, of ${short(commit)}, failed.` };
  return {
    verdict: `The deploy of this commit to ${environment} failed. What ${environment} runs is not known.`,
    todo: `Repair it, or run its deploy to ${environment} again; test it there, then run this again.`,
  };
}

export function stagingStanding(environment: string, commits: readonly string[], look: StagingLook): Standing {
  const runs = (commit: string | undefined): string =>
    `${environment} runs ${commit === undefined ? "nothing" : short(commit)}`;
  switch (look.kind) {
    case "running": {
      const { commit } = look.running;
      return { name: CHECK, state: commits.includes(commit) ? "passed" : "missing", says: runs(commit) };
    }
    case "unsettled": {
      const { newest, before } = look;
      if (newest.state === "in progress") return { name: CHECK, state: "pending", says: runs(before?.commit) };
      // After another commit's deploy that failed, the deploy of this one may still come.
      const isOwn = commits.includes(newest.commit);
      return { name: CHECK, state: isOwn ? "failed" : "missing", says: "its newest deployment failed" };
    }
    case "nothing":
      return { name: CHECK, state: "missing", says: runs(undefined) };
    case "no-runs":
      return { name: CHECK, state: "failed", says: "this forge lists neither deployments nor runs" };
  }
}

function short(commit: string): string {
  return commit.slice(0, 12);
}

function red(verdict: string, url: string | undefined, todo: string): Row {
  return { check: CHECK, state: "red", verdict, url, todo };
}
