import type { IncidentReference } from "../incident/incident-issue.ts";
import type { Severity } from "../incident/severity.ts";
import type { Forge } from "../ports/forge.ts";
import type { Cancellation, Clock, Http, Mail, RunContext } from "../ports/world.ts";
import type { Announcement } from "../report/chat/announcement.ts";
import type { AnnouncementKind } from "../report/chat/announcement-words.ts";
import { severityName } from "../report/incident-report.ts";
import type { StageWorld } from "../stage/run-stage.ts";
import { type Audience, reportDeliveries, sendToAll, worded } from "./channels.ts";

/** What a stage needs that writes about an incident, in its issue and to the channels. */
export interface IncidentWorld extends StageWorld {
  readonly run: RunContext;
  readonly clock: Clock;
  readonly http: Http;
  readonly mail: Mail;
  readonly cancellation: Cancellation;
  readonly forge: (token: string) => Forge;
}

export type IncidentKind = Extract<AnnouncementKind, `incident-${string}`>;

export interface IncidentNews {
  readonly kind: IncidentKind;
  readonly issue: IncidentReference;
  readonly severity: Severity;
  readonly text: string;
}

/** A message that was not delivered is a warning, which says what is done in spite of it. */
export async function announceIncident(
  world: Omit<IncidentWorld, "forge">,
  audience: Audience,
  news: IncidentNews,
  done: string,
): Promise<void> {
  const { http, mail, clock, cancellation, log, run } = world;
  const courier = { http, mail, clock, log, signal: cancellation.signal };
  const deliveries = await sendToAll(courier, audience, worded(messageOf(news, run), audience, log));
  reportDeliveries(log, deliveries, done);
}

function messageOf({ kind, issue, severity, text }: IncidentNews, run: RunContext): Announcement {
  const links = [
    { title: "Incident", url: issue.url },
    { title: "Run", url: run.runUrl },
  ];
  return {
    kind,
    thread: `incident/${issue.number}`,
    subject: `#${issue.number} (${severityName(severity)}, ${issue.title})`,
    application: run.repository.split("/").at(-1) ?? run.repository,
    highlights: [],
    asked: [],
    reason: text,
    links: links.filter(({ url }) => /^https?:\/\//.test(url)),
  };
}
