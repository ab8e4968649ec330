import type { StageRecord } from "../../stage/stage-record.ts";
import { secondsText } from "../../text/duration-text.ts";
import { anchor, type Html, html, joinHtml, NO_HTML } from "../../text/html.ts";
import { spanBar } from "./charts.ts";
import { pageFrame } from "./page-frame.ts";
import {
  backupSection,
  changeSection,
  dataTable,
  gateSection,
  smokeSection,
  timeOf,
  watchSection,
} from "./sections.ts";
import { readDetails, type StageDetails } from "./stage-details.ts";

/** What the page is about. */
export interface PageFacts {
  readonly application: string;
  readonly version: string;
  readonly commit: string;
  /** Result by conclude-release; empty where it is unknown. */
  readonly result: string;
  readonly reason: string;
  readonly runUrl: string;
  /** Address of the repository at its forge; empty where it is unknown. */
  readonly repository: string;
  /** Address of the application; empty where it is unknown. */
  readonly url: string;
  readonly records: readonly StageRecord[];
  /** The jobs of the run in their order; empty where they are unknown. */
  readonly jobs: readonly PageJob[];
}

export interface PageJob {
  readonly name: string;
  /** Its conclusion as the forge reports it, or its status until it has ended. */
  readonly result: string;
  /** Milliseconds since the epoch. */
  readonly began: number;
  /** Undefined while it is running. */
  readonly ended: number | undefined;
}

const RESULTS: Readonly<Record<string, { readonly word: string; readonly look: string }>> = {
  live: { word: "live", look: "good" },
  unknown: { word: "health unknown", look: "unknown" },
  superseded: { word: "superseded", look: "unknown" },
  "rolled-back": { word: "rolled back", look: "failing" },
  "rollback-refused": { word: "rollback refused", look: "failing" },
  held: { word: "on hold", look: "failing" },
  failed: { word: "failed", look: "failing" },
  refused: { word: "refused", look: "unknown" },
};

const TITLES: Readonly<Record<StageDetails["kind"], string>> = {
  gate: "Approval",
  backup: "Backup",
  change: "Deploy",
  smoke: "Smoke test",
  watch: "Watch",
};

/** Pure. The page about a release, which can be kept, sent and printed. */
export function releasePage(facts: PageFacts): Html {
  const title = `Release ${[facts.application, facts.version].filter((text) => text !== "").join(" ")}`;
  const stages = facts.records.map((record) => ({ record, details: readDetails(record.details) }));
  const main = joinHtml([
    factSection(facts),
    timeline(facts.records),
    jobTable(facts.jobs),
    ...stages.map(({ record, details }) => stageSection(record, details)),
  ]);
  return pageFrame({ title, result: resultText(facts), main, source: "the records of the run" });
}

function resultText({ result, reason }: PageFacts): Html {
  const { word, look } = RESULTS[result] ?? { word: "result unknown", look: "unknown" };
  return html`<p><span class="result ${look}">${word}</span></p>${reason === "" ? NO_HTML : html`<p>${reason}</p>`}`;
}

function factSection({ commit, runUrl, repository, url, version }: PageFacts): Html {
  const links = [
    runUrl === "" ? NO_HTML : html`<li>${anchor("The run", runUrl)}</li>`,
    repository === "" || commit === ""
      ? NO_HTML
      : html`<li>${anchor(`Commit ${commit.slice(0, 12)}`, `${repository}/commit/${commit}`)}</li>`,
    repository === "" || version === ""
      ? NO_HTML
      : html`<li>${anchor("The release and its notes", `${repository}/releases/tag/${encodeURIComponent(version.toWellFormed())}`)}</li>`,
    url === "" ? NO_HTML : html`<li>${anchor("The application", url)}</li>`,
  ];
  return html`<ul>${joinHtml(links.filter((link) => link !== NO_HTML))}</ul>`;
}

/** All stages in their order, with the bar that shows when each ran. */
function timeline(records: readonly StageRecord[]): Html {
  const spans = records.map(({ began, ended }) => ({ from: Date.parse(began), to: Date.parse(ended) }));
  const whole = { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
  const rows = records.map((record, index) => {
    const { from = 0, to = 0 } = spans[index] ?? {};
    const failed = record.failure !== null;
    const state = failed ? html`<span class="failing">failed</span>` : html`<span class="good">succeeded</span>`;
    const span = spanBar({ from, to, failed }, whole);
    return [record.stage, timeOf(from), secondsText((to - from) / 1000), span, state];
  });
  if (rows.length === 0) return html`<h2>Timeline</h2><p>No stage has left a record.</p>`;
  return html`<h2>Timeline</h2>
${dataTable("Stages of the release", ["Stage", "Began", "Took", "When", "Result"], rows)}`;
}

/** The other jobs ran on other machines, and left no records here. */
function jobTable(jobs: readonly PageJob[]): Html {
  const last = Math.max(...jobs.map(({ began, ended }) => ended ?? began));
  const whole = { from: Math.min(...jobs.map(({ began }) => began)), to: last };
  const rows = jobs.map(({ name, result, began, ended }) => {
    const failed = !["success", "in_progress"].includes(result);
    const state = html`<span class="${failed ? "failing" : "good"}">${result.replaceAll("_", " ")}</span>`;
    const span = spanBar({ from: began, to: ended ?? last, failed }, whole);
    return [name, timeOf(began), ended === undefined ? "" : secondsText((ended - began) / 1000), span, state];
  });
  return dataTable("Jobs of the run", ["Job", "Began", "Took", "When", "Result"], rows);
}

function stageSection(record: StageRecord, details: StageDetails | undefined): Html {
  const { failure } = record;
  if (details === undefined && failure === null) return NO_HTML;
  const title = details === undefined ? record.stage : headingOf(details);
  return html`<section><h2>${title}</h2>
${failure === null ? NO_HTML : failureText(failure)}
${details === undefined ? NO_HTML : detailsText(details)}</section>`;
}

function headingOf(details: StageDetails): string {
  if (details.kind !== "change") return TITLES[details.kind];
  return details.plan.kind === "deploy" ? TITLES.change : `Change: ${details.plan.kind}`;
}

function failureText({ what, means, todo }: NonNullable<StageRecord["failure"]>): Html {
  return html`<p class="failing"><strong>${what}</strong></p><p>${means}</p><p>What to do: ${todo}</p>`;
}

function detailsText(details: StageDetails): Html {
  switch (details.kind) {
    case "gate":
      return gateSection(details);
    case "backup":
      return backupSection(details);
    case "change":
      return changeSection(details);
    case "smoke":
      return smokeSection(details);
    case "watch":
      return watchSection(details);
  }
}
