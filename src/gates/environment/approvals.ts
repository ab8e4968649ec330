import type { GateRules } from "../rules/gate-rules.ts";
import { botFault, type Starters, selfApprovalFault, strangerFault } from "../rules/ownership.ts";
import { type GateVerdict, refused } from "../verdict/gate-verdict.ts";
import type { History } from "./request-history.ts";
import type { Review } from "./review.ts";

/** Clocks of a runner and a forge may differ by this much. */
const SKEW_MS = 5 * 60_000;

export interface Approvals {
  readonly by: readonly Review[];
  /** The histories that they fit to: one, unless the forge does not tell which job asked. */
  readonly fitting: readonly History[];
  readonly startedBy: Starters;
}

/** Pure. The forge does not tell which approval belongs to which attempt, so each of them has to be good. */
export function judgeApprovals(rules: GateRules, approvals: Approvals, now: number): GateVerdict {
  // One person may have answered for several attempts. An account that is a program's in one of its answers stays one.
  const people = [...new Map(approvals.by.map(({ by }) => [`${by.login.toLowerCase()} ${by.isBot}`, by])).values()];
  return (
    botFault(rules, people) ??
    strangerFault(rules, people) ??
    selfApprovalFault(rules, people, approvals.startedBy) ??
    judgeTime(rules, approvals, now)
  );
}

/** Where several histories fit, the request may be any of theirs: the oldest has to be young enough. */
function judgeTime(
  { environment, maxAgeMs }: GateRules,
  { by: reviews, fitting }: Approvals,
  now: number,
): GateVerdict {
  const by = reviews.map((review) => review.by);
  const comment = reviews.map((review) => review.comment).findLast((text) => text !== "") ?? "";
  const times = fitting.flatMap((history) => history.at(-1)?.startedAt ?? []);
  const oldest = Math.min(...times);
  const approved: GateVerdict = { kind: "approved", by, at: fitting.length === 1 ? times[0] : undefined, comment };
  if (maxAgeMs === Number.POSITIVE_INFINITY) return approved;
  if (times.length < fitting.length) {
    return refused(
      "unknown-time",
      `The forge does not report when ${environment} was approved.`,
      "Give the job `permissions: deployments: read`; where it is no deployment, set `deployment: false` and `job`.",
    );
  }
  const age = now - oldest;
  if (age > maxAgeMs) {
    return refused(
      "expired",
      `The approval of ${environment} is ${minutes(age)} old, and approvals are valid for ${minutes(maxAgeMs)}.`,
      `Start a new run, and approve that run.${fitting.length === 1 ? "" : " Or set `job`: the approval may be newer, and its time is known then."}`,
    );
  }
  if (age < -SKEW_MS) {
    return refused(
      "from-the-future",
      `The time of the approval of ${environment} is ${minutes(-age)} in the future.`,
      "Check the clock of the runner.",
    );
  }
  return approved;
}

function minutes(milliseconds: number): string {
  const whole = Math.round(milliseconds / 60_000);
  return whole < 120 ? `${whole} min` : `${Math.round(whole / 6) / 10} h`;
}
