import * as v from "valibot";
import type { Forge } from "../../ports/forge.ts";
import { understand } from "../../stage/answer.ts";
import { type Comment, readComment } from "./issue-comment.ts";

/** A comment, with everything that is said in its issue. */
export interface Thread {
  readonly comment: Comment;
  /** Number of the issue. */
  readonly issue: string;
  /** Path of its comments in the API. */
  readonly path: string;
  readonly comments: readonly Comment[];
}

/** What the forge has of a comment now; undefined if it does not exist. `repository` is its path in the API. */
export async function readThread(forge: Forge, repository: string, id: string): Promise<Thread | undefined> {
  const answer = /^\d+$/.test(id) ? await forge.read(`${repository}/issues/comments/${id}`) : undefined;
  if (answer === undefined) return undefined;
  const comment = readComment(answer);
  const issue = issueOf(answer);
  const path = `${repository}/issues/${issue}/comments`;
  return { comment, issue, path, comments: (await forge.list(path)).map(readComment) };
}

function issueOf(answer: unknown): string {
  const { issue_url } = understand(v.object({ issue_url: v.string() }), answer, "a comment's issue");
  return /\/(\d+)$/.exec(issue_url)?.[1] ?? "";
}
