import * as v from "valibot";
import { type CommentVerdict, judgeComment } from "../../src/gates/comment-gate.ts";
import type { GateRules } from "../../src/gates/gate.ts";
import { runsThatUsed, useMark } from "../../src/gates/gate-use.ts";
import type { GateVerdict } from "../../src/gates/gate-verdict.ts";
import { readComment, requestsIn } from "../../src/gates/issue-answers.ts";
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
}

/** Reads the comment anew: what was dispatched is only its id. An approval is then marked as used by this run. */
export async function verifyComment(
  forge: Forge,
  rules: GateRules,
  gate: CommentGate,
  now: number,
): Promise<CommentAnswer> {
  const { repository, approval, requester, runId } = gate;
  const answer = /^\d+$/.test(approval) ? await forge.read(`${repository}/issues/comments/${approval}`) : undefined;
  if (answer === undefined) return refused("unanswered", "There is no approval for this run.", ASK);
  const comment = readComment(answer);
  const path = `${repository}/issues/${issueOf(answer)}/comments`;
  const comments = (await forge.list(path)).map(readComment);
  const requests = requestsIn(comments, rules.environment);
  const verdict = judgeComment({ rules, comment, requests, requester }, now);
  const judged = bound(verdict, gate);
  if (judged.verdict.kind !== "approved") return judged;
  const others = runsThatUsed(comment.id, comments, requester).filter((run) => run !== runId);
  if (others.length > 0) {
    return refused("old-approval", `This approval was used by the run ${others.join(", ")} already.`, ASK);
  }
  const used = useMark({ comment: comment.id, run: runId });
  const findUse = async (): Promise<unknown> =>
    (await forge.list(path)).find((one) => readComment(one).body.includes(used));
  if ((await findUse()) === undefined) {
    const body = `${gate.version} is on its way, approved by ${comment.by.login}.\n\n${used}`;
    await forge.write({ method: "POST", path, body: { body }, what: "mark the approval as used", happened: findUse });
  }
  return judged;
}

const ASK =
  "Push the release's tag, or run its workflow again: that posts a request, which an owner of the gate answers.";

function issueOf(answer: unknown): number {
  const { issue_url } = understand(v.object({ issue_url: v.string() }), answer, "a comment's issue");
  return Number(/\/(\d+)$/.exec(issue_url)?.[1]);
}

/** An approval counts for the release whose request it answers, and for no other. */
function bound(verdict: CommentVerdict, { version, commit }: CommentGate): CommentAnswer {
  switch (verdict.kind) {
    case "no-command":
      return refused("unanswered", "The comment that was handed over is no answer.", ASK);
    case "refused":
      return { verdict, fingerprint: "" };
    case "rejected":
      return { verdict: { kind: "rejected", by: verdict.by, comment: verdict.reason }, fingerprint: "" };
    case "approved": {
      const { request, by, at } = verdict;
      if (request.version !== version || request.commit !== commit) {
        return refused(
          "old-approval",
          `What was approved is ${request.version} (${request.commit}); what would be deployed is ${version} (${commit}).`,
          ASK,
        );
      }
      return { verdict: { kind: "approved", by: [by], at, comment: "" }, fingerprint: request.fingerprint };
    }
  }
}

function refused(code: "unanswered" | "old-approval", what: string, todo: string): CommentAnswer {
  return { verdict: { kind: "refused", code, what, todo }, fingerprint: "" };
}
