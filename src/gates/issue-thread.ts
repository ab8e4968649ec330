import * as v from "valibot";
import { understand } from "../stage/answer.ts";
import type { Forge } from "../world/forge.ts";
import { type ReadComment, readComment } from "./issue-answers.ts";

/** A comment, with everything that is said in its issue. */
export interface Thread {
  readonly comment: ReadComment;
  /** Number of the issue. */
  readonly issue: string;
  /** Path of its comments in the API. */
  readonly path: string;
  readonly comments: readonly ReadComment[];
}

/** What the forge has of a comment now; undefined where there is none. `repository` is its path in the API. */
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
