import { type Answer, created, type Handlers, type Hub, notFound, ok, place, stamp } from "./hub.ts";
import { ensureLabel, type LabelName, labelShape, namesOf } from "./labels.ts";
import { type Fields, filled } from "./neutral.ts";
import { paged } from "./pages.ts";
import type { Person } from "./people.ts";
import type { Pull } from "./pulls.ts";
import { authorShape } from "./shapes.ts";

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
  /** When its text was changed last; hiding it changes only `updatedAt`. */
  editedAt: number | undefined;
  readonly reactions: Reaction[];
}

export interface Reaction {
  readonly id: number;
  readonly user: Person;
  readonly content: string;
  readonly createdAt: number;
}

interface IssueBody {
  readonly title?: string | number;
  readonly body?: string | null;
  readonly state?: "open" | "closed";
  readonly labels?: readonly LabelName[];
}

export function issueHandlers(hub: Hub): Handlers {
  const byNumber = (number: string | undefined): Issue | undefined => hub.issues.get(Number(number));
  const on = (number: string | undefined, act: (issue: Issue) => Answer): Answer => {
    const issue = byNumber(number);
    return issue === undefined ? notFound() : act(issue);
  };
  return {
    "issues/list-for-repo": ({ query }) => {
      const [state, creator] = [query.get("state") ?? "open", query.get("creator")];
      // GitHub's labels differ by more than upper and lower case.
      const labels = (query.get("labels") ?? "").split(",").flatMap((name) => (name === "" ? [] : name.toLowerCase()));
      const own = [...hub.issues.values()].filter((issue) => {
        const fits = (state === "all" || issue.state === state) && (creator ?? issue.user.login) === issue.user.login;
        const names = issue.labels.map((name) => name.toLowerCase());
        return fits && labels.every((name) => names.includes(name));
      });
      // A pull request is an issue as well: docs.github.com/rest/issues/issues#list-repository-issues.
      const pulls = [...hub.pulls.values()].filter(({ user, mergedAt }) => {
        const its = mergedAt === undefined ? "open" : "closed";
        return labels.length === 0 && (state === "all" || its === state) && (creator ?? user.login) === user.login;
      });
      const all = [
        ...own.map((one) => ({ number: one.number, shape: () => issueShape(hub, one) })),
        ...pulls.map((one) => ({ number: one.number, shape: () => pullAsIssue(hub, one) })),
      ];
      const newestFirst = all.toSorted((one, other) => other.number - one.number);
      return ok(paged(newestFirst, query).map(({ shape }) => shape()));
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
  };
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

function issueShape(hub: Hub, issue: Issue): Fields {
  const { number, user, createdAt, updatedAt, closedAt, title, body, state, labels } = issue;
  const url = `${place(hub)}/issues/${number}`;
  return filled("issue", hub.api, {
    ...{ id: 1000 + number, node_id: `I_${number}`, number, title, body, state, url, locked: false },
    html_url: `${hub.api}/${hub.owner}/${hub.repo}/issues/${number}`,
    labels_url: `${url}/labels{/name}`,
    user: authorShape(hub, user),
    labels: labels.map((name) => labelShape(hub, ensureLabel(hub, name))),
    comments: [...hub.comments.values()].filter(({ issue: on }) => on === number).length,
    author_association: user.association,
    created_at: stamp(createdAt),
    updated_at: stamp(updatedAt),
    closed_at: closedAt === undefined ? null : stamp(closedAt),
  });
}

/** A pull request, as it stands among the issues. */
function pullAsIssue(hub: Hub, { number, user, title, body, createdAt, mergedAt }: Pull): Fields {
  const page = `${hub.api}/${hub.owner}/${hub.repo}/pull/${number}`;
  const state = mergedAt === undefined ? ("open" as const) : ("closed" as const);
  const issue = { number, user, title, body, createdAt, state, labels: [], updatedAt: mergedAt ?? createdAt };
  const url = `${place(hub)}/pulls/${number}`;
  return {
    ...issueShape(hub, { ...issue, closedAt: mergedAt }),
    html_url: page,
    pull_request: { url, html_url: page, diff_url: `${page}.diff`, patch_url: `${page}.patch` },
  };
}
