import { resolveCommit } from "./commits.ts";
import { created, type Handlers, type Hub, notFound, ok, place, refused, stamp } from "./hub.ts";
import { type Fields, filled } from "./neutral.ts";
import { paged } from "./pages.ts";
import type { Person } from "./people.ts";
import { repositoryShape, userShape } from "./shapes.ts";

export interface Pull {
  readonly number: number;
  readonly user: Person;
  readonly title: string;
  readonly body: string | null;
  readonly head: string;
  readonly base: string;
  readonly createdAt: number;
  mergedAt: number | undefined;
  mergeCommit: string | undefined;
}

interface PullBody {
  readonly title?: string;
  readonly body?: string | null;
  readonly head: string;
  readonly base: string;
}

export function pullHandlers(hub: Hub): Handlers {
  const all = (): Pull[] => [...hub.pulls.values()].reverse();
  return {
    "pulls/list": ({ query }) => {
      const [state, head, base] = [query.get("state") ?? "open", query.get("head"), query.get("base")];
      const found = all().filter((pull) => {
        const fits = state === "all" || (state === "closed") === (pull.mergedAt !== undefined);
        return (
          fits &&
          (base ?? pull.base) === pull.base &&
          (head ?? `${hub.owner}:${pull.head}`).split(":").at(-1) === pull.head
        );
      });
      return ok(paged(found, query).map((one) => pullShape(hub, one, "pull-request-simple")));
    },
    "pulls/get": ({ param }) => {
      const found = hub.pulls.get(Number(param("pull_number")));
      return found === undefined ? notFound() : ok(pullShape(hub, found, "pull-request"));
    },
    "pulls/create": ({ text, who }) => {
      const { title = "", body = null, head, base }: PullBody = JSON.parse(text);
      const known = [head, base].every((name) => resolveCommit(hub, name) !== undefined);
      if (!known)
        return refused(422, "Validation Failed", [{ resource: "PullRequest", field: "head", code: "invalid" }]);
      return created(pullShape(hub, addPull(hub, { user: who.person, title, body, head, base }), "pull-request"));
    },
    "repos/list-pull-requests-associated-with-commit": ({ param, query }) => {
      const sha = resolveCommit(hub, param("commit_sha"));
      if (sha === undefined) return notFound();
      const found = all().filter((pull) => pull.mergeCommit === sha || inside(hub, pull, sha));
      return ok(paged(found, query).map((one) => pullShape(hub, one, "pull-request-simple")));
    },
  };
}

/** Whether the commit is one of those that the pull request brings. */
function inside(hub: Hub, { head, base, mergedAt }: Pull, sha: string): boolean {
  const [to, from] = [resolveCommit(hub, head), resolveCommit(hub, base)];
  if (to === undefined || from === undefined) return false;
  return mergedAt === undefined ? hub.git.history(`${from}..${to}`, 250).includes(sha) : to === sha;
}

export function addPull(hub: Hub, wish: Pick<Pull, "user" | "title" | "body" | "head" | "base">): Pull {
  const number = Math.max(0, ...hub.issues.keys(), ...hub.pulls.keys()) + 1;
  const pull: Pull = { ...wish, number, createdAt: hub.now(), mergedAt: undefined, mergeCommit: undefined };
  hub.pulls.set(number, pull);
  return pull;
}

function pullShape(hub: Hub, pull: Pull, schema: "pull-request" | "pull-request-simple"): Fields {
  const { number, user, title, body, createdAt, mergedAt, mergeCommit } = pull;
  const url = `${place(hub)}/pulls/${number}`;
  const html_url = `${hub.api}/${hub.owner}/${hub.repo}/pull/${number}`;
  const merged_at = mergedAt === undefined ? null : stamp(mergedAt);
  return filled(schema, hub.api, {
    ...{ id: 5000 + number, node_id: `PR_${number}`, number, title, body, url, html_url, locked: false },
    ...{ state: mergedAt === undefined ? "open" : "closed", merged_at, merge_commit_sha: mergeCommit ?? null },
    ...(schema === "pull-request" ? { merged: mergedAt !== undefined } : {}),
    user: userShape(hub, user),
    author_association: user.association,
    labels: [],
    head: branchShape(hub, pull.head),
    base: branchShape(hub, pull.base),
    created_at: stamp(createdAt),
    updated_at: stamp(mergedAt ?? createdAt),
    closed_at: merged_at,
    _links: linksOf(url, html_url),
  });
}

function linksOf(url: string, html: string): Fields {
  const names = ["comments", "commits", "issue", "review_comments", "review_comment", "self", "statuses"];
  return { ...Object.fromEntries(names.map((name) => [name, { href: `${url}/${name}` }])), html: { href: html } };
}

function branchShape(hub: Hub, name: string): Fields {
  const organisation = {
    login: hub.owner,
    id: 1,
    type: "Organization",
    permission: "none",
    association: "NONE",
  } as const;
  const owner = hub.people.get(hub.owner) ?? organisation;
  return {
    label: `${hub.owner}:${name}`,
    ref: name,
    sha: resolveCommit(hub, name) ?? "0".repeat(40),
    repo: repositoryShape(hub, "repository"),
    user: userShape(hub, owner),
  };
}
