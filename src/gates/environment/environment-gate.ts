import type { GateRules } from "../rules/gate-rules.ts";
import { botFault, type Starters } from "../rules/ownership.ts";
import { type GateVerdict, refused } from "../verdict/gate-verdict.ts";
import { judgeApprovals } from "./approvals.ts";
import { conclude, type History } from "./request-history.ts";
import type { Review } from "./review.ts";

/** What the forge says of a gate, in the words of this file. */
export interface GateEvidence {
  readonly protection: "no-such-environment" | "no-reviewers" | "reviewers";
  /** All reviews of this run for this environment, in each of its attempts. */
  readonly reviews: readonly Review[];
  /** How often it was asked, and what became of it; several where the forge does not tell which job asked. */
  readonly histories: readonly History[];
  readonly startedBy: Starters;
}

/**
 * Was this gate opened by a person who may open it, for this run, and not too long ago?
 *
 * GitHub's part is to hold the job back; ours is to believe nothing of it without evidence. A job may be running
 * because its environment was never protected, because the rule was removed while it waited, because an administrator
 * walked past, or because an older attempt was approved. What the API tells and what it leaves out:
 * docs.github.com/rest/actions/workflow-runs (reviews: no time, no attempt, no job),
 * docs.github.com/rest/deployments/environments (protection rules).
 *
 * Pure. The first fault that is found, worst first; `approved` only without a fault.
 */
export function judgeGate(rules: GateRules, evidence: GateEvidence, now: number): GateVerdict {
  const { protection, reviews, histories } = evidence;
  const closed = protectionFault(rules, protection);
  if (closed !== undefined) return closed;
  if (reviews.length === 0) return unanswered(rules);
  const approvals = reviews.filter(({ state }) => state === "approved");
  const rejections = reviews.filter(({ state }) => state === "rejected");
  const { review, fitting } = conclude(histories, { approvals: approvals.length, rejections: rejections.length });
  switch (review) {
    case "approved":
      return judgeApprovals(rules, { by: approvals, fitting, startedBy: evidence.startedBy }, now);
    case "rejected":
      return judgeRejections(rules, rejections);
    case "unanswered":
      return oldReview(rules, reviews.length, Math.max(...fitting.map(({ length }) => length)));
    case "unclear":
      return unclear(rules, approvals.length, rejections.length);
  }
}

function protectionFault({ environment }: GateRules, protection: GateEvidence["protection"]): GateVerdict | undefined {
  switch (protection) {
    case "reviewers":
      return undefined;
    case "no-such-environment":
      return refused(
        "no-such-environment",
        `The environment ${environment} does not exist.`,
        `Create it in the repository's settings, with required reviewers, before a job names it: GitHub creates a missing one without any protection.`,
      );
    case "no-reviewers":
      return refused(
        "no-reviewers",
        `The environment ${environment} has no required reviewers, so no approval was requested.`,
        `Add required reviewers to it. A private repository below GitHub Enterprise, and Forgejo, have none: set \`gates.${environment}.kind: comment\` there.`,
      );
  }
}

function unanswered({ environment }: GateRules): GateVerdict {
  return refused(
    "unanswered",
    `No reviewer approved ${environment} in this run, but its job runs: the required reviewers were removed while the job waited, or an administrator bypassed them.`,
    "Add the required reviewers again, do not let administrators bypass them, and start a new run.",
  );
}

function oldReview({ environment }: GateRules, reviews: number, requests: number): GateVerdict {
  return refused(
    "old-approval",
    `This run requested ${requests} reviews of ${environment} and has ${reviews}: this attempt relies on the review of an earlier one, or a person bypassed the reviewers.`,
    "Start a new run instead of running the jobs of this one again, and approve that run.",
  );
}

function unclear({ environment }: GateRules, approvals: number, rejections: number): GateVerdict {
  return refused(
    "unclear",
    `${environment} has ${approvals} ${approvals === 1 ? "approval" : "approvals"} and ${rejections} ${rejections === 1 ? "rejection" : "rejections"} in this run, and the forge does not report which of them belongs to this attempt.`,
    "Start a new run instead of running the jobs of this one again, and review that run. To roll back the current release, dispatch the rollback.",
  );
}

/** GitHub asks only the environment's reviewers, so any person's rejection is one. A program's rejection does not count: it rolls nothing back. */
function judgeRejections(rules: GateRules, rejections: readonly Review[]): GateVerdict {
  const bot = botFault(
    rules,
    rejections.map(({ by }) => by),
  );
  if (bot !== undefined)
    return { ...bot, todo: `${bot.todo} To roll back the current release, dispatch the rollback.` };
  const newest = rejections.at(-1);
  if (newest === undefined) return unanswered(rules);
  return { kind: "rejected", by: newest.by, comment: newest.comment };
}
