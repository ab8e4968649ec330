import type { GateRules } from "./gate-facts.ts";
import { type GateVerdict, refused } from "./gate-verdict.ts";

/**
 * A rollback that an owner of a comment gate has dispatched, where the rules let owners answer for what they start.
 * `startedBy` holds the run's actor and whoever ran it again: each of them has to be an owner.
 */
export function judgeDispatch(
  { environment, owners, selfApproval }: GateRules,
  startedBy: readonly string[],
  now: number,
): GateVerdict {
  if (!selfApproval) {
    return refused(
      "self-approval",
      `A rollback by dispatch counts as its starter's own approval, which the gate ${environment} does not allow.`,
      `Set \`gates.${environment}.self-approval: true\` on the default branch, or return on the host itself: docs/host.md, at 2 a.m.`,
    );
  }
  const strangers = startedBy.filter((login) => !owners.includes(login.toLowerCase()));
  if (startedBy.length === 0 || strangers.length > 0) {
    return refused(
      "stranger",
      `${strangers.join(", ") || "Nobody known"} dispatched this rollback, but the gate ${environment} belongs to ${owners.join(" and ") || "nobody"}.`,
      `Let an owner dispatch it, or change \`gates.${environment}\` on the default branch.`,
    );
  }
  return { kind: "approved", by: startedBy.map((login) => ({ login, isBot: false })), at: now, comment: "" };
}
