import * as v from "valibot";
import { type CommentVerdict, judgeComment, newestRequest, type PostedRequest } from "../../src/gates/comment-gate.ts";
import type { GateRules } from "../../src/gates/gate.ts";
import type { RequestedOverride } from "../../src/gates/gate-request.ts";
import { firstUse, useMark } from "../../src/gates/gate-use.ts";
import type { GateVerdict } from "../../src/gates/gate-verdict.ts";
import { type ReadComment, readComment, requestsIn } from "../../src/gates/issue-answers.ts";
import { understand } from "../../src/stage/answer.ts";
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
}

/** The verdict on a comment, and the plan that its author was shown. */
export interface CommentAnswer {
  readonly verdict: GateVerdict;
  readonly fingerprint: string;
  /** Release windows that the person was told not to count. */
  readonly override?: RequestedOverride | undefined;
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
  const answer = /^\d+$/.test(approval) ? await forge.read(`${repository}/issues/comments/${approval}`) : undefined;
  if (answer === undefined) return refused("unanswered", "There is no approval for this run.", "");
  const comment = readComment(answer);
  const issue = issueOf(answer);
  const path = `${repository}/issues/${issue}/comments`;
  const comments = (await forge.list(path)).map(readComment);
  const requests = requestsIn(comments).filter(({ gate }) => gate === rules.environment);
  const request = newestRequest(requests, requester);
  const use = request === undefined ? undefined : firstUse(request, comments, requester);
  const judged = bound(judgeComment({ rules, comment, request, use }, now), gate, issue);
  if (request === undefined || judged.verdict.kind === "refused") return judged;
  const user = await take(forge, { path, comment, request, gate });
  return user === gate.runId
    ? judged
    : refused("old-approval", `This answer was used by the run ${user} already.`, issue);
}

interface Taking {
  readonly path: string;
  readonly comment: ReadComment;
  readonly request: PostedRequest;
  readonly gate: CommentGate;
}

/** Marks the answer as used and gives the run that has it: when two write at once, the first mark counts. */
async function take(forge: Forge, { path, comment, request, gate }: Taking): Promise<string> {
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

function issueOf(answer: unknown): string {
  const { issue_url } = understand(v.object({ issue_url: v.string() }), answer, "a comment's issue");
  return /\/(\d+)$/.exec(issue_url)?.[1] ?? "";
}

/** An answer counts for the release whose request it answers, and for no other. */
function bound(verdict: CommentVerdict, { version, commit }: CommentGate, issue: string): CommentAnswer {
  if (verdict.kind === "no-command")
    return refused("unanswered", "The comment that was handed over is no answer.", issue);
  if (verdict.kind === "refused") return { verdict, fingerprint: "", issue };
  const { request, by } = verdict;
  if (request.version !== version || request.commit !== commit) {
    return refused(
      "old-approval",
      `What was answered is ${request.version} (${request.commit}); what this run is for is ${version} (${commit}).`,
      issue,
    );
  }
  const given: GateVerdict =
    verdict.kind === "rejected"
      ? { kind: "rejected", by, comment: verdict.reason }
      : { kind: "approved", by: [by], at: verdict.at, comment: "" };
  const { override, startedBy } = request;
  // The verdict's request hands on what stood in the release's, and who said so.
  const who = request.asks === "verdict" ? "" : ` (said by ${startedBy})`;
  const said = override && { ...override, reason: `${override.reason}${who}` };
  return {
    verdict: given,
    fingerprint: request.fingerprint,
    override: said,
    askedAt: request.comment.createdAt,
    issue,
  };
}

function refused(code: "unanswered" | "old-approval", what: string, issue: string): CommentAnswer {
  return { verdict: { kind: "refused", code, what, todo: ASK }, fingerprint: "", issue };
}
