import * as v from "valibot";
import type { Forge } from "../../ports/forge.ts";
import { understand } from "../../stage/answer.ts";
import type { Comment } from "./issue-comment.ts";

/** Whether a comment was edited, as far as the forge reports it. */
export type Edits = "none" | "edited" | "unknown";

const QUERY = "query ($id: ID!) { node(id: $id) { ... on IssueComment { lastEditedAt } } }";

const schema = v.object({ node: v.nullable(v.object({ lastEditedAt: v.optional(v.nullable(v.string())) })) });

/** By GitHub's GraphQL: the two times of a comment are whole seconds, and hiding it changes the later one. */
export async function editsAtGithub(forge: Forge, { nodeId }: Comment): Promise<Edits> {
  if (nodeId === "") return "unknown";
  const { node } = understand(schema, await forge.query(QUERY, { id: nodeId }), "the edits of a comment");
  const edited = node?.lastEditedAt;
  if (edited === undefined) return "unknown";
  return edited === null ? "none" : "edited";
}
