import type { IncidentThread } from "../../src/incident/incident-issue.ts";
import type { IncidentEvent } from "../../src/incident/incident-mark.ts";
import type { TimelineEntry } from "../../src/postmortem/timeline.ts";
import type { IncidentFacts } from "../../src/report/page/incident-page.ts";

const START = Date.parse("2026-11-02T18:04:30Z");
const SHOP = "https://own.example/acme/shop";
const ISSUE = `${SHOP}/issues/7`;
const RUN = `${SHOP}/actions/runs/4711`;
const at = (seconds: number): number => START + seconds * 1000;

const about = { run: 4711, attempt: 1 };
const declared: IncidentEvent = {
  ...{ kind: "declared", at: at(2205), ...about, ending: "rolled-back", severity: 3 },
  ...{ began: START, detected: at(2130), acted: at(2140), recovered: at(2195) },
  text: "v1.4.0 was rolled back in production. The watch failed: orders: 3 times in a row: 12 in 10 min.",
};
const resolved: IncidentEvent = {
  ...{ kind: "resolved", at: at(5400), ...about, comment: 12, recovered: at(5400) },
  text: "The migration is fixed in v1.4.1.",
};

/** An incident of a release that was rolled back; its owner has resolved it. */
export function incidentThread(more: Partial<IncidentThread["issue"]> = {}): IncidentThread {
  const subject = { key: "production/v1.4.0", environment: "production", version: "v1.4.0", scenario: "rollback" };
  const issue = {
    ...{ number: 7, title: "v1.4.0 was rolled back in production", url: ISSUE, isOpen: false },
    ...{ labels: ["incident", "sev-2"], severity: 2 as const, openedAt: at(2205), declaration: declared },
    ...{ ...subject, ...more },
  };
  return { issue, comments: [], events: issue.isOpen ? [declared] : [declared, resolved] };
}

const rows: readonly (readonly [number, TimelineEntry["source"], string])[] = [
  [-840, "run", 'The job "production / Preflight" began.'],
  [-720, "run", 'The job "production / Preflight" ended: success.'],
  [-270, "deployment", "The deployment of v1.4.0: in_progress."],
  [0, "host", "The change that affected users began."],
  [2130, "watch", "The failure was detected."],
  [2140, "host", "The remedy began."],
  [2195, "host", "The remedy ended, verified: users were served again."],
  [2198, "deployment", "The record of the rollback to 7f7be28299c4 was created."],
  [2205, "incident", `The incident was declared as SEV3. ${declared.text}`],
  [2400, "incident", "The severity was changed from SEV3 to SEV2."],
  [3000, "update", "Status update by an owner: Orders are complete again; 14 of them are entered by hand."],
  [5400, "incident", "An owner resolved the incident: The migration is fixed in v1.4.1."],
];

export function incidentFacts(more: Partial<IncidentFacts> = {}): IncidentFacts {
  const urls: Partial<Record<TimelineEntry["source"], string>> = { run: RUN, deployment: "" };
  return {
    incident: incidentThread(),
    timeline: rows.map(([when, source, text]) => ({ at: at(when), source, text, url: urls[source] ?? ISSUE })),
    runbooks: ["https://wiki.example.com/runbooks/rollback", "https://wiki.example.com/runbooks/contacts"],
    ...{ repository: SHOP, postmortem: `${SHOP}/pull/8` },
    ...more,
  };
}
