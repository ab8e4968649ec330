import { type CommentVerdict, judgeComment, newestRequest, requestAbove } from "../../src/gates/comment-gate.ts";
import type { GateRules } from "../../src/gates/gate-facts.ts";
import { isBeforeTag, overrideAsSaid, type Question, type RequestedOverride } from "../../src/gates/gate-request.ts";
import { firstUse, useMark } from "../../src/gates/gate-use.ts";
import type { GateVerdict } from "../../src/gates/gate-verdict.ts";
import { readComment, requestsIn } from "../../src/gates/issue-answers.ts";
import type { PostedRequest } from "../../src/gates/issue-comment.ts";
import { readThread, type Thread } from "../../src/gates/issue-thread.ts";
import type { Forge } from "../../src/world/forge.ts";

export interface CommentGate {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** Id of the comment that was handed over; empty when none was. */
  readonly approval: string;
  readonly requester: string;
  readonly runId: string;
  readonly version: string;
  readonly commit: string;
  /** What has to have been asked; undefined where nobody says. */
  readonly asks: Question | undefined;
}

/** The verdict on a comment, and the plan that its author was shown. */
export interface CommentAnswer {
  readonly verdict: GateVerdict;
  readonly fingerprint: string;
  /** Release windows that the person was told not to count. */
  readonly override?: RequestedOverride | undefined;
  /** One line that the tag will say, as it stood in the request; empty for none. */
  readonly message?: string | undefined;
  /** Address of the answer; empty where it was no comment. */
  readonly url?: string | undefined;
  /** When the question was asked, in milliseconds since the epoch; undefined where it was no comment. */
  readonly askedAt?: number | undefined;
  /** Number of the issue, for whoever reports there; empty where there is none. */
  readonly issue: string;
}

const ASK =
  "Push the release's tag, or run its workflow again: that posts a request, which an owner of the gate answers.";

/** Reads the comment anew: what was dispatched is only its id. An answer that counts is then marked as this run's. */
export async function verifyComment(
  forge: Forge,
  rules: GateRules,
  gate: CommentGate,
  now: number,
): Promise<CommentAnswer> {
  const { repository, approval, requester } = gate;
  const thread = await readThread(forge, repository, approval);
  if (thread === undefined)
    return refused({ code: "unanswered", what: "There is no approval for this run.", issue: "" });
  const { comment, comments, issue } = thread;
  const all = requestsIn(comments);
  const request = newestRequest(
    all.filter((one) => one.gate === rules.environment),
    requester,
  );
  const read = requestAbove(comment, all, requester);
  if (read !== undefined && read.gate !== rules.environment)
    return refused({
      code: "stale",
      what: `The answer is for the gate ${read.gate}, which asked last before it.`,
      issue,
    });
  const use = request === undefined ? undefined : firstUse(request, comments, requester);
  const judged = bound(judgeComment({ rules, comment, request, use }, now), gate, thread);
  if (request === undefined || judged.verdict.kind === "refused") return judged;
  const user = await take(forge, { thread, request, gate });
  return user === gate.runId
    ? judged
    : refused({ code: "old-approval", what: `This answer was used by the run ${user} already.`, issue });
}

interface Taking {
  readonly thread: Thread;
  readonly request: PostedRequest;
  readonly gate: CommentGate;
}

/** Marks the answer as used and gives the run that has it: when two write at once, the first mark counts. */
async function take(forge: Forge, { thread: { path, comment }, request, gate }: Taking): Promise<string> {
  const user = async (): Promise<string | undefined> =>
    firstUse(request, (await forge.list(path)).map(readComment), gate.requester)?.run;
  const before = await user();
  if (before !== undefined) return before;
  const used = useMark({ comment: comment.id, run: gate.runId });
  await forge.write({
    method: "POST",
    path,
    body: { body: `${comment.by.login} has answered for ${gate.version}; it is acted on.\n\n${used}` },
    what: "mark the answer as used",
    happened: async () => ((await user()) === gate.runId ? {} : undefined),
  });
  return (await user()) ?? "that nobody knows";
}

/** An answer counts for the release whose request it answers, and for no other. */
function bound(verdict: CommentVerdict, gate: CommentGate, { comment, issue }: Thread): CommentAnswer {
  const { version, commit } = gate;
  if (verdict.kind === "no-command")
    return refused({ code: "unanswered", what: "The comment that was handed over is no answer.", issue });
  if (verdict.kind === "refused") return { verdict, fingerprint: "", issue };
  const { request, by } = verdict;
  if (isBeforeTag(request.asks) && request.version === version && request.commit !== commit) {
    return refused({
      code: "old-approval",
      what: `${request.preparation?.branch} ended with ${request.commit} when ${version} was asked about, and this run is about ${commit}: what was answered is no longer what would be released.`,
      issue,
      todo: "Dispatch the preparation again: it asks about what is there now.",
    });
  }
  if (request.version !== version || request.commit !== commit) {
    return refused({
      code: "old-approval",
      what: `What was answered is ${request.version} (${request.commit}); what this run is for is ${version} (${commit}).`,
      issue,
    });
  }
  if (gate.asks !== undefined && request.asks !== gate.asks) {
    return refused({
      code: "old-approval",
      what: `What was asked is ${request.asks}; what this run needs is ${gate.asks}.`,
      issue,
    });
  }
  const given: GateVerdict =
    verdict.kind === "rejected"
      ? { kind: "rejected", by, comment: verdict.reason }
      : { kind: "approved", by: [by], at: verdict.at, comment: "" };
  return {
    verdict: given,
    fingerprint: request.fingerprint,
    override: overrideAsSaid(request, gate.requester),
    message: request.preparation?.message,
    askedAt: request.comment.createdAt,
    ...{ issue, url: comment.url },
  };
}

interface Fault {
  readonly code: "unanswered" | "old-approval" | "stale";
  readonly what: string;
  readonly issue: string;
  readonly todo?: string;
}

function refused({ code, what, issue, todo = ASK }: Fault): CommentAnswer {
  return { verdict: { kind: "refused", code, what, todo }, fingerprint: "", issue };
}
