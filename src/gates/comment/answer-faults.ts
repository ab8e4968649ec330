import { minuteText } from "../../text/minute-text.ts";
import type { PostedRequest } from "../request/issue-comment.ts";
import type { GateRules } from "../rules/gate-rules.ts";
import { botFault, type Starters, selfApprovalFault, strangerFault } from "../rules/ownership.ts";
import { type Refused, refused } from "../verdict/gate-verdict.ts";
import type { Answer } from "./answer.ts";

/** What keeps a comment from being an answer: whose it is, who stands behind what was asked, and what became of both. */

export const ASKED_ANEW = refused(
  "stale",
  "A newer approval request was posted before this comment, and is no longer in this issue: the comment may be about that request.",
  "Run the workflow of the release again. It posts a new request: approve or reject that one.",
);

/** Who may answer: an owner of a gate that is asked by comments. */
export function ownerFault(rules: GateRules, { by }: Answer): Refused | undefined {
  const { environment, kind, owners } = rules;
  if (kind !== "comment") {
    return refused(
      "no-comment-gate",
      `By the configuration on the default branch, comments do not approve ${environment}: the reviewers of that environment do.`,
      `Review the deployment in its run. For approvals by comments, set \`gates.${environment}.kind: comment\` there with an owner, and run the workflow again.`,
    );
  }
  if (owners.length === 0) {
    return refused(
      "no-owners",
      `The gate ${environment} has no owner.`,
      `Set \`gates.${environment}.owner\` in the configuration on the default branch.`,
    );
  }
  return botFault(rules, [by]) ?? strangerFault(rules, [by]);
}

/** A rejection needs no second person: a person who started something can always stop it. */
export function starterFault(rules: GateRules, { by }: Answer, starters: Starters): Refused | undefined {
  return selfApprovalFault(rules, [by], starters);
}

/** Whether the text is what the person wrote, and an answer to what was asked last. */
export function answerFault(
  { environment, maxAgeMs }: GateRules,
  answer: Answer,
  request: PostedRequest,
  now: number,
): Refused | undefined {
  const again = "Write it again, as a new comment.";
  if (answer.edits === "edited") return refused("edited", "The comment was edited.", again);
  if (answer.edits === "unknown")
    return refused("unknown-edits", "The forge does not report whether the comment was edited.", again);
  if (answer.createdAt < request.comment.createdAt || answer.id < request.comment.id) {
    return refused(
      "stale",
      "The comment is older than the newest approval request.",
      "Read the newest request, and approve or reject that one.",
    );
  }
  if (now - answer.createdAt > maxAgeMs) {
    return refused(
      "expired",
      `The comment expired at ${minuteText(answer.createdAt + maxAgeMs)}, by \`gates.${environment}.max-age\`.`,
      "Run the workflow of the release again, and approve or reject its new request.",
    );
  }
  return undefined;
}
