import * as v from "valibot";
import { understand } from "../stage/answer.ts";
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

/** Newest first. */
export function readDeployments(answer: unknown): readonly Deployed[] {
  return understand(deploymentsSchema, answer, "deployments")
    .map(({ id, sha }) => ({ id, commit: sha }))
    .toSorted((left, right) => right.id - left.id);
}

/** Where a deployment stands, by its statuses, the newest first; undefined for one that has not ended. */
export function readDeploymentEnd(
  answer: unknown,
): { readonly isLive: boolean; readonly url: string | undefined } | undefined {
  const [last] = understand(statusesSchema, answer, "a deployment's statuses");
  if (last === undefined || !["success", "inactive", "failure", "error"].includes(last.state)) return undefined;
  return { isLive: last.state === "success", url: last.log_url || last.target_url || undefined };
}

/** Whether staging runs what is to be released: one of `commits`, which all build the same application. */
export function stagingRow(environment: string, commits: readonly string[], running: Running | undefined): Row {
  if (running === undefined) {
    return red(
      `Nothing was deployed to ${environment} that is live there.`,
      undefined,
      `Deploy the commit to ${environment}, look at it there, then run this again.`,
    );
  }
  if (commits.includes(running.commit)) {
    const which =
      running.commit === commits[0] ? "this commit" : `${running.commit.slice(0, 12)}, the same application`;
    return okRow(CHECK, `${environment} runs ${which}.`, running.url);
  }
  return red(
    `${environment} runs ${running.commit.slice(0, 12)}, and not this commit.`,
    running.url,
    `Bring the commit to ${environment} (run its deploy again), look at it there, then run this again.`,
  );
}

function red(verdict: string, url: string | undefined, todo: string): Row {
  return { check: CHECK, state: "red", verdict, url, todo };
}
