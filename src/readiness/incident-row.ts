import * as v from "valibot";
import { understand } from "../stage/answer.ts";
import { okRow, type Row } from "./row.ts";

const CHECK = "Incidents";

const issuesSchema = v.array(
  v.object({
    number: v.number(),
    title: v.string(),
    html_url: v.optional(v.string()),
    pull_request: v.optional(v.unknown()),
    labels: v.nullable(v.array(v.union([v.string(), v.object({ name: v.nullish(v.string()) })]))),
  }),
);

export interface Incident {
  readonly number: number;
  readonly title: string;
  readonly url: string | undefined;
}

/**
 * The issues that have the incidents' label; pull requests are none. Gitea and Forgejo drop a label that they do not know
 * from the question, and answer with every issue, so each one's own labels are asked. Upper and lower case are the same,
 * as they are to GitHub.
 */
export function readIncidents(answer: unknown, label: string): readonly Incident[] {
  return understand(issuesSchema, answer, "issues")
    .filter(({ pull_request: pull }) => pull === undefined || pull === null)
    .filter(({ labels }) => (labels ?? []).some((one) => isSame(typeof one === "string" ? one : one.name, label)))
    .map(({ number, title, html_url: url }) => ({ number, title, url }));
}

function isSame(name: string | null | undefined, label: string): boolean {
  return name?.toLowerCase() === label.toLowerCase();
}

/** An open incident stops what is new; a hotfix may be what ends it. Undefined: nobody may read them. */
export function incidentRow(incidents: readonly Incident[] | undefined, label: string, isHotfix: boolean): Row {
  if (incidents === undefined) {
    return {
      check: CHECK,
      state: "red",
      verdict: "Whether an incident is open can't be read.",
      url: undefined,
      todo: "Give the job `issues: read`; or, where incidents are no issues here, set `check-readiness.incident-label: false` on the default branch.",
    };
  }
  const [first] = incidents;
  if (first === undefined) return okRow(CHECK, `No issue with the label ${label} is open.`);
  const more = incidents.length > 1 ? ` and ${incidents.length - 1} more` : "";
  const verdict = `An incident is open: #${first.number} ${first.title}${more}.`;
  if (isHotfix)
    return { check: CHECK, state: "warning", verdict, url: first.url, todo: "A hotfix may be what ends it." };
  return {
    check: CHECK,
    state: "red",
    verdict,
    url: first.url,
    todo: "End the incident and close its issue first. What mends it is released as a hotfix: workflows/hotfix.yml.",
  };
}
