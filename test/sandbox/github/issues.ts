import { type Answer, created, type Handlers, type Hub, notFound, ok, place, refused, stamp } from "./hub.ts";
import { type Fields, filled } from "./neutral.ts";
import { paged } from "./pages.ts";
import type { Person } from "./people.ts";
import { userShape } from "./shapes.ts";

export interface Issue {
  readonly number: number;
  readonly user: Person;
  readonly createdAt: number;
  title: string;
  body: string | null;
  state: "open" | "closed";
  labels: string[];
  updatedAt: number;
  closedAt: number | undefined;
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly user: Person;
  readonly createdAt: number;
  body: string;
  updatedAt: number;
  readonly reactions: Reaction[];
}

export interface Reaction {
  readonly id: number;
  readonly user: Person;
  readonly content: string;
  readonly createdAt: number;
}

export interface Label {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
}

interface IssueBody {
  readonly title?: string | number;
  readonly body?: string | null;
  readonly state?: "open" | "closed";
  readonly labels?: readonly LabelName[];
}

type LabelName = string | { readonly name?: string | null };

export function issueHandlers(hub: Hub): Handlers {
  const byNumber = (number: string | undefined): Issue | undefined => hub.issues.get(Number(number));
  const on = (number: string | undefined, act: (issue: Issue) => Answer): Answer => {
    const issue = byNumber(number);
    return issue === undefined ? notFound() : act(issue);
  };
  const labelled = (issue: Issue, names: readonly string[]): Answer => {
    for (const name of names) ensureLabel(hub, name);
    issue.labels = [...new Set([...issue.labels, ...names])];
    return ok(issue.labels.map((name) => labelShape(hub, ensureLabel(hub, name))));
  };
  return {
    "issues/list-for-repo": ({ query }) => {
      const [state, creator] = [query.get("state") ?? "open", query.get("creator")];
      const labels = (query.get("labels") ?? "").split(",").filter((name) => name !== "");
      const all = [...hub.issues.values()].reverse().filter((issue) => {
        const fits = (state === "all" || issue.state === state) && (creator ?? issue.user.login) === issue.user.login;
        return fits && labels.every((name) => issue.labels.includes(name));
      });
      return ok(paged(all, query).map((one) => issueShape(hub, one)));
    },
    "issues/get": ({ param }) => on(param("issue_number"), (issue) => ok(issueShape(hub, issue))),
    "issues/create": ({ text, who }) => {
      const { title = "", body = null, labels = [] }: IssueBody = JSON.parse(text);
      return created(
        issueShape(hub, addIssue(hub, { user: who.person, title: String(title), body, labels: namesOf(labels) })),
      );
    },
    "issues/update": ({ param, text }) =>
      on(param("issue_number"), (issue) => {
        const { title, body, state, labels }: IssueBody = JSON.parse(text);
        if (title !== undefined) issue.title = String(title);
        if (body !== undefined) issue.body = body;
        if (labels !== undefined) issue.labels = namesOf(labels).map((name) => ensureLabel(hub, name).name);
        if (state !== undefined && state !== issue.state) {
          issue.closedAt = state === "closed" ? hub.now() : undefined;
          issue.state = state;
        }
        issue.updatedAt = hub.now();
        return ok(issueShape(hub, issue));
      }),
    "issues/list-labels-for-repo": ({ query }) =>
      ok(paged([...hub.labels.values()], query).map((one) => labelShape(hub, one))),
    "issues/get-label": ({ param }) => {
      const label = hub.labels.get(param("name"));
      return label === undefined ? notFound() : ok(labelShape(hub, label));
    },
    "issues/create-label": ({ text }) => {
      const { name, color, description }: { name: string; color?: string; description?: string } = JSON.parse(text);
      if (hub.labels.has(name))
        return refused(422, "Validation Failed", [{ resource: "Label", code: "already_exists", field: "name" }]);
      return created(
        labelShape(hub, ensureLabel(hub, name, { color: color ?? "ededed", description: description ?? null })),
      );
    },
    "issues/list-labels-on-issue": ({ param, query }) =>
      on(param("issue_number"), ({ labels }) =>
        ok(paged(labels, query).map((name) => labelShape(hub, ensureLabel(hub, name)))),
      ),
    "issues/add-labels": ({ param, text }) =>
      on(param("issue_number"), (issue) => {
        const body: { labels?: readonly LabelName[] } | readonly LabelName[] | string = JSON.parse(text);
        if (typeof body === "string") return labelled(issue, [body]);
        return labelled(issue, namesOf("labels" in body ? (body.labels ?? []) : Array.isArray(body) ? body : []));
      }),
    "issues/remove-label": ({ param }) =>
      on(param("issue_number"), (issue) => {
        const name = param("name");
        if (!issue.labels.includes(name)) return refused(404, "Label does not exist");
        issue.labels = issue.labels.filter((label) => label !== name);
        return ok(issue.labels.map((label) => labelShape(hub, ensureLabel(hub, label))));
      }),
  };
}

const namesOf = (labels: readonly LabelName[]): string[] =>
  labels.map((label) => (typeof label === "string" ? label : (label.name ?? "")));

function ensureLabel(hub: Hub, name: string, look = { color: "ededed", description: null as string | null }): Label {
  const known = hub.labels.get(name) ?? { id: hub.nextId(), name, ...look };
  hub.labels.set(name, known);
  return known;
}

export interface IssueWish {
  readonly user: Person;
  readonly title: string;
  readonly body: string | null;
  readonly labels: readonly string[];
}

export function addIssue(hub: Hub, { user, title, body, labels }: IssueWish): Issue {
  const number = Math.max(0, ...hub.issues.keys(), ...hub.pulls.keys()) + 1;
  const [createdAt, updatedAt] = [hub.now(), hub.now()];
  const names = labels.map((name) => ensureLabel(hub, name).name);
  const issue: Issue = {
    number,
    user,
    createdAt,
    updatedAt,
    title,
    body,
    state: "open",
    labels: names,
    closedAt: undefined,
  };
  hub.issues.set(number, issue);
  return issue;
}

function labelShape(hub: Hub, { id, name, color, description }: Label): Fields {
  const url = `${place(hub)}/labels/${encodeURIComponent(name)}`;
  return { id, node_id: `LA_${id}`, url, name, color, description, default: false };
}

function issueShape(hub: Hub, issue: Issue): Fields {
  const { number, user, createdAt, updatedAt, closedAt, title, body, state, labels } = issue;
  const url = `${place(hub)}/issues/${number}`;
  return filled("issue", hub.api, {
    ...{ id: 1000 + number, node_id: `I_${number}`, number, title, body, state, url, locked: false },
    html_url: `${hub.api}/${hub.owner}/${hub.repo}/issues/${number}`,
    labels_url: `${url}/labels{/name}`,
    user: userShape(hub, user),
    labels: labels.map((name) => labelShape(hub, ensureLabel(hub, name))),
    comments: [...hub.comments.values()].filter(({ issue: on }) => on === number).length,
    author_association: user.association,
    created_at: stamp(createdAt),
    updated_at: stamp(updatedAt),
    closed_at: closedAt === undefined ? null : stamp(closedAt),
  });
}
