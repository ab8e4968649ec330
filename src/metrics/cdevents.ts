import type { HistoricRelease, RecordedIncident, RecordedRollback } from "./release-history.ts";

/** Events in the form of CDEvents 0.5.1 (cdevents.dev), for tools that collect the deliveries of many teams. */
const SPECIFICATION = "0.5.1";

const TYPES = {
  deployed: "dev.cdevents.service.deployed.0.3.0",
  rolledBack: "dev.cdevents.service.rolledback.0.3.0",
  detected: "dev.cdevents.incident.detected.0.3.0",
  resolved: "dev.cdevents.incident.resolved.0.3.0",
} as const;

export interface CdEvent {
  readonly context: {
    readonly specversion: string;
    readonly id: string;
    readonly source: string;
    readonly type: string;
    readonly timestamp: string;
  };
  readonly subject: {
    readonly id: string;
    readonly source: string;
    readonly content: Readonly<Record<string, unknown>>;
  };
}

export interface EventPlace {
  /** Address of the repository at its forge. */
  readonly repository: string;
  readonly environment: string;
  /** Compose project, or the repository's name. */
  readonly service: string;
  /** Versions by the commit of their tags, for what runs again after a rollback. */
  readonly versions: ReadonlyMap<string, string>;
}

export interface Deliveries {
  readonly releases: readonly HistoricRelease[];
  readonly rollbacks: readonly RecordedRollback[];
  readonly incidents: readonly RecordedIncident[];
}

/** Pure. The oldest first, with the host's times where the records have them. The same records give the same ids, so that a collector recognizes what it has already. */
export function cdEvents({ releases, rollbacks, incidents }: Deliveries, place: EventPlace): readonly CdEvent[] {
  const eventOf = eventMaker(place);
  const environment = { id: place.environment };
  const events = [
    ...releases.map(({ tag, version, at }) => {
      const content = { environment, artifactId: packageUrl(place, version) };
      return eventOf({ type: TYPES.deployed, key: `${tag}/${at}`, at, subject: place.service, content });
    }),
    ...rollbacks.map(({ failed, commit, at: recorded, recovered: at = recorded }) => {
      // Without its tag the commit is all that is known of the release that runs again.
      const content = { environment, artifactId: packageUrl(place, place.versions.get(commit) ?? commit) };
      return eventOf({ type: TYPES.rolledBack, key: `${failed}/${recorded}`, at, subject: place.service, content });
    }),
    ...incidents.flatMap(({ number, title, openedAt, closedAt, detected: detectedAt, resolved: resolvedAt }) => {
      const content = { description: title, environment, service: { id: place.service } };
      const subject = `incident/${number}`;
      const detected = eventOf({ type: TYPES.detected, key: subject, at: detectedAt ?? openedAt, subject, content });
      if (closedAt === undefined) return [detected];
      return [
        detected,
        eventOf({
          ...{ type: TYPES.resolved, key: `${subject}/${closedAt}`, at: resolvedAt ?? closedAt, subject, content },
        }),
      ];
    }),
  ];
  return events.toSorted((one, other) => (one.context.timestamp < other.context.timestamp ? -1 : 1));
}

interface EventFacts {
  readonly type: string;
  /** Distinguishes events of one type. */
  readonly key: string;
  readonly at: number;
  readonly subject: string;
  readonly content: Readonly<Record<string, unknown>>;
}

function eventMaker({ repository, environment }: EventPlace): (facts: EventFacts) => CdEvent {
  return ({ type, key, at, subject, content }) => ({
    context: {
      ...{ specversion: SPECIFICATION, id: `${type}/${environment}/${key}`, source: repository, type },
      timestamp: new Date(at).toISOString(),
    },
    subject: { id: subject, source: repository, content },
  });
}

/** github.com/package-url/purl-spec; only github.com has a type of its own. */
function packageUrl({ repository }: EventPlace, version: string): string {
  const { host, pathname } = new URL(repository);
  const at = encodeURIComponent(version);
  const name = pathname.replace(/^\//, "");
  if (host === "github.com") return `pkg:github/${name.toLowerCase()}@${at}`;
  return `pkg:generic/${name}@${at}?vcs_url=${encodeURIComponent(`git+${repository}`)}`;
}
