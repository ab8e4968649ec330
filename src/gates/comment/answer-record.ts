import type { Forge } from "../../ports/forge.ts";
import type { Clock } from "../../ports/world.ts";
import { plain } from "../../text/plain-text.ts";
import { leaveStatus, statusesOf } from "../request/commit-status.ts";
import type { Comment } from "../request/issue-comment.ts";
import { textDigest } from "../request/text-digest.ts";
import { endedRun } from "../run/ended-run.ts";
import type { Answer } from "./answer.ts";

/**
 * What a comment said when it was created, by the event that started a run of its own, as a status of the commit of the approval request. It counts where exactly one is there, and the run that it names is the comment's author's, was started by a comment, and
 * has ended well: such a run records each comment that it reads.
 */

export interface AnswerRecordPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** The commit that was asked about. */
  readonly commit: string;
}

const DESCRIPTION = /^(sha256:[0-9a-f]{64}), run (\d+)$/;

function contextOf(comment: Pick<Comment, "id">): string {
  return `sluice/answer/${comment.id}`;
}

export async function recordAnswer(
  forge: Forge,
  place: AnswerRecordPlace,
  { comment, text, run }: { readonly comment: Comment; readonly text: string; readonly run: string },
): Promise<void> {
  const description = plain`${textDigest(text)}, run ${run}`;
  await leaveStatus(forge, place, { context: contextOf(comment), isSuccess: true, description, url: comment.url });
}

export async function readAnswerRecord(
  forge: Forge,
  place: AnswerRecordPlace,
  comment: Comment,
  clock: Clock,
): Promise<Answer["edits"]> {
  const [record, ...more] = await statusesOf(forge, place, contextOf(comment));
  const [, digest, id] = DESCRIPTION.exec(record?.description ?? "") ?? [];
  if (digest === undefined || id === undefined || more.length > 0) return "unknown";
  const run = await endedRun(forge, `${place.repository}/actions/runs/${id}`, clock);
  if (run === undefined || run === "under way") return "unknown";
  const { event, actor, conclusion } = run;
  const isItsRun = event === "issue_comment" && actor?.login.toLowerCase() === comment.by.login.toLowerCase();
  if (!isItsRun || conclusion !== "success") return "unknown";
  return digest === textDigest(comment.body) ? "none" : "edited";
}
