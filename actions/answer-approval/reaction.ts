import type { CommentVerdict } from "../../src/gates/comment-gate.ts";
import type { Question } from "../../src/gates/gate-request.ts";
import type { PostedRequest } from "../../src/gates/issue-comment.ts";

export interface Reaction {
  readonly text: string;
  /** docs.github.com/rest/reactions; undefined for talk. */
  readonly reaction: "+1" | "-1" | "confused" | undefined;
}

/** What a no means. */
const AFTER_NO: Readonly<Record<Question, string>> = {
  "sign-off": "It goes back for a fix: that stays with its commit, and nothing is tagged.",
  tag: "Nothing is tagged.",
  release: "Nothing was changed.",
  verdict: "It is taken back.",
};

/** Pure. What is said to whoever has commented. */
export function reactionTo(verdict: CommentVerdict): Reaction {
  switch (verdict.kind) {
    case "no-command":
      return { text: "The comment gives no command.", reaction: undefined };
    case "approved":
      return { text: `${verdict.by.login} approved ${verdict.request.version}.`, reaction: "+1" };
    case "rejected": {
      const { version, asks } = verdict.request;
      return { text: `${verdict.by.login} rejected ${version}. ${AFTER_NO[asks]}`, reaction: "-1" };
    }
    case "refused":
      return { text: `This does not count: ${verdict.what} ${verdict.todo}`, reaction: "confused" };
  }
}

/** A yes begins something, and so does a no to what is live already. */
export function isActedOn({ kind }: CommentVerdict, { asks }: PostedRequest): boolean {
  return kind === "approved" || (kind === "rejected" && asks === "verdict");
}
