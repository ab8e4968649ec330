import type { CommentVerdict } from "../../src/gates/comment/comment-gate.ts";
import { judgeRequested } from "../../src/gates/comment/requested-answer.ts";
import {
  isBeforeTag,
  overrideWithRequester,
  type Question,
  type RequestedOverride,
} from "../../src/gates/request/approval-request.ts";
import { consume } from "../../src/gates/request/consumption.ts";
import { type PostedRequest, requestAbove, requestsIn } from "../../src/gates/request/issue-comment.ts";
import { readThread, type Thread } from "../../src/gates/request/issue-thread.ts";
import { isSameRollback, type RollbackWish } from "../../src/gates/request/rollback-wish.ts";
import type { GateAtBranch } from "../../src/gates/rules/read-rules.ts";
import { type RunFacts, readRun } from "../../src/gates/run/run-facts.ts";
import type { GateVerdict } from "../../src/gates/verdict/gate-verdict.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Clock, ForgeKind } from "../../src/ports/world.ts";

export interface CommentGate {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** Id of the comment that was given; empty for none. */
  readonly approval: string;
  readonly requester: string;
  readonly runId: string;
  readonly forge: ForgeKind;
  readonly version: string;
  readonly commit: string;
  /** The decision that must have been requested; undefined for any. */
  readonly asks: Question | undefined;
  readonly rollback?: RollbackWish | undefined;
  /** Whether an earlier attempt of this run has begun already what was approved, so that this one only continues it. */
  readonly resumes: boolean;
}

/** The verdict on a comment, and the plan that its author was shown. */
export interface CommentAnswer {
  readonly verdict: GateVerdict;
  readonly fingerprint: string;
  /** Release windows that do not apply, as the person was shown them. */
  readonly override?: RequestedOverride | undefined;
  /** The message of the tag, in one line, as in the request; empty for none. */
  readonly message?: string | undefined;
  /** Address of the answer; empty where it was no comment. */
  readonly url?: string | undefined;
  /** When the question was asked, in milliseconds since the epoch; undefined where it was no comment. */
  readonly askedAt?: number | undefined;
  /** Id of the request that was answered, for what follows it. */
  readonly request?: number | undefined;
  /** The destination of the release, as in the request. */
  readonly destination?: string | undefined;
  /** Number of the issue, for reports; empty without an issue. */
  readonly issue: string;
}

const ASK =
  "Push the tag of the release, or run its workflow again. That posts an approval request for the owners of the gate.";

/**
 * Reads the comment again, since only its id was dispatched. An answer that counts is then consumed by this run's
 * attempt.
 */
export async function verifyComment(
  forge: Forge,
  rules: GateAtBranch,
  gate: CommentGate,
  clock: Clock,
): Promise<CommentAnswer> {
  const { repository, approval, requester } = gate;
  const thread = await readThread(forge, repository, approval);
  if (thread === undefined)
    return refused({ code: "unanswered", what: "There is no approval for this run.", issue: "" });
  const { comment, comments, issue } = thread;
  const all = requestsIn(comments, requester);
  const request = requestAbove(comment, all);
  if (request === undefined)
    return refused({ code: "no-request", what: "The comment that was given is below no approval request.", issue });
  const why = misplaced(request, all, rules.environment);
  if (why !== undefined) return refused({ code: "stale", what: why, issue });
  const own = readRun(await forge.read(`${repository}/actions/runs/${gate.runId}`));
  const place = { ...gate, rules, clock, defaultBranch: rules.branch, workflow: own.workflow };
  const { verdict, startedBy } = await judgeRequested(forge, place, { comment, request });
  const judged = bound(verdict, { ...gate, startedBy }, thread);
  if (judged.verdict.kind === "refused") return judged;
  return consumed(forge, judged, { gate, thread, request, own });
}

