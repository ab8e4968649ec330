import { type Answer, type Hub, ok, refused, stamp } from "./hub.ts";
import type { Identity } from "./people.ts";

/**
 * The one question of GraphQL that is asked here (docs.github.com/graphql/reference/objects#issuecomment): when a comment was
 * edited last. Any other is refused. A node that is not there is null, with an error, in an answer of status 200.
 */
export const GRAPHQL_PATH = "/graphql";

const QUERY = /^query \(\$id: ID!\) \{ node\(id: \$id\) \{ \.\.\. on IssueComment \{ lastEditedAt \} \} \}$/;

interface Question {
  readonly query?: unknown;
  readonly variables?: { readonly id?: unknown };
}

/** Undefined where the question is none that the double knows. */
export function answerQuery(hub: Hub, text: string, who: Identity | undefined): Answer | undefined {
  if (who === undefined) return refused(401, "Bad credentials");
  const { query, variables = {} }: Question = JSON.parse(text);
  if (typeof query !== "string" || !QUERY.test(query.trim().replace(/\s+/g, " "))) return undefined;
  const mayRead = who.kind === "user" || who.scopes["issues"] !== undefined;
  const comment = [...hub.comments.values()].find(({ id }) => `IC_${id}` === variables.id);
  if (comment === undefined || !mayRead) {
    const message = `Could not resolve to a node with the global id of '${String(variables.id)}'`;
    return ok({ data: { node: null }, errors: [{ type: "NOT_FOUND", path: ["node"], message }] });
  }
  const lastEditedAt = comment.editedAt === undefined ? null : stamp(comment.editedAt);
  return ok({ data: { node: { lastEditedAt } } });
}
