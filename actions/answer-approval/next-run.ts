import { isBeforeTag, overrideAsSaid } from "../../src/gates/gate-request.ts";
import type { PostedRequest } from "../../src/gates/issue-comment.ts";

/** A workflow that an answer dispatches. */
export interface NextRun {
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
}

export interface Answering {
  /** Id of the answering comment. */
  readonly comment: number;
  /** Files of the workflows that release a tag, and that prepare one. */
  readonly workflow: string;
  readonly preparation: string;
  readonly defaultBranch: string;
}

/**
 * Pure. Which workflow goes on, and what it is given, is what our own request says; of the comment only its id is handed over,
 * and the run that follows verifies that very comment again.
 */
export function nextRun(request: PostedRequest, answering: Answering): NextRun {
  const { asks, version, preparation } = request;
  const comment = String(answering.comment);
  if (isBeforeTag(asks)) {
    return {
      workflow: answering.preparation,
      ref: preparation?.branch ?? answering.defaultBranch,
      inputs: { version, [asks === "sign-off" ? "sign-off" : "approval"]: comment },
    };
  }
  const override = overrideAsSaid(request, request.comment.by.login);
  return {
    workflow: answering.workflow,
    ref: answering.defaultBranch,
    inputs: {
      tag: version,
      [asks === "verdict" ? "verdict" : "approval"]: comment,
      ...(override === undefined ? {} : { "override-windows": override.windows, "override-reason": override.reason }),
    },
  };
}
