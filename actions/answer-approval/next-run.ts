import { isBeforeTag, overrideWithRequester } from "../../src/gates/request/approval-request.ts";
import type { PostedRequest } from "../../src/gates/request/issue-comment.ts";
import { rollbackInputs } from "../../src/gates/request/rollback-wish.ts";

/** A workflow that an answer dispatches. */
export interface NextRun {
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
}

export interface Answering {
  /** Id of the answering comment. */
  readonly comment: number;
  /** Files of the workflows that release a tag, that prepare one, and that roll back. */
  readonly workflow: string;
  readonly preparation: string;
  readonly rollback: string;
  readonly defaultBranch: string;
  /** The person who started the run that asked; undefined for a token. */
  readonly startedBy: string | undefined;
}

/**
 * Pure. The request determines the workflow and its inputs; of the comment only the id is passed, and the following run
 * verifies that comment again.
 */
export function nextRun(request: PostedRequest, answering: Answering): NextRun {
  const { asks, version, preparation, rollback } = request;
  const comment = String(answering.comment);
  if (isBeforeTag(asks)) {
    return {
      workflow: answering.preparation,
      ref: preparation?.branch ?? answering.defaultBranch,
      inputs: { version, [asks === "sign-off" ? "sign-off" : "approval"]: comment },
    };
  }
  if (rollback !== undefined) {
    const inputs = { ...rollbackInputs(rollback), approval: comment };
    return { workflow: answering.rollback, ref: answering.defaultBranch, inputs };
  }
  const override = overrideWithRequester(request, answering.startedBy);
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
