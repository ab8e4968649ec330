import type { Forge } from "../../ports/forge.ts";
import type { Clock, ForgeKind } from "../../ports/world.ts";
import { editsAtGithub } from "../request/comment-edits.ts";
import type { Comment } from "../request/issue-comment.ts";
import type { Answer } from "./answer.ts";
import { readAnswerRecord } from "./answer-record.ts";

/**
 * Whether a comment was edited. Its two times do not show it: they are whole seconds, and hiding a comment changes the later one.
 * GitHub reports when it was edited last. Elsewhere the text as it was created is recorded by the run that it started.
 */

export interface AnswerPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly forge: ForgeKind;
  /** The commit that was asked about. */
  readonly commit: string;
  readonly clock: Clock;
}

export async function answerOf(forge: Forge, place: AnswerPlace, comment: Comment): Promise<Answer> {
  const { id, by, body, createdAt } = comment;
  return { id, by, body, createdAt, edits: await editsOf(forge, place, comment) };
}

async function editsOf(forge: Forge, place: AnswerPlace, comment: Comment): Promise<Answer["edits"]> {
  if (place.forge === "github") return editsAtGithub(forge, comment);
  return comment.updatedAt === comment.createdAt ? readAnswerRecord(forge, place, comment, place.clock) : "edited";
}
