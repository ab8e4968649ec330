import * as v from "valibot";
import { time } from "../../gates/verdict/person.ts";
import { understand } from "../../stage/answer.ts";
import { okRow, type Row } from "./row.ts";

const CHECK = "Incidents";

const issuesSchema = v.array(
  v.object({
    number: v.number(),
    title: v.string(),
    html_url: v.optional(v.string()),
    created_at: v.optional(time),
    closed_at: v.optional(v.nullable(time)),
    pull_request: v.optional(v.unknown()),
    labels: v.nullable(v.array(v.union([v.string(), v.object({ name: v.nullish(v.string()) })]))),
  }),
);

export interface Incident {
  readonly number: number;
  readonly title: string;
  readonly url: string | undefined;
  /** Milliseconds since the epoch. */
  readonly openedAt: number | undefined;
  /** Undefined while it is open. */
  readonly closedAt: number | undefined;
}

/**
 * The issues that have the incidents' label; pull requests do not count. Gitea and Forgejo drop a label that they do not know
 * from the question, and answer with every issue, so each one's own labels are asked. Upper and lower case are the same,
 * as they are to GitHub.
 */
export function readIncidents(answer: unknown, label: string): readonly Incident[] {
  return understand(issuesSchema, answer, "issues")
    .filter(({ pull_request: pull }) => pull === undefined || pull === null)
    .filter(({ labels }) => (labels ?? []).some((one) => isSame(typeof one === "string" ? one : one.name, label)))
    .map(({ number, title, html_url: url, created_at: openedAt, closed_at: closedAt }) => {
      return { number, title, url, openedAt, closedAt: closedAt ?? undefined };
    });
}

function isSame(name: string | null | undefined, label: string): boolean {
  return name?.toLowerCase() === label.toLowerCase();
}

/** An open incident prevents a release, except for a hotfix, which may end it. Undefined: the issues cannot be read. */
export function incidentRow(incidents: readonly Incident[] | undefined, label: string, isHotfix: boolean): Row {
  if (incidents === undefined) {
    return {
      check: CHECK,
      state: "red",
      verdict: "It is unknown whether an incident is open: the issues cannot be read.",
      url: undefined,
      todo: "Give the job `issues: read`. Or, if incidents are not kept in issues here, set `check-readiness.incident-label: false` on the default branch.",
    };
  }
  const [first] = incidents;
  if (first === undefined) return okRow(CHECK, `No issue with the label ${label} is open.`);
  const more = incidents.length > 1 ? ` and ${incidents.length - 1} more` : "";
  const verdict = `An incident is open: #${first.number} ${first.title}${more}.`;
  if (isHotfix)
    return {
      check: CHECK,
      state: "warning",
      verdict,
      url: first.url,
      todo: "The incident does not block this release, because it is a hotfix.",
    };
  return {
    check: CHECK,
    state: "red",
    verdict,
    url: first.url,
    todo: "Resolve the incident first (`/resolve` in its issue). A fix for it can be released as a hotfix, with hotfix.yml.",
  };
}
