import * as v from "valibot";
import { understand } from "../stage/answer.ts";
import { readRequestMark } from "./gate-request.ts";
import type { Comment, PostedRequest } from "./issue-comment.ts";
import { time } from "./person.ts";

/** Reads issues and their comments as the comment gate needs them. GitHub's shapes, which Forgejo and Gitea share. */

const commentSchema = v.object({
  id: v.number(),
  body: v.optional(v.nullable(v.string())),
  created_at: time,
  updated_at: time,
  html_url: v.optional(v.string(), ""),
  user: v.object({ login: v.string(), type: v.optional(v.string(), "User") }),
});

export type ReadComment = Comment & { readonly url: string };

export function readComment(answer: unknown): ReadComment {
  const { id, body, created_at, updated_at, html_url, user } = understand(commentSchema, answer, "a comment");
  const by = { login: user.login, isBot: user.type !== "User" };
  return { id, body: body ?? "", createdAt: created_at, updatedAt: updated_at, by, url: html_url };
}

/** What looks like a request among the comments of an issue, for whichever gate and by whomever. */
export function requestsIn(comments: readonly Comment[]): readonly PostedRequest[] {
  return comments.flatMap((comment) => {
    const request = readRequestMark(comment.body);
    return request === undefined ? [] : [{ ...request, comment }];
  });
}

const issueSchema = v.object({
  number: v.number(),
  title: v.string(),
  html_url: v.optional(v.string(), ""),
  pull_request: v.optional(v.unknown()),
});

export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly url: string;
}

export function readIssue(answer: unknown): Issue {
  const { number, title, html_url } = understand(issueSchema, answer, "an issue");
  return { number, title, url: html_url };
}
