import type { GateRules } from "./gate.ts";
import type { GateRequest } from "./gate-request.ts";
import type { GateUse } from "./gate-use.ts";
import { type Person, type Refused, refused } from "./gate-verdict.ts";
import { isBotLogin } from "./person.ts";

/**
 * The gate for forges and plans without required reviewers: a person answers in an issue. The comment's text is only
 * ever compared; nothing of it reaches a shell or a workflow's expression.
 */

/** A comment as the forge keeps it. Times are milliseconds since the epoch. */
export interface Comment {
  readonly id: number;
  readonly by: Person;
  readonly body: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A request that we posted, with the comment that carries it. */
export interface PostedRequest extends GateRequest {
  readonly comment: Comment;
}

export type Command =
  | { readonly kind: "approve"; readonly version: string }
  | { readonly kind: "reject"; readonly reason: string };

export type CommentVerdict =
  /** Somebody talks; nothing is to be done. */
  | { readonly kind: "no-command" }
  | { readonly kind: "approved"; readonly by: Person; readonly at: number; readonly request: PostedRequest }
  | { readonly kind: "rejected"; readonly by: Person; readonly reason: string; readonly request: PostedRequest }
  | Refused;

/** `/approve vX.Y.Z`, alone on the first line, or `/reject` and a reason. Anything else is talk. */
export function readCommand(body: string): Command | undefined {
  const [first = ""] = body.trim().split(/\r?\n/, 1);
  const approve = /^\/approve[ \t]+(\S+)[ \t]*$/.exec(first);
  if (approve?.[1] !== undefined) return { kind: "approve", version: approve[1] };
  if (/^\/approve\b/.test(first)) return { kind: "approve", version: "" };
  const reject = /^\/reject\b[ \t]*(.*)$/.exec(first);
  return reject === null ? undefined : { kind: "reject", reason: reject[1]?.trim() ?? "" };
}

export interface Answered {
  readonly rules: GateRules;
  readonly comment: Comment;
  /** The newest request of this gate; undefined when there is none. */
  readonly request: PostedRequest | undefined;
  /** What acted on an answer to that request already. */
  readonly use: GateUse | undefined;
}

/** The newest request in an issue that `requester` posted: what others wrote is none. */
export function newestRequest(requests: readonly PostedRequest[], requester: string): PostedRequest | undefined {
  return requests
    .filter(({ comment: { by } }) => by.login.toLowerCase() === requester.toLowerCase())
    .toSorted((one, other) => one.comment.createdAt - other.comment.createdAt || one.comment.id - other.comment.id)
    .at(-1);
}

/** Pure. Is this comment a person's answer to the newest request, as it was posted? */
export function judgeComment({ rules, comment, request, use }: Answered, now: number): CommentVerdict {
  const command = readCommand(comment.body);
  if (command === undefined) return { kind: "no-command" };
  const fault =
    personFault(rules, comment) ??
    (command.kind === "approve" ? selfFault(rules, comment, request) : undefined) ??
    answerFault(rules, comment, request, now);
  if (fault !== undefined) return fault;
  if (request === undefined) return NO_REQUEST;
  if (use !== undefined && use.comment !== comment.id) {
    return refused(
      "answered",
      `This request was answered before, in the run ${use.run}.`,
      "To leave the release that runs, dispatch the rollback. To release anew, run the release's workflow again.",
    );
  }
  const { by, createdAt } = comment;
  if (command.kind === "reject") return { kind: "rejected", by, reason: command.reason, request };
  if (command.version === request.version) return { kind: "approved", by, at: createdAt, request };
  return refused(
    "other-version",
    command.version === "" ? "`/approve` names no version." : `The request is for ${request.version}.`,
    `Write \`/approve ${request.version}\` if that is what you mean.`,
  );
}

const NO_REQUEST = refused(
  "no-request",
  "Nothing waits for an answer in this issue.",
  "Push the release's tag, or run its workflow again: that posts a request.",
);

function personFault({ environment, owners }: GateRules, { by }: Comment): Refused | undefined {
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
function selfFault(
  { environment, selfApproval }: GateRules,
  { by }: Comment,
  request: PostedRequest | undefined,
): Refused | undefined {
  if (selfApproval || request === undefined) return undefined;
  const allow = `allow it with \`gates.${environment}.self-approval: true\` on the default branch`;
  const starter = request.startedBy.toLowerCase();
  if (starter === by.login.toLowerCase()) {
    return refused("self-approval", `${by.login} started this release.`, `Let somebody else answer, or ${allow}.`);
  }
  if (!isBotLogin(starter) && starter !== request.comment.by.login.toLowerCase()) return undefined;
  return refused(
    "unknown-starter",
    `${request.startedBy} started this release, and nobody knows for whom: it may be ${by.login}'s own.`,
    `Push the tag or dispatch the workflow yourself, and let somebody else answer. Or ${allow}.`,
  );
}

function answerFault(
  { maxAgeMs }: GateRules,
  comment: Comment,
  request: PostedRequest | undefined,
  now: number,
): CommentVerdict | undefined {
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
    return refused("expired", "The answer is too old to act on.", "Run the release's workflow again, and answer anew.");
  }
  return undefined;
}
