import { type IncidentTimes, incidentDurations, incidentTimes } from "../../incident/durations.ts";
import type { IncidentIssue, IncidentThread } from "../../incident/incident-issue.ts";
import type { TimelineEntry } from "../../postmortem/timeline.ts";
import { anchor, type Html, html, joinHtml, NO_HTML } from "../../text/html.ts";
import { duration, SEVERITIES, severityName } from "../incident-report.ts";
import { spanBar } from "./charts.ts";
import { pageFrame } from "./page-frame.ts";
import { dataTable, timeOf } from "./sections.ts";

/** What the page is about. */
export interface IncidentFacts {
  readonly incident: IncidentThread;
  /** The oldest first. */
  readonly timeline: readonly TimelineEntry[];
  /** Addresses of the runbooks of its scenario. */
  readonly runbooks: readonly string[];
  /** Address of the repository at its forge; empty where it is unknown. */
  readonly repository: string;
  /** Address of the pull request with the post-mortem; empty without one. */
  readonly postmortem: string;
}

/** Pure. The page about an incident, which can be kept, sent and printed. */
export function incidentPage(facts: IncidentFacts): Html {
  const { issue, events } = facts.incident;
  const times = incidentTimes(events);
  const main = joinHtml([
    factTable(issue),
    linkList(facts),
    durationSection(times),
    runbookSection(facts.runbooks),
    timelineSection(facts.timeline),
  ]);
  const title = `Incident #${issue.number}: ${issue.title}`;
  return pageFrame({
    title,
    result: stateText(facts.incident),
    main,
    source: "the issue and the runs of the incident",
  });
}

function stateText({ issue, events }: IncidentThread): Html {
  const severity = html`<span class="result ${issue.severity === 3 ? "unknown" : "failing"}">${severityName(issue.severity)}</span>`;
  const state = issue.isOpen
    ? html`<span class="result failing">open</span>`
    : html`<span class="result good">resolved</span>`;
  const resolution = events.findLast(({ kind }) => kind === "resolved")?.text ?? "";
  return html`<p>${severity} ${state}</p>
<p>${issue.declaration?.text ?? ""}</p>
${issue.isOpen || resolution === "" ? NO_HTML : html`<p><strong>Resolution:</strong> ${resolution}</p>`}`;
}

function factTable({ severity, environment, version, scenario }: IncidentIssue): Html {
  const rows = [
    ["Severity", `${severityName(severity)}, ${SEVERITIES[severity]}`],
    ["Environment", environment],
    ["Release", version],
    ["Scenario", scenario],
  ];
  return dataTable(
    "The incident",
    ["Property", "Value"],
    rows.filter(([, value]) => value !== ""),
  );
}

function linkList({ incident: { issue }, timeline, repository, postmortem }: IncidentFacts): Html {
  const runs = new Set(timeline.filter(({ source, url }) => source === "run" && url !== "").map(({ url }) => url));
  const release = `${repository}/releases/tag/${encodeURIComponent(issue.version.toWellFormed())}`;
  const links = [
    ...(issue.url === "" ? [] : [anchor(`The issue #${issue.number}`, issue.url)]),
    ...[...runs].map((url) => anchor(`The run ${url.split("/").at(-1)}`, url)),
    ...(repository === "" || issue.version === "" ? [] : [anchor(`The release ${issue.version}`, release)]),
    ...(postmortem === "" ? [] : [anchor("The post-mortem", postmortem)]),
  ];
  return html`<ul>${joinHtml(links.map((link) => html`<li>${link}</li>`))}</ul>`;
}

/** How long each part of the incident took, between which times, with a bar that shows when. */
function durationSection({ began, detected, acted, recovered }: IncidentTimes): Html {
  const durations = incidentDurations({ began, detected, acted, recovered });
  const spans = [
    { name: "To detect", from: began, to: detected, length: durations.detect },
    { name: "To act", from: detected, to: acted, length: durations.act },
    {
      ...{ name: began === undefined ? "To recover, from the detection" : "To recover", to: recovered },
      ...{ from: began ?? detected, length: durations.recover },
    },
  ];
  const known = [began, detected, acted, recovered].filter((at) => at !== undefined);
  const whole = { from: Math.min(...known), to: Math.max(...known) };
  const rows = spans.map(({ name, from, to, length }) => [
    ...[name, timeOrUnknown(from), timeOrUnknown(to), duration(length)],
    from === undefined || to === undefined || length === undefined
      ? NO_HTML
      : spanBar({ from, to, failed: false }, whole),
  ]);
  return html`<h2>Durations</h2>
${dataTable("What is unknown is never shown as a short time", ["Duration", "From", "To", "Length", "When"], rows)}`;
}

function timeOrUnknown(at: number | undefined): Html {
  return at === undefined ? html`unknown` : timeOf(at);
}

function runbookSection(runbooks: readonly string[]): Html {
  if (runbooks.length === 0) return NO_HTML;
  return html`<h2>Runbooks</h2>
<ul>${joinHtml(runbooks.map((url) => html`<li>${anchor(url, url)}</li>`))}</ul>`;
}

function timelineSection(timeline: readonly TimelineEntry[]): Html {
  const rows = timeline.map(({ at, source, text, url }) => [
    ...[timeOf(at), url === "" ? source : anchor(source, url), text],
  ]);
  return html`<h2>Timeline</h2>
${dataTable("Everything that is known of the incident, the oldest first", ["Time", "Source", "What happened"], rows)}`;
}
