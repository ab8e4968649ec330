import type { Consumption } from "../request/consumption.ts";
import type { PostedRequest } from "../request/issue-comment.ts";
import type { GateRules } from "../rules/gate-rules.ts";
import type { Starters } from "../rules/ownership.ts";
import { type Person, type Refused, refused } from "../verdict/gate-verdict.ts";
import type { Answer } from "./answer.ts";
import { answerFault, ownerFault, starterFault } from "./answer-faults.ts";
import { readCommand } from "./command.ts";

/** The gate for forges and plans without required reviewers: a person answers in an issue. */

export type CommentVerdict =
  /** The comment is no command. */
  | { readonly kind: "no-command" }
  | { readonly kind: "approved"; readonly by: Person; readonly at: number; readonly request: PostedRequest }
  | { readonly kind: "rejected"; readonly by: Person; readonly reason: string; readonly request: PostedRequest }
  | Refused;

export interface AnsweredRequest {
  readonly rules: GateRules;
  readonly answer: Answer;
  /** What is answered, and what the forge says of its run. */
  readonly request: PostedRequest;
  readonly fault: Refused | undefined;
  readonly starters: Starters;
  /** What acted on an answer to it already. */
  readonly consumption: Consumption | undefined;
}

/** Pure. Is this comment a person's answer to this request, as it was posted? */
export function judgeComment(answered: AnsweredRequest, now: number): CommentVerdict {
  const { rules, answer, request, fault: unproven, starters, consumption } = answered;
  const command = readCommand(answer.body);
  if (command === undefined) return { kind: "no-command" };
  const fault =
    ownerFault(rules, answer) ??
    (command.kind === "malformed" ? malformed(request) : undefined) ??
    unproven ??
    (command.kind === "approve" ? starterFault(rules, answer, starters) : undefined) ??
    answerFault(rules, answer, request, now) ??
    consumptionFault(answer, consumption);
  if (fault !== undefined) return fault;
  const { by, createdAt } = answer;
  if (command.kind === "reject") return { kind: "rejected", by, reason: command.reason, request };
  if (command.kind === "approve" && command.version === request.version)
    return { kind: "approved", by, at: createdAt, request };
  return refused(
    "other-version",
    `The request is for ${request.version}.`,
    `Write \`/approve ${request.version}\` if that is what you mean.`,
  );
}

function consumptionFault({ id }: Answer, consumption: Consumption | undefined): Refused | undefined {
  if (consumption === undefined || consumption.comment === id) return undefined;
  return refused(
    "answered",
    `This request was approved or rejected before, in the run ${consumption.run}.`,
    "To roll back the current release, dispatch the rollback. To release again, run the release's workflow again.",
  );
}

function malformed({ version }: PostedRequest): Refused {
  return refused(
    "malformed",
    "The comment contains a command and other text, so the decision is unclear.",
    `Write a comment that is \`/approve ${version}\` and nothing else, or one that begins with \`/reject\` and gives the reason.`,
  );
}
