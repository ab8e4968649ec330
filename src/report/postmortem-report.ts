import type { IncidentDurations } from "../incident/durations.ts";
import type { IncidentIssue } from "../incident/incident-issue.ts";
import { postmortemMark } from "../postmortem/postmortem-file.ts";
import type { TimelineEntry } from "../postmortem/timeline.ts";
import { join, link, type Markdown, md, table } from "../text/markdown.ts";
import { duration, severityName } from "./incident-report.ts";
import { utc } from "./utc.ts";

/** All times are UTC. */
export function renderTimeline(entries: readonly TimelineEntry[]): Markdown {
  const rows = entries.map(({ at, source, text, url }) => [utc(at), url === "" ? source : link(source, url), text]);
  return table(["Time (UTC)", "Source", "What happened"], rows);
}

/** The headings that Google's, PagerDuty's and Atlassian's templates share, and what people have to write below each. */
const SECTIONS: readonly (readonly [string, string])[] = [
  ["Contributing factors", "Several conditions had to come together. List them all; a person's mistake is never one."],
  ["Detection", "How was it noticed? What would have shown it earlier?"],
  ["Response", "What was done, in which order, and what was tried without success?"],
  ["What went well", ""],
  ["What went badly", ""],
  ["Where we were lucky", ""],
];

export interface Postmortem {
  readonly issue: IncidentIssue;
  readonly durations: IncidentDurations;
  /** The timeline between its marks. */
  readonly timeline: Markdown;
}

/** A new file. Roles stand for people: the file says what happened, and not who did it. */
export function renderPostmortem({ issue, durations, timeline }: Postmortem): Markdown {
  const facts = [
    ["Incident", link(`#${issue.number}`, issue.url)],
    ["Severity", severityName(issue.severity)],
    ["Environment", issue.environment],
    ...(issue.version === "" ? [] : [["Release", issue.version]]),
    ["To detect", duration(durations.detect)],
    ["To act", duration(durations.act)],
    ["To recover", duration(durations.recover)],
  ];
  const sections = SECTIONS.map(([name, hint]) => md`## ${name}\n\n${hint === "" ? "" : md`_${hint}_\n`}`);
  return md`${postmortemMark(issue.number)}

# ${issue.title}

This post-mortem is blameless: write roles, such as the owner or the reviewer, and not names. Meet within five working days.

${table(["", ""], facts)}
## Summary

_What happened, in three sentences that a person outside the team understands._

## Impact

_In numbers: users, requests, minutes, data._

## Timeline

${timeline}

${join(sections, md`\n`)}
## Action items

| What | Owner (role) | Due |
| --- | --- | --- |
|  |  |  |
`;
}
