import { answerFault, NO_REQUEST, personFault, selfFault } from "./answer-faults.ts";
import type { GateRules } from "./gate-facts.ts";
import type { GateUse } from "./gate-use.ts";
import { type Person, type Refused, refused } from "./gate-verdict.ts";
import type { Comment, PostedRequest } from "./issue-comment.ts";

/**
 * The gate for forges and plans without required reviewers: a person answers in an issue. The comment's text is only
 * ever compared; nothing of it reaches a shell or a workflow's expression.
 */

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

/** The request that a comment answers: the newest one above it in its issue, whichever gate that is of. */
export function requestAbove(
  comment: Comment,
  requests: readonly PostedRequest[],
  requester: string,
): PostedRequest | undefined {
  return newestRequest(
    requests.filter((request) => request.comment.id < comment.id),
    requester,
  );
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
