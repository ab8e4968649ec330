import { type Answer, created, type Handlers, type Hub, notFound, ok, place, refused } from "./hub.ts";
import type { Issue } from "./issues.ts";
import type { Fields } from "./neutral.ts";
import { paged } from "./pages.ts";

export interface Label {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
}

export type LabelName = string | { readonly name?: string | null };

/** The repository's labels, and those of an issue. */
export function labelHandlers(hub: Hub): Handlers {
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

export const namesOf = (labels: readonly LabelName[]): string[] =>
  labels.map((label) => (typeof label === "string" ? label : (label.name ?? "")));

export function ensureLabel(
  hub: Hub,
  name: string,
  look = { color: "ededed", description: null as string | null },
): Label {
  const known = hub.labels.get(name) ?? { id: hub.nextId(), name, ...look };
  hub.labels.set(name, known);
  return known;
}

export function labelShape(hub: Hub, { id, name, color, description }: Label): Fields {
  const url = `${place(hub)}/labels/${encodeURIComponent(name)}`;
  return { id, node_id: `LA_${id}`, url, name, color, description, default: false };
}
