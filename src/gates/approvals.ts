import type { GateRules, Review } from "./gate-facts.ts";
import { type GateVerdict, type Person, type Refused, refused } from "./gate-verdict.ts";
import type { History } from "./openings.ts";
import type { Starters } from "./starters.ts";

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
  // One person may have answered for several attempts.
  const people = [...new Map(approvals.by.map(({ by }) => [by.login.toLowerCase(), by])).values()];
  return (
    personFault(rules, people) ?? selfFault(rules, people, approvals.startedBy) ?? judgeTime(rules, approvals, now)
  );
}

function personFault({ environment, owners }: GateRules, people: readonly Person[]): Refused | undefined {
  const bots = people.filter(({ isBot }) => isBot);
  if (bots.length > 0) {
    return refused(
      "bot",
      `${names(bots)} approved ${environment}, and is no person.`,
      "Let a person approve; take apps out of the environment's reviewers.",
    );
  }
  const strangers = owners.length === 0 ? [] : people.filter(({ login }) => !owners.includes(login.toLowerCase()));
  if (strangers.length === 0) return undefined;
  return refused(
    "stranger",
    `${names(strangers)} approved ${environment}, but its gate belongs to ${owners.join(" and ")}.`,
    `Let one of them approve, or change \`gates.${environment}\` on the default branch.`,
  );
}

function selfFault(rules: GateRules, people: readonly Person[], startedBy: Starters): Refused | undefined {
  const { environment, selfApproval } = rules;
  if (selfApproval) return undefined;
  const own = people.filter(({ login }) => startedBy.people.some((one) => one.toLowerCase() === login.toLowerCase()));
  const allow = `allow it with \`gates.${environment}.self-approval: true\` on the default branch`;
  if (own.length > 0) {
    return refused(
      "self-approval",
      `${names(own)} approved what ${own.length === 1 ? "they" : "each"} had started.`,
      `Let somebody else approve, or ${allow}.`,
    );
  }
  if (startedBy.unknown === undefined) return undefined;
  return refused(
    "unknown-starter",
    `${startedBy.unknown} started this run, and the forge does not tell for whom: ${names(people)} may have approved their own.`,
    `Start it yourself: dispatch the workflow, or push the tag; or prepare it with prepare-release.yml, whose starter is known. Or ${allow}.`,
  );
}

/** Where several histories fit, the opening may be any of theirs: the oldest has to be young enough. */
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
      `The forge does not tell when ${environment} was approved.`,
      "Give the job `permissions: deployments: read`; where it is no deployment, set `deployment: false` and `job`.",
    );
  }
  const age = now - oldest;
  if (age > maxAgeMs) {
    return refused(
      "expired",
      `The approval of ${environment} is ${minutes(age)} old; it is good for ${minutes(maxAgeMs)}.`,
      `Start anew, and approve it.${fitting.length === 1 ? "" : " It may be younger: set `job`, and the time is known."}`,
    );
  }
  if (age < -SKEW_MS) {
    return refused(
      "from-the-future",
      `The approval of ${environment} is ${minutes(-age)} in the future.`,
      "Check the clock of the runner.",
    );
  }
  return approved;
}

function names(some: readonly Person[]): string {
  return some.map(({ login }) => login).join(", ");
}

function minutes(milliseconds: number): string {
  const whole = Math.round(milliseconds / 60_000);
  return whole < 120 ? `${whole} min` : `${Math.round(whole / 6) / 10} h`;
}
