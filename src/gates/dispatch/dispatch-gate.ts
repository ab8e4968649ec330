import type { GateRules } from "../rules/gate-rules.ts";
import { strangerFault } from "../rules/ownership.ts";
import { type GateVerdict, type Person, refused } from "../verdict/gate-verdict.ts";

const BY_REQUEST =
  "Let an owner dispatch it. With `gate: comment` in rollback.yml the dispatch of any person posts an approval request, which an owner answers.";

/**
 * A rollback, or the removal of a hold, that an owner of a comment gate has dispatched, where the rules let owners approve what they
 * start. `startedBy` holds the run's actor and each person who ran it again: all of them must be owners.
 */
export function judgeDispatch(rules: GateRules, startedBy: readonly Person[], now: number): GateVerdict {
  const { environment, selfApproval, owners } = rules;
  if (!selfApproval) {
    return refused(
      "self-approval",
      `A dispatch without an approval request counts as its starter's own approval, which the gate ${environment} does not allow.`,
      `A rollback with \`gate: comment\` in rollback.yml posts an approval request, which another owner answers. \`gates.${environment}.rollback-self-approval: true\` on the default branch allows one owner to roll back alone without a restore of data, and \`self-approval: true\` everything else.`,
    );
  }
  if (startedBy.length === 0 || owners.length === 0) {
    return refused(
      "stranger",
      `${startedBy.map(({ login }) => login).join(", ") || "An unknown person"} dispatched this run, and the owner of the gate ${environment} is ${owners.join(" or ") || "not configured"}.`,
      `Let an owner dispatch it, or change \`gates.${environment}\` on the default branch.`,
    );
  }
  const stranger = strangerFault(rules, startedBy);
  if (stranger !== undefined) return { ...stranger, todo: BY_REQUEST };
  return { kind: "approved", by: startedBy, at: now, comment: "" };
}
