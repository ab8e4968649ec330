import { incidentTimes } from "../../src/incident/durations.ts";
import { type IncidentIssue, readIncidentIssue, readIncidentThread } from "../../src/incident/incident-issue.ts";
import type { RecordedIncident } from "../../src/metrics/release-history.ts";
import type { Forge } from "../../src/ports/forge.ts";
import { type Incident, readIncidents } from "../../src/readiness/rows/incident-row.ts";
import { splitTag } from "../../src/version/tags/tag-prefix.ts";

export interface IncidentQuestion {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly label: string;
  /** The account of the runs' own token, whose marks count. */
  readonly requester: string;
  readonly environment: string;
  /** What the product's tags have before their version. */
  readonly prefix: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/** Incidents that are open, or that were closed since then; undefined where the issues cannot be read. */
export async function recordedIncidents(
  forge: Forge,
  { repository, label, requester, environment, prefix, since }: IncidentQuestion,
): Promise<readonly RecordedIncident[] | undefined> {
  const path = `${repository}/issues?labels=${encodeURIComponent(label)}`;
  // 403: the token may not read issues. 410: the repository has none.
  if ((await forge.read(`${path}&state=open&per_page=1`, [403, 410])) === undefined) return undefined;
  const updated = `since=${encodeURIComponent(new Date(since).toISOString())}`;
  const answers = [
    ...(await forge.list(`${path}&state=open`)),
    ...(await forge.list(`${path}&state=closed&${updated}`)),
  ];
  const found: RecordedIncident[] = [];
  for (const answer of answers)
    for (const incident of readIncidents([answer], label).flatMap(recorded)) {
      const own = readIncidentIssue(answer, requester);
      if (own === undefined) found.push(incident);
      else if (isAbout(own, { environment, prefix }))
        found.push({ ...incident, ...(await ownTimes(forge, { own, incident }, { repository, requester })) });
    }
  return found;
}

type OwnTimes = Pick<RecordedIncident, "began" | "detected" | "recovered" | "resolved">;

/** An incident of the suite names its environment and its release; what a person's issue is about is unknown. */
function isAbout(
  incident: IncidentIssue,
  { environment, prefix }: Pick<IncidentQuestion, "environment" | "prefix">,
): boolean {
  const release = splitTag(incident.version);
  return incident.environment === environment && (release === undefined || release.prefix === prefix);
}

/**
 * The time limit of the job in incident.yml that resolves an incident and closes its issue. An issue that was closed later was
 * opened again meanwhile: the incident went on.
 */
const RESOLUTION_MS = 10 * 60_000;

/** By the marks of an incident that the suite has opened. */
async function ownTimes(
  forge: Forge,
  { own: issue, incident }: { readonly own: IncidentIssue; readonly incident: RecordedIncident },
  place: Pick<IncidentQuestion, "repository" | "requester">,
): Promise<OwnTimes> {
  const { events } = await readIncidentThread(forge, place, issue);
  const { began, detected, recovered } = incidentTimes(events);
  const resolved = events.findLast(({ kind }) => kind === "resolved")?.at;
  const isClosedAnew = resolved !== undefined && (incident.closedAt ?? resolved) - resolved > RESOLUTION_MS;
  return { began, detected, ...(issue.isOpen || isClosedAnew ? {} : { recovered, resolved }) };
}

function recorded({ number, title, url = "", openedAt, closedAt }: Incident): readonly RecordedIncident[] {
  return openedAt === undefined ? [] : [{ number, title, url, openedAt, closedAt }];
}
