import type { CommandFault } from "../incident/command-fault.ts";
import type { IncidentDurations, IncidentTimes } from "../incident/durations.ts";
import type { IncidentEnding, IncidentEvent, IncidentSubject } from "../incident/incident-mark.ts";
import { type Runbooks, runbooksOf } from "../incident/runbooks.ts";
import type { Severity } from "../incident/severity.ts";
import { bullets, code, lines, link, type Markdown, md, NOTHING, prose, table } from "../text/markdown.ts";
import { type PlainText, plain, shortened } from "../text/plain-text.ts";
import { utc } from "./utc.ts";

/** The issue of an incident, and what the suite says in it. */

export const SEVERITIES: Readonly<Record<Severity, string>> = {
  1: "all users or data at risk",
  2: "many users",
  3: "some users",
};

const ENDINGS: Readonly<Record<IncidentEnding, (release: string, environment: string) => string>> = {
  failed: (release, environment) => `${release} was not released to ${environment}`,
  unknown: (release, environment) => `The state of ${release} in ${environment} is unknown`,
  "rolled-back": (release, environment) => `${release} was rolled back in ${environment}`,
  "rollback-refused": (release, environment) => `The rollback from ${release} was refused in ${environment}`,
  held: (release, environment) => `The rollback from ${release} failed in ${environment}`,
};

export function severityName(severity: Severity): string {
  return `SEV${severity}`;
}

/** What happened, where no person has given the incident a title. */
export function endingTitle(ending: IncidentEnding, { version, environment }: Omit<IncidentSubject, "key">): string {
  return ENDINGS[ending](version === "" ? "The release" : version, environment);
}

export function incidentTitle(title: string): PlainText {
  return shortened(plain`${title}`, 200);
}

export interface IncidentDescription {
  readonly subject: IncidentSubject;
  readonly severity: Severity;
  readonly declaration: IncidentEvent;
  readonly owners: readonly string[];
  readonly runbooks: Runbooks;
  readonly runUrl: string;
  /** The marks of the subject and the declaration. */
  readonly marks: Markdown;
}

/** The text of a new issue. */
export function renderIncident(incident: IncidentDescription): Markdown {
  const { subject, severity, declaration, owners, marks, runUrl } = incident;
  const who = owners.length === 0 ? "No owner is configured (`gates.incident`)." : `Owners: ${owners.join(", ")}.`;
  const rows = [
    ["Severity", `${severityName(severity)}, ${SEVERITIES[severity]}`],
    ["Environment", code(subject.environment)],
    ...(subject.version === "" ? [] : [["Release", code(subject.version)]]),
    ...timeRows({ ...UNKNOWN_TIMES, ...declaration, detected: declaration.detected ?? declaration.at }),
    ["Run", link(runUrl, runUrl)],
  ];
  return lines([
    md`${declaration.text}\n`,
    table(["", ""], rows),
    runbookList(incident),
    md`${prose(who)} An open incident blocks releases; rollbacks and hotfixes stay possible.\n`,
    COMMANDS,
    marks,
  ]);
}

const UNKNOWN_TIMES: IncidentTimes = { began: undefined, detected: undefined, acted: undefined, recovered: undefined };

const COMMANDS = md`Commands, each as a comment of its own:

- ${code("/sev 2")} changes the severity,
- ${code("/update text")} announces a status update,
- ${code("/resolve text")} resolves the incident, reports its durations and closes this issue.
`;

function runbookList({ subject, runbooks }: IncidentDescription): Markdown {
  const found = runbooksOf(runbooks, subject.scenario);
  if (found.length === 0) return NOTHING;
  return md`**Runbooks**\n\n${bullets(found.map((url) => link(url, url)))}\n`;
}

function timeRows({ began, detected, acted, recovered }: IncidentTimes): string[][] {
  const rows: readonly (readonly [string, number | undefined])[] = [
    ["Began", began],
    ["Detected", detected],
    ["Remedy began", acted],
    ["Recovered", recovered],
  ];
  return rows.flatMap(([name, at]) => (at === undefined ? [] : [[name, utc(at)]]));
}

/** A further declaration of an incident that is open already. */
export function renderRepeated(event: IncidentEvent, mark: Markdown, runUrl: string): Markdown {
  const times = { ...UNKNOWN_TIMES, ...event, detected: event.detected ?? event.at };
  return lines([md`${event.text} ${link("The run", runUrl)}\n`, table(["", ""], timeRows(times)), mark]);
}

/** What follows a command that counted. */
export function renderCommandEvent(text: string, mark: Markdown): Markdown {
  return md`${prose(text)}\n${mark}`;
}

export function renderResolved(
  { mark, text }: { readonly mark: Markdown; readonly text: string },
  times: IncidentTimes,
  durations: IncidentDurations,
): Markdown {
  const rows = [
    ["To detect", duration(durations.detect)],
    ["To act", duration(durations.act)],
    [times.began === undefined ? "To recover, from the detection" : "To recover", duration(durations.recover)],
  ];
  return lines([
    md`### ✅ Resolved\n`,
    md`${text}\n`,
    table(["", ""], timeRows(times)),
    table(["Duration", ""], rows),
    mark,
  ]);
}

export function renderCommandFault({ what, todo }: CommandFault): Markdown {
  return md`${prose(`This does not count: ${what} ${todo}`)}`;
}

/** `1 h 4 min 5 s`; an unknown time is never shown as a short one. */
export function duration(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return "unknown";
  const seconds = Math.round(milliseconds / 1000);
  const parts = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return shown.length === 0 ? "0 s" : shown.join(" ");
}
