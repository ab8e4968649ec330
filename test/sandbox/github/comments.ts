import { type Answer, created, type Handlers, type Hub, notFound, ok, place, stamp, starts } from "./hub.ts";
import type { Comment, Reaction } from "./issues.ts";
import type { Fields } from "./neutral.ts";
import { paged } from "./pages.ts";
import type { Person } from "./people.ts";
import { authorShape, userShape } from "./shapes.ts";

/** Comments of issues and pull requests, and the reactions on them. */
export function commentHandlers(hub: Hub): Handlers {
  const on = (id: string | undefined, act: (comment: Comment) => Answer): Answer => {
    const comment = hub.comments.get(Number(id));
    return comment === undefined ? notFound() : act(comment);
  };
  const exists = (number: number): boolean => hub.issues.has(number) || hub.pulls.has(number);
  return {
    "issues/list-comments": ({ param, query }) => {
      const number = Number(param("issue_number"));
      if (!exists(number)) return notFound();
      const since = Date.parse(query.get("since") ?? "1970-01-01T00:00:00Z");
      const all = [...hub.comments.values()].filter(({ issue, updatedAt }) => issue === number && updatedAt >= since);
      return ok(paged(all, query).map((one) => commentShape(hub, one)));
    },
    "issues/get-comment": ({ param }) => on(param("comment_id"), (comment) => ok(commentShape(hub, comment))),
    "issues/create-comment": ({ param, text, who }) => {
      const issue = Number(param("issue_number"));
      if (!exists(issue)) return notFound();
      const { body }: { body: string } = JSON.parse(text);
      return created(commentShape(hub, addComment(hub, { issue, user: who.person, body }, starts(who))));
    },
    "issues/update-comment": ({ param, text, who }) =>
      on(param("comment_id"), (comment) => {
        const { body }: { body: string } = JSON.parse(text);
        changeComment(hub, comment, { body, actor: who.person, silent: !starts(who) });
        return ok(commentShape(hub, comment));
      }),
    "issues/delete-comment": ({ param }) =>
      hub.comments.delete(Number(param("comment_id"))) ? { status: 204 } : notFound(),
    "reactions/list-for-issue-comment": ({ param, query }) =>
      on(param("comment_id"), ({ reactions }) => {
        const wanted = query.get("content");
        const all = reactions.filter(({ content }) => (wanted ?? content) === content);
        return ok(paged(all, query).map((one) => reactionShape(hub, one)));
      }),
    "reactions/create-for-issue-comment": ({ param, text, who }) =>
      on(param("comment_id"), ({ reactions }) => {
        const { content }: { content: string } = JSON.parse(text);
        const known = reactions.find((one) => one.content === content && one.user.id === who.person.id);
        if (known !== undefined) return ok(reactionShape(hub, known));
        const fresh = { id: hub.nextId(), user: who.person, content, createdAt: hub.now() };
        reactions.push(fresh);
        return created(reactionShape(hub, fresh));
      }),
  };
}

export interface CommentWish {
  readonly issue: number;
  readonly user: Person;
  readonly body: string;
}

export function addComment(hub: Hub, wish: CommentWish, loud: boolean): Comment {
  const [createdAt, updatedAt] = [hub.now(), hub.now()];
  const comment: Comment = { ...wish, id: hub.nextId(), createdAt, updatedAt, editedAt: undefined, reactions: [] };
  hub.comments.set(comment.id, comment);
  if (loud) tell(hub, comment, { action: "created", actor: wish.user });
  return comment;
}

/** Whoever may write can change another's words; the author stays who it was. */
export function changeComment(
  hub: Hub,
  comment: Comment,
  { body, actor, silent = false }: { readonly body: string; readonly actor: Person; readonly silent?: boolean },
): void {
  comment.body = body;
  comment.updatedAt = hub.now();
  comment.editedAt = hub.now();
  if (!silent) tell(hub, comment, { action: "edited", actor });
}

function tell(hub: Hub, comment: Comment, by: { readonly action: "created" | "edited"; readonly actor: Person }): void {
  const { id: commentId, issue, body, user } = comment;
  const { action, actor } = by;
  hub.events.emit("issue_comment", {
    action,
    issue,
    commentId,
    body,
    actor: actor.login,
    association: user.association,
  });
}

function commentShape(hub: Hub, { id, issue, user, body, createdAt, updatedAt }: Comment): Fields {
  return {
    ...{ id, node_id: `IC_${id}`, body, url: `${place(hub)}/issues/comments/${id}` },
    html_url: `${hub.api}/${hub.owner}/${hub.repo}/issues/${issue}#issuecomment-${id}`,
    issue_url: `${place(hub)}/issues/${issue}`,
    user: authorShape(hub, user),
    author_association: user.association,
    created_at: stamp(createdAt),
    updated_at: stamp(updatedAt),
    performed_via_github_app: null,
  };
}

function reactionShape(hub: Hub, { id, user, content, createdAt }: Reaction): Fields {
  return { id, node_id: `REA_${id}`, user: userShape(hub, user), content, created_at: stamp(createdAt) };
}
