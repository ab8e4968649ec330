import type { Forge } from "../../ports/forge.ts";
import type { Log } from "../../ports/world.ts";
import type { Markdown } from "../../text/markdown.ts";
import { readComment } from "../request/issue-comment.ts";

export interface ReplyPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly issue: number;
  readonly comment: number;
}

export interface Reply {
  /** docs.github.com/rest/reactions */
  readonly reaction: "+1" | "-1" | "confused";
  /** The reply below the comment; empty for none. */
  readonly below: Markdown;
}

/** A reaction on the comment, and a reply. */
export async function replyTo(
  forge: Forge,
  { repository, issue, comment }: ReplyPlace,
  { reaction, below }: Reply,
  log: Pick<Log, "redact">,
): Promise<void> {
  await forge.write({
    method: "POST",
    path: `${repository}/issues/comments/${comment}/reactions`,
    body: { content: reaction },
    what: "react to the comment",
    // The same reaction twice is one.
    happened: async () => undefined,
  });
  if (below.text === "") return;
  const path = `${repository}/issues/${issue}/comments`;
  await forge.write({
    method: "POST",
    path,
    body: { body: below },
    what: "answer the comment",
    happened: async () => (await forge.list(path)).find((one) => readComment(one).body === log.redact(below.text)),
  });
}
