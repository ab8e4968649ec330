import * as v from "valibot";
import { understand } from "../stage/answer.ts";
import type { GateEvidence, Review } from "./gate.ts";

/** Reads GitHub's answers as evidence. What is not as described is an error, never a guess. */

const time = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => Date.parse(text)),
);
const account = v.object({ login: v.string(), type: v.optional(v.string(), "User") });

const environmentSchema = v.object({
  name: v.string(),
  protection_rules: v.optional(
    v.array(v.object({ type: v.string(), reviewers: v.optional(v.nullable(v.array(v.unknown()))) })),
    [],
  ),
});

export function readProtection(answer: unknown): GateEvidence["protection"] {
  if (answer === undefined) return "no-such-environment";
  const { protection_rules: rules } = understand(environmentSchema, answer, "an environment");
  const asks = rules.some(({ type, reviewers }) => type === "required_reviewers" && (reviewers ?? []).length > 0);
  return asks ? "reviewers" : "no-reviewers";
}

const reviewsSchema = v.array(
  v.object({
    state: v.string(),
    comment: v.optional(v.nullable(v.string())),
    environments: v.array(v.object({ name: v.string() })),
    user: account,
  }),
);

/** Answers that one environment got in a run. A state that we do not know is no approval and no rejection: an error. */
export function readReviews(answer: unknown, environment: string): readonly Review[] {
  return understand(reviewsSchema, answer, "the reviews of a run")
    .filter(({ environments }) => environments.some(({ name }) => name.toLowerCase() === environment.toLowerCase()))
    .filter(({ state }) => state !== "pending")
    .map(({ state, comment, user }) => ({
      state: understand(v.picklist(["approved", "rejected"]), state, "a review's state"),
      comment: comment ?? "",
      by: { login: user.login, isBot: user.type !== "User" },
    }));
}

const runSchema = v.object({
  head_sha: v.string(),
  actor: v.optional(v.nullable(account)),
  triggering_actor: v.optional(v.nullable(account)),
});

export interface RunFacts {
  readonly sha: string;
  readonly startedBy: readonly string[];
}

export function readRun(answer: unknown): RunFacts {
  const { head_sha, actor, triggering_actor } = understand(runSchema, answer, "a run");
  const startedBy = [actor, triggering_actor].flatMap((one) => (one ? [one.login] : []));
  return { sha: head_sha, startedBy: [...new Set(startedBy)] };
}

const deploymentsSchema = v.array(v.object({ id: v.number(), created_at: time }));

/** Ids, newest first. */
export function readDeployments(answer: unknown): readonly number[] {
  return understand(deploymentsSchema, answer, "deployments")
    .toSorted((one, other) => other.created_at - one.created_at || other.id - one.id)
    .map(({ id }) => id);
}

const statusesSchema = v.array(
  v.object({
    state: v.string(),
    created_at: time,
    log_url: v.optional(v.nullable(v.string())),
    target_url: v.optional(v.nullable(v.string())),
  }),
);

/** A deployment that a job of ours made. */
export interface Opening {
  /** When its job was let go: its first status after the waiting. */
  readonly openedAt: number | undefined;
}

/** Undefined when the deployment belongs to another run. The statuses' links name the run and the job. */
export function readOpening(answer: unknown, runId: string): Opening | undefined {
  const statuses = understand(statusesSchema, answer, "the statuses of a deployment").toSorted(
    (one, other) => one.created_at - other.created_at,
  );
  const ofRun = new RegExp(`/actions/runs/${runId}(/|$)`);
  const ours = statuses.some(({ log_url, target_url }) => ofRun.test(log_url ?? "") || ofRun.test(target_url ?? ""));
  return ours ? { openedAt: statuses.find(({ state }) => state !== "waiting")?.created_at } : undefined;
}

const repositorySchema = v.object({ default_branch: v.pipe(v.string(), v.nonEmpty()) });

export function readDefaultBranch(answer: unknown): string {
  return understand(repositorySchema, answer, "the repository").default_branch;
}

const fileSchema = v.object({ encoding: v.literal("base64"), content: v.string() });

/** The text of a file; undefined where there is none. */
export function readFile(answer: unknown): string | undefined {
  if (answer === undefined) return undefined;
  const { content } = understand(fileSchema, answer, "a file");
  const bytes = Uint8Array.from(atob(content.replaceAll(/\s/g, "")), (character) => character.codePointAt(0) ?? 0);
  return new TextDecoder().decode(bytes);
}
