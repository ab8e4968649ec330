import { type GateVerdict, type Person, refused } from "./gate-verdict.ts";

/**
 * Was this gate opened by a person who may open it, for this run, and not too long ago?
 *
 * GitHub's part is to hold the job back; ours is to believe nothing of it without evidence. A job may be running
 * because its environment was never protected, because the rule was removed while it waited, because an administrator
 * walked past, or because an older attempt was approved. What the API tells and what it leaves out:
 * docs.github.com/rest/actions/workflow-runs (reviews: no time, no attempt, no job),
 * docs.github.com/rest/deployments/environments (protection rules).
 */
export interface GateRules {
  readonly environment: string;
  /** Who asks: the forge, by the environment's required reviewers, or we, in an issue. */
  readonly kind: "environment" | "comment";
  /** Logins that may open it, in lower case. Empty: whoever the environment names as a reviewer. */
  readonly owners: readonly string[];
  /** Whether the person who started the run may be the one who opens it. */
  readonly selfApproval: boolean;
  /** How long an approval is good for, in milliseconds. */
  readonly maxAgeMs: number;
}

/** One person's answer to one opening of the gate. */
export interface Review {
  readonly state: "approved" | "rejected";
  readonly by: Person;
  readonly comment: string;
}

/** What the forge says of a gate, in the words of this file. Times are milliseconds since the epoch. */
export interface GateEvidence {
  readonly protection: "no-such-environment" | "no-reviewers" | "reviewers";
  /** All answers of this run for this environment, whatever the attempt. */
  readonly reviews: readonly Review[];
  /** How often the gate was asked in this run: once a job and attempt. */
  readonly openings: number;
  /** Whether the gate's job is a deployment. Where it is none, the forge tells neither the openings nor their times. */
  readonly isDeployment: boolean;
  /** When the newest opening let its job start; undefined when the forge does not tell. */
  readonly openedAt: number | undefined;
  /** Who started the run, and who started it again. */
  readonly startedBy: readonly string[];
}

/** Clocks of a runner and a forge may differ by this much. */
const SKEW_MS = 5 * 60_000;

/** Pure. The first fault that is found, worst first; `approved` only when there is none. */
export function judgeGate(rules: GateRules, evidence: GateEvidence, now: number): GateVerdict {
  const { environment } = rules;
  const { protection, reviews, openings } = evidence;
  if (protection === "no-such-environment") {
    return refused(
      "no-such-environment",
      `The environment ${environment} does not exist.`,
      `Create it in the repository's settings, with required reviewers, before a job names it: GitHub creates a missing one without any protection.`,
    );
  }
  if (protection === "no-reviewers") {
    return refused(
      "no-reviewers",
      `The environment ${environment} has no required reviewers, so nobody was asked.`,
      `Add required reviewers to it. A private repository below GitHub Enterprise, and Forgejo, have none: set \`gates.${environment}.kind: comment\` there.`,
    );
  }
  const rejection = reviews.find(({ state }) => state === "rejected");
  const approvals = reviews.filter(({ state }) => state === "approved");
  if (rejection !== undefined && approvals.length === 0) {
    return { kind: "rejected", by: rejection.by, comment: rejection.comment };
  }
  if (approvals.length === 0) {
    return refused(
      "unanswered",
      `Nobody approved ${environment} in this run, and yet its job runs: the rule was removed while the job waited, or an administrator bypassed it.`,
      "Restore the rule, disallow bypassing for administrators, and start the release anew.",
    );
  }
  if (reviews.length < openings) {
    return refused(
      "old-approval",
      `${environment} was asked ${openings} times in this run and answered ${reviews.length} ${reviews.length === 1 ? "time" : "times"}: this attempt rests on an older approval, or on a bypass.`,
      "Start the release anew instead of running its jobs again, and approve it.",
    );
  }
  return judgeApprovals(rules, { ...evidence, reviews: approvals }, now);
}

/** The forge does not tell which approval belongs to which attempt, so each of them has to be good. */
function judgeApprovals(rules: GateRules, evidence: GateEvidence, now: number): GateVerdict {
  const { environment, owners, selfApproval } = rules;
  // One person may have answered for several attempts.
  const people = [...new Map(evidence.reviews.map(({ by }) => [by.login.toLowerCase(), by])).values()];
  const names = (some: readonly Person[]): string => some.map(({ login }) => login).join(", ");
  const bots = people.filter(({ isBot }) => isBot);
  if (bots.length > 0) {
    return refused(
      "bot",
      `${names(bots)} approved ${environment}, and is no person.`,
      "Let a person approve; take apps out of the environment's reviewers.",
    );
  }
  const strangers = owners.length === 0 ? [] : people.filter(({ login }) => !owners.includes(login.toLowerCase()));
  if (strangers.length > 0) {
    return refused(
      "stranger",
      `${names(strangers)} approved ${environment}, but its gate belongs to ${owners.join(" and ")}.`,
      `Let one of them approve, or change \`gates.${environment}\` on the default branch.`,
    );
  }
  const own = people.filter(({ login }) => !selfApproval && isOneOf(evidence.startedBy, login));
  if (own.length > 0) {
    return refused(
      "self-approval",
      `${names(own)} approved what ${own.length === 1 ? "they" : "each"} had started.`,
      `Let somebody else approve, or allow it with \`gates.${environment}.self-approval: true\` on the default branch.`,
    );
  }
  return judgeTime(rules, evidence, now);
}

function judgeTime(rules: GateRules, { openedAt, reviews, isDeployment }: GateEvidence, now: number): GateVerdict {
  const { environment, maxAgeMs } = rules;
  const by = reviews.map((review) => review.by);
  const comment = reviews.map((review) => review.comment).findLast((text) => text !== "") ?? "";
  if (!isDeployment) return { kind: "approved", by, at: undefined, comment };
  if (openedAt === undefined) {
    return refused(
      "unknown-time",
      `The forge does not tell when ${environment} was approved.`,
      "Give the job `permissions: deployments: read`; and let the job that names the environment be a deployment.",
    );
  }
  const age = now - openedAt;
  if (age > maxAgeMs) {
    return refused(
      "expired",
      `The approval of ${environment} is ${minutes(age)} old; it is good for ${minutes(maxAgeMs)}.`,
      "Start the release anew, and approve it.",
    );
  }
  if (age < -SKEW_MS) {
    return refused(
      "from-the-future",
      `The approval of ${environment} is ${minutes(-age)} in the future.`,
      "Check the clock of the runner.",
    );
  }
  return { kind: "approved", by, at: openedAt, comment };
}

function isOneOf(logins: readonly string[], login: string): boolean {
  return logins.some((one) => one.toLowerCase() === login.toLowerCase());
}

function minutes(milliseconds: number): string {
  const whole = Math.round(milliseconds / 60_000);
  return whole < 120 ? `${whole} min` : `${Math.round(whole / 6) / 10} h`;
}
