import { closeIssue } from "../gates/request/close-issue.ts";
import { readComment } from "../gates/request/issue-comment.ts";
import type { Forge } from "../ports/forge.ts";
import type { ForgeKind } from "../ports/world.ts";
import { type Markdown, md } from "../text/markdown.ts";
import type { PlainText } from "../text/plain-text.ts";
import { type IncidentIssue, type IncidentPlace, incidentIssues, readIncidentIssue } from "./incident-issue.ts";
import { eventMark, type IncidentEvent, type IncidentSubject, readEventMark, subjectMark } from "./incident-mark.ts";
import { labelReferences } from "./issue-labels.ts";
import { type Severity, severityLabel } from "./severity.ts";

export interface WriterPlace extends IncidentPlace {
  readonly forge: ForgeKind;
}

export interface NewIncident {
  readonly subject: IncidentSubject;
  readonly event: IncidentEvent;
  readonly severity: Severity;
  /** The label by which it blocks releases. */
  readonly label: string;
  readonly title: PlainText;
  /** The issue's text; `marks` belong into it. */
  readonly render: (marks: Markdown) => Markdown;
}

/** Opens the issue of an incident. If another run was faster, its issue is the incident, and this one is closed. */
export async function openIncident(
  forge: Forge,
  place: WriterPlace,
  { subject, event, severity, label, title, render }: NewIncident,
): Promise<IncidentIssue> {
  const open = async (): Promise<readonly IncidentIssue[]> =>
    (await incidentIssues(forge, place, "open")).filter(({ key }) => key === subject.key);
  const made = await forge.write({
    method: "POST",
    path: `${place.repository}/issues`,
    body: {
      title,
      body: render(md`${subjectMark(subject)}\n${eventMark(event)}`),
      labels: await labelReferences(forge, place, [label, severityLabel(severity)]),
    },
    what: `open the incident "${title.text}"`,
    happened: async () => (await open())[0],
  });
  const own = readIncidentIssue(made, place.requester);
  const [first = own] = await open();
  if (first === undefined) throw new Error("The forge does not return the incident that it has created.");
  if (own !== undefined && first.number !== own.number)
    await closeIssue(forge, `${place.repository}/issues/${own.number}`);
  return first;
}

export interface PostedEvent {
  readonly issue: number;
  readonly event: IncidentEvent;
  /** The comment's text; the mark belongs into it. */
  readonly render: (mark: Markdown) => Markdown;
}

/** Adds an event to an incident, once. */
export async function addEvent(forge: Forge, place: IncidentPlace, posted: PostedEvent): Promise<void> {
  const { issue, event, render } = posted;
  const path = `${place.repository}/issues/${issue}/comments`;
  await forge.write({
    method: "POST",
    path,
    body: { body: render(eventMark(event)) },
    what: "add an event to the incident",
    happened: async () => (await forge.list(path)).find((one) => isSame(readEventMark(readComment(one).body), event)),
  });
}

function isSame(known: IncidentEvent | undefined, { kind, run, attempt, comment }: IncidentEvent): boolean {
  return known?.kind === kind && known.run === run && known.attempt === attempt && known.comment === comment;
}
