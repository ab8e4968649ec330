import type { Forge } from "../world/forge.ts";
import { judgeComment, requestAbove } from "./comment-gate.ts";
import type { GateRules } from "./gate-facts.ts";
import { firstUse } from "./gate-use.ts";
import type { GateVerdict } from "./gate-verdict.ts";
import { requestsIn } from "./issue-answers.ts";
import { readThread } from "./issue-thread.ts";

export interface KeptComment {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** What the comment is said to be about. */
  readonly commit: string;
  /** Its id. */
  readonly comment: number;
}

export type KeptRules = GateRules & {
  /** The account whose requests count. */
  readonly requester: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
};

/**
 * Whether a comment of long ago still is what a person said of a commit: it is there, nobody edited it or the request above it,
 * its author owns the gate by the rules of today, and that request was about this commit. A text says what does not fit.
 */
export async function judgeKeptComment(
  forge: Forge,
  { repository, commit, comment: id }: KeptComment,
  rules: KeptRules,
): Promise<GateVerdict | string> {
  const { environment, requester, keptAgeMs, now } = rules;
  const thread = await readThread(forge, repository, String(id));
  if (thread === undefined) return `The comment ${id} in which it was given is gone.`;
  const { comment, comments } = thread;
  const request = requestAbove(comment, requestsIn(comments), requester);
  if (request === undefined || request.gate !== environment || request.asks !== "sign-off")
    return `The comment ${id} answers no request of ${environment} to look at staging.`;
  if (request.commit !== commit) return `The comment ${id} was about ${request.commit}.`;
  const use = firstUse(request, comments, requester);
  const verdict = judgeComment({ rules: { ...rules, maxAgeMs: keptAgeMs }, comment, request, use }, now);
  switch (verdict.kind) {
    case "no-command":
      return `The comment ${id} is no answer.`;
    case "approved":
      return { kind: "approved", by: [verdict.by], at: verdict.at, comment: "" };
    case "rejected":
      return { kind: "rejected", by: verdict.by, comment: verdict.reason };
    case "refused":
      return verdict;
  }
}
