import type { GateRules } from "./gate-facts.ts";
import { peopleBehind } from "./gate-request.ts";
import { type Refused, refused } from "./gate-verdict.ts";
import type { Comment, PostedRequest } from "./issue-comment.ts";

/** What keeps a comment from being an answer: whose it is, who stands behind what was asked, and what became of both. */

export const NO_REQUEST = refused(
  "no-request",
  "Nothing waits for an answer in this issue.",
  "Push the release's tag, or run its workflow again: that posts a request.",
);

export function personFault({ environment, kind, owners }: GateRules, { by }: Comment): Refused | undefined {
  if (kind !== "comment") {
    return refused(
      "no-comment-gate",
      `The gate ${environment} is not asked by comments, by the configuration on the default branch.`,
      `Set \`gates.${environment}.kind: comment\` there with an owner, and run the workflow that asks again. Or answer where that gate is asked.`,
    );
  }
  if (owners.length === 0) {
    return refused(
      "no-owners",
      `Nobody is named who may answer for ${environment}.`,
      `Set \`gates.${environment}.owner\` in the configuration on the default branch.`,
    );
  }
  if (by.isBot) return refused("bot", `${by.login} is no person.`, "Let a person answer.");
  if (owners.includes(by.login.toLowerCase())) return undefined;
  return refused(
    "stranger",
    `The gate ${environment} belongs to ${owners.join(" and ")}.`,
    `Let one of them answer, or change \`gates.${environment}\` on the default branch.`,
  );
}

/** A no needs nobody else: whoever started something may always stop it. */
export function selfFault(
  { environment, selfApproval }: GateRules,
  { by }: Comment,
  request: PostedRequest | undefined,
): Refused | undefined {
  if (selfApproval || request === undefined) return undefined;
  const allow = `allow it with \`gates.${environment}.self-approval: true\` on the default branch`;
  const people = peopleBehind(request, request.comment.by.login);
  if (people.some((login) => login.toLowerCase() === by.login.toLowerCase())) {
    return refused("self-approval", `${by.login} started this release.`, `Let somebody else answer, or ${allow}.`);
  }
  if (people.length > 0) return undefined;
  return refused(
    "unknown-starter",
    `${request.startedBy} started this release, and nobody knows for whom: it may be ${by.login}'s own.`,
    `Push the tag or dispatch the workflow yourself, and let somebody else answer. Or ${allow}.`,
  );
}

export function answerFault(
  { environment, maxAgeMs }: GateRules,
  comment: Comment,
  request: PostedRequest | undefined,
  now: number,
): Refused | undefined {
  if (comment.updatedAt !== comment.createdAt) {
    return refused("edited", "The answer was edited.", "Write it again, as a comment of its own.");
  }
  if (request === undefined) return NO_REQUEST;
  if (request.comment.updatedAt !== request.comment.createdAt) {
    return refused(
      "edited",
      "The request was edited after it was posted, so nobody knows what was answered.",
      "Run the release's workflow again: that posts a new request.",
    );
  }
  if (comment.createdAt < request.comment.createdAt || comment.id < request.comment.id) {
    return refused(
      "stale",
      "The answer is older than the newest request.",
      "Read the newest request, and answer that.",
    );
  }
  if (now - comment.createdAt > maxAgeMs) {
    return refused(
      "expired",
      `The answer is older than \`gates.${environment}.max-age\` allows.`,
      "Run the release's workflow again, and answer anew.",
    );
  }
  return undefined;
}
