import * as v from "valibot";
import { type Comment, readComment } from "../gates/request/issue-comment.ts";
import { account, time } from "../gates/verdict/person.ts";
import type { Forge } from "../ports/forge.ts";
import { understand } from "../stage/answer.ts";
import { type IncidentEvent, type IncidentSubject, readEventMark, readSubjectMark } from "./incident-mark.ts";
import { labelledSeverity, type Severity } from "./severity.ts";

export interface IncidentReference {
  readonly number: number;
  readonly title: string;
  readonly url: string;
}

/** The issue of an incident: one that the suite has opened, which its author and its mark say. */
export interface IncidentIssue extends IncidentSubject, IncidentReference {
  readonly isOpen: boolean;
  readonly labels: readonly string[];
  /** By its labels, which people may change as well; 1 where none says it. */
  readonly severity: Severity;
  readonly openedAt: number;
  /** The event that opened it. */
  readonly declaration: IncidentEvent | undefined;
}

const issueSchema = v.object({
  number: v.number(),
  title: v.string(),
  html_url: v.optional(v.string(), ""),
  body: v.optional(v.nullable(v.string())),
  state: v.string(),
  created_at: time,
  user: v.optional(v.nullable(account)),
  // GitHub lists pull requests among the issues.
  pull_request: v.optional(v.unknown()),
  labels: v.nullish(v.array(v.union([v.string(), v.object({ name: v.nullish(v.string()) })]))),
});

export function readIncidentIssue(answer: unknown, requester: string): IncidentIssue | undefined {
  const { number, title, body, user, labels, ...issue } = understand(issueSchema, answer, "an issue");
  const subject = readSubjectMark(body ?? "");
  const isOurs =
    user?.login.toLowerCase() === requester.toLowerCase() && (issue.pull_request ?? undefined) === undefined;
  if (subject === undefined || !isOurs) return undefined;
  const names = (labels ?? []).flatMap((one) => (typeof one === "string" ? one : (one.name ?? [])));
  return {
    ...subject,
    ...{ number, title, url: issue.html_url, isOpen: issue.state === "open", labels: names },
    severity: labelledSeverity(names) ?? 1,
    openedAt: issue.created_at,
    declaration: readEventMark(body ?? ""),
  };
}

export interface IncidentPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** The account of the runs' own token. */
  readonly requester: string;
}

/** Every incident of the suite in that state, the oldest first. */
export async function incidentIssues(
  forge: Forge,
  { repository, requester }: IncidentPlace,
  state: "open" | "all",
): Promise<readonly IncidentIssue[]> {
  const all = await forge.list(`${repository}/issues?state=${state}`);
  return all
    .flatMap((one) => readIncidentIssue(one, requester) ?? [])
    .toSorted((one, other) => one.number - other.number);
}

/** An incident with everything that was said in its issue. */
export interface IncidentThread {
  readonly issue: IncidentIssue;
  readonly comments: readonly Comment[];
  /** The oldest first, the declaration included. Only the suite's own comments carry any. */
  readonly events: readonly IncidentEvent[];
}

export async function readIncidentThread(
  forge: Forge,
  { repository, requester }: IncidentPlace,
  issue: IncidentIssue,
): Promise<IncidentThread> {
  const comments = (await forge.list(`${repository}/issues/${issue.number}/comments`)).map(readComment);
  const own = comments.filter(({ by }) => by.login.toLowerCase() === requester.toLowerCase());
  const events = own.flatMap(({ body }) => readEventMark(body) ?? []);
  return { issue, comments, events: issue.declaration === undefined ? events : [issue.declaration, ...events] };
}

/** The incident with that number; undefined if the issue is not an incident. */
export async function readIncident(
  forge: Forge,
  place: IncidentPlace,
  number: number,
): Promise<IncidentThread | undefined> {
  const answer = await forge.read(`${place.repository}/issues/${number}`);
  const issue = answer === undefined ? undefined : readIncidentIssue(answer, place.requester);
  return issue === undefined ? undefined : readIncidentThread(forge, place, issue);
}
