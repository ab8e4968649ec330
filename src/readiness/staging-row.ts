import * as v from "valibot";
import { understand } from "../stage/answer.ts";
import type { Standing } from "./awaited.ts";
import { okRow, type Row } from "./row.ts";

const CHECK = "Staging";

const deploymentsSchema = v.array(v.object({ id: v.number(), sha: v.string() }));
const statusesSchema = v.array(
  v.object({
    state: v.string(),
    log_url: v.optional(v.nullable(v.string())),
    target_url: v.optional(v.nullable(v.string())),
  }),
);

/** A deployment of an environment, as its forge keeps it. */
export interface Deployed {
  readonly id: number;
  readonly commit: string;
}

/** What an environment runs: the newest deployment that has ended well. */
export interface Running {
  readonly commit: string;
  /** The run that brought it. */
  readonly url: string | undefined;
}

/** What an environment's deployments say about a commit. */
export interface StagingLook {
  readonly running: Running | undefined;
  /** The newest deployment of the commit, where it is newer than what runs. */
  readonly own: { readonly state: DeploymentEnd["state"] | "going on"; readonly url: string | undefined } | undefined;
}

export interface DeploymentEnd {
  /** `gone`: it was live once, or it was never to be. */
  readonly state: "live" | "failed" | "gone";
  readonly url: string | undefined;
}

/** Newest first. */
export function readDeployments(answer: unknown): readonly Deployed[] {
  return understand(deploymentsSchema, answer, "deployments")
    .map(({ id, sha }) => ({ id, commit: sha }))
    .toSorted((left, right) => right.id - left.id);
}

/** Where a deployment stands, by its statuses, the newest first; undefined for one that has not ended. */
export function readDeploymentEnd(answer: unknown): DeploymentEnd | undefined {
  const [last] = understand(statusesSchema, answer, "a deployment's statuses");
  const state = ENDED[last?.state ?? ""];
  return state === undefined ? undefined : { state, url: last?.log_url || last?.target_url || undefined };
}

const ENDED: Readonly<Record<string, DeploymentEnd["state"]>> = {
  success: "live",
  inactive: "gone",
  failure: "failed",
  error: "failed",
};

/** Whether staging runs what is to be released: one of `commits`, which all build the same application. */
export function stagingRow(environment: string, commits: readonly string[], look: StagingLook): Row {
  const { running, own } = look;
  if (running !== undefined && commits.includes(running.commit)) {
    const which =
      running.commit === commits[0] ? "this commit" : `${running.commit.slice(0, 12)}, the same application`;
    return okRow(CHECK, `${environment} runs ${which}.`, running.url);
  }
  const runs =
    running === undefined
      ? `Nothing was deployed to ${environment} that is live there.`
      : `${environment} runs ${running.commit.slice(0, 12)}, and not this commit.`;
  if (own?.state === "failed") {
    return red(
      `The deploy of this commit to ${environment} failed. ${runs}`,
      own.url,
      `Repair it, or run its deploy to ${environment} again; look at it there, then run this again.`,
    );
  }
  return red(
    own?.state === "going on" ? `${runs} Its deploy has not ended.` : runs,
    own?.url ?? running?.url,
    `Bring the commit to ${environment} (run its deploy again), look at it there, then run this again.`,
  );
}

export function stagingStanding(environment: string, commits: readonly string[], look: StagingLook): Standing {
  const { running, own } = look;
  if (running !== undefined && commits.includes(running.commit)) return { name: CHECK, state: "passed", says: "" };
  if (own?.state === "failed") return { name: CHECK, state: "failed", says: "its deploy failed" };
  const runs = running === undefined ? "nothing" : running.commit.slice(0, 12);
  const state = own?.state === "going on" ? "pending" : "missing";
  return { name: CHECK, state, says: `${environment} runs ${runs}` };
}

function red(verdict: string, url: string | undefined, todo: string): Row {
  return { check: CHECK, state: "red", verdict, url, todo };
}
