import type { Settings } from "../../config/settings.ts";
import { readInteger } from "../../config/values.ts";
import type { Inputs, Log, RunContext } from "../../ports/world.ts";
import type { InputKey } from "../../stage/keys.ts";
import type { Edits } from "../request/comment-edits.ts";
import type { Comment } from "../request/issue-comment.ts";
import { requesterOf } from "../request/requester.ts";
import { textDigest } from "../request/text-digest.ts";

/** The comment that a run was started by. The same in every stage that reads commands in issues. */
export const commentKeys = [
  { name: "issue", description: "Number of the issue that contains the comment." },
  { name: "comment", description: "Id of the comment." },
  {
    name: "text",
    description:
      "Text of the comment when it was created, from the event. It is only compared with the current text, for forges that do not report edits.",
  },
] as const satisfies readonly InputKey[];

export const eventActionKey = {
  name: "event-action",
  description:
    "Action of the event that started the run. A comment that was edited does not count, and a reply tells its author so.",
  default: "${{ github.event.action }}",
} as const satisfies InputKey;

export interface CommentEvent {
  readonly issue: number;
  readonly comment: number;
  /** The text when it was created; empty where the caller does not pass it. */
  readonly text: string;
  readonly token: string;
  readonly config: string;
  readonly requester: string;
  /** Whether the run is about an edit of the comment. */
  readonly isEdit: boolean;
}

const ANY_ID = { min: 1, max: Number.MAX_SAFE_INTEGER };

export function readCommentEvent(
  settings: Settings<"issue" | "comment" | "token" | "config" | "requester" | "event-action">,
  inputs: Inputs,
  world: { readonly run: RunContext; readonly log: Log },
): CommentEvent {
  const token = settings.need("token").text;
  world.log.mask(token);
  return {
    issue: readInteger(settings.need("issue"), ANY_ID),
    comment: readInteger(settings.need("comment"), ANY_ID),
    text: inputs.get("text"),
    token,
    config: settings.get("config").text,
    requester: settings.get("requester").text || requesterOf(world.run.forge),
    isEdit: settings.get("event-action").text === "edited",
  };
}

/** Where the forge does not report edits: the run belongs to the comment's own event, whose text is what the author wrote. */
export function editsSinceEvent({ text }: Pick<CommentEvent, "text">, comment: Comment): Edits {
  if (text === "") return "unknown";
  const isSame = comment.updatedAt === comment.createdAt && textDigest(text) === textDigest(comment.body);
  return isSame ? "none" : "edited";
}
