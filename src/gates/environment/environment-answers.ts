import * as v from "valibot";
import { understand } from "../../stage/answer.ts";
import { account, personOf, time } from "../verdict/person.ts";
import type { GateEvidence } from "./environment-gate.ts";
import type { ReviewRequest } from "./request-history.ts";
import type { Review } from "./review.ts";

/** Reads GitHub's answers as evidence. What is not as described is an error, never a guess. */

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
    // Null where the account is gone: it counts as no person's.
    user: v.nullable(account),
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
      by: user === null ? { login: "", isBot: true } : personOf(user),
    }));
}

const deploymentsSchema = v.array(v.object({ id: v.number(), created_at: time }));

/** Ids, oldest first. */
export function readDeployments(answer: unknown): readonly number[] {
  return understand(deploymentsSchema, answer, "deployments")
    .toSorted((one, other) => one.created_at - other.created_at || one.id - other.id)
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

/** How a deployment's job of ours went; undefined when it belongs to another run. The statuses' links name the run. */
export function readReviewRequest(answer: unknown, runId: string): ReviewRequest | undefined {
  // The newest comes first, also where two are of the same second.
  const statuses = understand(statusesSchema, answer, "the statuses of a deployment")
    .toReversed()
    .toSorted((one, other) => one.created_at - other.created_at);
  const ofRun = new RegExp(`/actions/runs/${runId}(/|$)`);
  const ours = statuses.some(({ log_url, target_url }) => ofRun.test(log_url ?? "") || ofRun.test(target_url ?? ""));
  if (!ours) return undefined;
  return {
    // What is rejected goes from waiting to failure.
    ran:
      statuses.some(({ state }) => state === "in_progress" || state === "success") ||
      statuses.at(-1)?.state === "queued",
    // Its first status after the waiting is from when it was let go.
    startedAt: statuses.find(({ state }) => state !== "waiting")?.created_at,
  };
}
