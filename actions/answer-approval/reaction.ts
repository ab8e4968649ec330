import type { CommentVerdict } from "../../src/gates/comment/comment-gate.ts";
import type { Reply } from "../../src/gates/comment/reply.ts";
import type { Question } from "../../src/gates/request/approval-request.ts";
import type { PostedRequest } from "../../src/gates/request/issue-comment.ts";

export interface Reaction {
  readonly text: string;
  /** Undefined for a comment without a command. */
  readonly reaction: Reply["reaction"] | undefined;
}

/** The consequence of a rejection. */
const AFTER_REJECTION: Readonly<Record<Question, string>> = {
  "sign-off": "The commit needs a fix. The rejection is stored with the commit, and nothing is tagged.",
  tag: "Nothing is tagged.",
  release: "Nothing was changed.",
  verdict: "The release is rolled back.",
  rollback: "Nothing is rolled back.",
};

/** Pure. The reply to the author of the comment. */
export function reactionTo(verdict: CommentVerdict): Reaction {
  switch (verdict.kind) {
    case "no-command":
      return { text: "The comment contains no command.", reaction: undefined };
    case "approved":
      return { text: `${verdict.by.login} approved ${verdict.request.version}.`, reaction: "+1" };
    case "rejected": {
      const { version, asks } = verdict.request;
      return { text: `${verdict.by.login} rejected ${version}. ${AFTER_REJECTION[asks]}`, reaction: "-1" };
    }
    case "refused":
      return { text: `This does not count: ${verdict.what} ${verdict.todo}`, reaction: "confused" };
  }
}

/** An approval starts a run, and so does the rejection of a live release. */
export function isActedOn({ kind }: CommentVerdict, { asks }: PostedRequest): boolean {
  return kind === "approved" || (kind === "rejected" && asks === "verdict");
}
