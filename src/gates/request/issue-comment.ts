import * as v from "valibot";
import { understand } from "../../stage/answer.ts";
import type { Person } from "../verdict/gate-verdict.ts";
import { account, isBotLogin, time } from "../verdict/person.ts";
import { type ApprovalRequest, readRequestMark } from "./approval-request.ts";

/** A comment as the forge keeps it. Times are milliseconds since the epoch. */
export interface Comment {
  readonly id: number;
  /** The forge's other name for it, by which GraphQL finds it; empty on forges without GraphQL. */
  readonly nodeId: string;
  readonly by: Person;
  readonly body: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly url: string;
}

/** What looks like a request of ours, with the comment that carries it. Whether it is one, its run says: request-evidence.ts. */
export interface PostedRequest extends ApprovalRequest {
  readonly comment: Comment;
}

const commentSchema = v.object({
  id: v.number(),
  node_id: v.optional(v.string(), ""),
  body: v.optional(v.nullable(v.string())),
  created_at: time,
  updated_at: time,
  html_url: v.optional(v.string(), ""),
  // Null where the account is gone.
  user: v.nullable(account),
});

const DELETED_ACCOUNT: Person = { login: "", isBot: true };

/** GitHub's shape, which Forgejo and Gitea share. */
export function readComment(answer: unknown): Comment {
  const { id, node_id, body, created_at, updated_at, html_url, user } = understand(commentSchema, answer, "a comment");
  const by =
    user === null ? DELETED_ACCOUNT : { login: user.login, isBot: user.type !== "User" || isBotLogin(user.login) };
  return {
    ...{ id, nodeId: node_id, body: body ?? "", createdAt: created_at, updatedAt: updated_at },
    ...{ by, url: html_url },
  };
}

/** What looks like a request among the comments of an issue, for whichever gate, written by the account of the runs' token. */
export function requestsIn(comments: readonly Comment[], requester: string): readonly PostedRequest[] {
  return comments
    .filter(({ by }) => by.login.toLowerCase() === requester.toLowerCase())
    .flatMap((comment) => {
      const request = readRequestMark(comment.body);
      return request === undefined ? [] : [{ ...request, comment }];
    })
    .toSorted((one, other) => one.comment.id - other.comment.id);
}

/** The request that a comment answers: the newest one above it in its issue, whichever gate that is of. */
export function requestAbove(comment: Comment, requests: readonly PostedRequest[]): PostedRequest | undefined {
  return requests.findLast((request) => request.comment.id < comment.id);
}
