import type { Forge } from "../../ports/forge.ts";
import { judgeRequested } from "../comment/requested-answer.ts";
import { requestAbove, requestsIn } from "../request/issue-comment.ts";
import { readThread } from "../request/issue-thread.ts";
import { readRun } from "../run/run-facts.ts";
import { isPreparation, PREPARATION } from "../starter/caller-files.ts";
import type { GateVerdict } from "../verdict/gate-verdict.ts";
import type { SignOffRules } from "./sign-off-rules.ts";

export interface KeptComment {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** What the comment is said to be about. */
  readonly commit: string;
  /** Its id. */
  readonly comment: number;
}

/**
 * Whether an older comment still decides about a commit: it exists, neither it nor the request above it was edited, its author
 * owns the gate by the rules of today, and that request was about this commit. A text is the reason why not.
 */
export async function judgeKeptComment(
  forge: Forge,
  { repository, commit, comment: id }: KeptComment,
  rules: SignOffRules,
): Promise<GateVerdict | string> {
  const { environment, requester, keptAgeMs } = rules;
  const thread = await readThread(forge, repository, String(id));
  if (thread === undefined) return `The comment ${id} in which it was given is gone.`;
  const { comment, comments } = thread;
  const request = requestAbove(comment, requestsIn(comments, requester));
  if (request === undefined || request.gate !== environment || request.asks !== "sign-off")
    return `The comment ${id} answers no request of ${environment} to test staging.`;
  if (request.commit !== commit) return `The comment ${id} was about ${request.commit}.`;
  const workflow = await preparationOf(forge, `${repository}/actions/runs/${request.run}`);
  const { verdict } = await judgeRequested(
    forge,
    { ...rules, repository, workflow, rules: { ...rules, maxAgeMs: keptAgeMs } },
    { comment, request },
  );
  switch (verdict.kind) {
    case "no-command":
      return `The comment ${id} neither approves nor rejects.`;
    case "approved":
      return { kind: "approved", by: [verdict.by], at: verdict.at, comment: "" };
    case "rejected":
      return { kind: "rejected", by: verdict.by, comment: verdict.reason };
    case "refused":
      return verdict;
  }
}

/** File of the preparation that must have asked. Each of several products has one of its own. */
async function preparationOf(forge: Forge, run: string): Promise<string> {
  const answer = await forge.read(run);
  const file = answer === undefined ? "" : readRun(answer).workflow;
  return isPreparation(file) ? file : PREPARATION;
}
