import { minuteText } from "../../text/minute-text.ts";
import type { PostedRequest } from "../request/issue-comment.ts";
import type { GateRules } from "../rules/gate-rules.ts";
import { botFault, type Starters, selfApprovalFault, strangerFault } from "../rules/ownership.ts";
import { type Refused, refused } from "../verdict/gate-verdict.ts";
import type { Answer } from "./answer.ts";

/** What keeps a comment from being an answer: whose it is, who stands behind what was asked, and what became of both. */

export const ASKED_ANEW = refused(
  "stale",
  "A newer request was posted before the answer, and is not in this issue any more: the answer may have been to that one.",
  "Run the release's workflow again: that posts a request, which can be answered.",
);

/** Who may answer: an owner of a gate that is asked by comments. */
export function ownerFault(rules: GateRules, { by }: Answer): Refused | undefined {
  const { environment, kind, owners } = rules;
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
  const again = "Write the answer again, as a comment of its own.";
  if (answer.edits === "edited") return refused("edited", "The answer was edited.", again);
  if (answer.edits === "unknown")
    return refused(
      "unknown-edits",
      "The forge does not tell whether the answer was edited after it was written.",
      again,
    );
  if (answer.createdAt < request.comment.createdAt || answer.id < request.comment.id) {
    return refused(
      "stale",
      "The answer is older than the newest request.",
      "Read the newest request, and answer that.",
    );
  }
  if (now - answer.createdAt > maxAgeMs) {
    return refused(
      "expired",
      `The answer expired at ${minuteText(answer.createdAt + maxAgeMs)}, by \`gates.${environment}.max-age\`.`,
      "Run the release's workflow again, and answer anew.",
    );
  }
  return undefined;
}