/** An answer counts for the newest request above it, as long as the same gate has no newer request. */
function misplaced(request: PostedRequest, all: readonly PostedRequest[], environment: string): string | undefined {
  if (request.gate !== environment)
    return `The comment is about the gate ${request.gate}, whose request is the newest one above it.`;
  const newest = all.findLast(({ gate }) => gate === environment);
  return newest === request ? undefined : "The comment is older than the newest approval request.";
}

interface Consuming {
  readonly gate: CommentGate;
  readonly thread: Thread;
  readonly request: PostedRequest;
  readonly own: RunFacts;
}

async function consumed(
  forge: Forge,
  judged: CommentAnswer,
  { gate, thread: { comment, issue }, request, own }: Consuming,
): Promise<CommentAnswer> {
  const { by, isOurs } = await consume(forge, gate.repository, {
    request,
    by: { comment: comment.id, run: Number(gate.runId), attempt: own.attempt },
    url: comment.url,
  });
  if (isOurs || (gate.resumes && by.run === Number(gate.runId) && by.comment === comment.id)) return judged;
  const attempt = by.attempt > 1 ? `, in its attempt ${by.attempt}` : "";
  const what = `This approval was consumed by the run ${by.run} already${attempt}. An approval is valid for one attempt of one run.`;
  return refused({ code: "old-approval", what, issue });
}

/** An answer counts for the release whose request it answers, and for no other. */
function bound(
  verdict: CommentVerdict,
  gate: CommentGate & { readonly startedBy: string | undefined },
  { comment, issue }: Thread,
): CommentAnswer {
  if (verdict.kind === "no-command")
    return refused({ code: "unanswered", what: "The comment that was given neither approves nor rejects.", issue });
  if (verdict.kind === "refused") return { verdict, fingerprint: "", issue };
  const { request, by } = verdict;
  const fault = requestFault(request, gate);
  if (fault !== undefined) return refused({ code: "old-approval", issue, ...fault });
  const given: GateVerdict =
    verdict.kind === "rejected"
      ? { kind: "rejected", by, comment: verdict.reason }
      : { kind: "approved", by: [by], at: verdict.at, comment: "" };
  return {
    verdict: given,
    fingerprint: request.fingerprint,
    override: overrideWithRequester(request, gate.startedBy),
    message: request.preparation?.message,
    askedAt: request.comment.createdAt,
    ...{ issue, url: comment.url, request: request.comment.id, destination: request.destination },
  };
}

/** How what was requested differs from what this run is about; undefined where it does not. */
function requestFault(
  request: PostedRequest,
  { version, commit, asks, rollback }: CommentGate,
): Pick<Fault, "what" | "todo"> | undefined {
  if (isBeforeTag(request.asks) && request.version === version && request.commit !== commit) {
    return {
      what: `${request.preparation?.branch} ended with ${request.commit} when the approval of ${version} was requested, and this run is about ${commit}: the approved commit is no longer the one that would be released.`,
      todo: "Dispatch the preparation again: it requests an approval of the current commit.",
    };
  }
  const isRollback = asks === "rollback" && request.asks === "rollback";
  if (isRollback && !isSameRollback(request.rollback, rollback)) {
    return {
      what: "What was approved is another rollback than the one that this run was dispatched for.",
      todo: "Dispatch the rollback again: that posts a new request.",
    };
  }
  if (!isRollback && (request.version !== version || request.commit !== commit)) {
    return {
      what: `The comment is about ${request.version} (${request.commit}), and this run is about ${version} (${commit}).`,
    };
  }
  if (asks === undefined || request.asks === asks) return undefined;
  return { what: `The requested decision is ${request.asks}, and this run needs ${asks}.` };
}

interface Fault {
  readonly code: "unanswered" | "no-request" | "old-approval" | "stale";
  readonly what: string;
  readonly issue: string;
  readonly todo?: string;
}

function refused({ code, what, issue, todo = ASK }: Fault): CommentAnswer {
  return { verdict: { kind: "refused", code, what, todo }, fingerprint: "", issue };
}
