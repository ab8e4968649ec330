import { bareNumber } from "../version/tags/tag.ts";

/** A release that was deployed. */
export interface DeployedRelease {
  readonly version: string;
  /** Full name of its tag. */
  readonly tag: string;
  /** When it began to run, in milliseconds since the epoch; the time of its rollback where only that is known. */
  readonly at: number;
  readonly isTimeKnown: boolean;
  /** Whether its smoke test or its watch failed. */
  readonly failedTest: boolean;
  readonly url: string;
}

export interface RecordedRollback {
  /** Full name of the failed release's tag. */
  readonly failed: string;
  /** Commit that runs again. */
  readonly commit: string;
  readonly at: number;
  /** When the failed release began to run, and when the release before it ran again; undefined where only the record's time is known. */
  readonly began?: number | undefined;
  readonly recovered?: number | undefined;
}

export interface RecordedIncident {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly openedAt: number;
  /** Undefined while it is open. */
  readonly closedAt: number | undefined;
  /** By the incident's own events, which have the host's times; undefined where it has none, or where one is unknown. */
  readonly began?: number | undefined;
  readonly detected?: number | undefined;
  readonly recovered?: number | undefined;
  readonly resolved?: number | undefined;
}

/** Why a deployment failed, and how long that lasted. */
export interface Failure {
  readonly kind: "rollback" | "test" | "incident";
  /** Undefined where it is unknown when the release began to run. */
  readonly since: number | undefined;
  /** Undefined while it lasts. */
  readonly recoveredAt: number | undefined;
}

export interface HistoricRelease extends DeployedRelease {
  readonly failure: Failure | undefined;
  /** Whether it repairs what an earlier one broke. */
  readonly isRework: boolean;
}

export interface DeliveryRecords {
  readonly deployed: readonly DeployedRelease[];
  /** Releases whose deploy failed: only a record of a rollback shows that such a release ran. */
  readonly attempts: readonly DeployedRelease[];
  readonly rollbacks: readonly RecordedRollback[];
  readonly incidents: readonly RecordedIncident[];
}

/** Pure. Every deployment of a release, the oldest first, with the failure that followed it. A rollback does not count as a deployment. */
export function releaseHistory(records: DeliveryRecords): readonly HistoricRelease[] {
  const deployed = distinctDeployments(records);
  const history: HistoricRelease[] = [];
  for (const [at, release] of deployed.entries()) {
    const failure = failureOf(release, deployed.slice(at + 1), records);
    history.push({ ...release, failure, isRework: isRework(release, history.at(-1), records.incidents) });
  }
  return history;
}

/** Pure. Failed deploys without a record of a rollback: whether they changed the host is unknown, so they do not count. */
export function undetermined({ attempts, rollbacks }: DeliveryRecords): readonly DeployedRelease[] {
  return attempts.filter((attempt) => rollbackOf(attempt, attempts, rollbacks) === undefined);
}

/** The rollback that ended this deployment, and not a later one of the same release. */
function rollbackOf(
  { tag, at }: DeployedRelease,
  others: readonly DeployedRelease[],
  rollbacks: readonly RecordedRollback[],
): RecordedRollback | undefined {
  const again = Math.min(...others.filter((one) => one.tag === tag && one.at > at).map((one) => one.at));
  return rollbacks
    .filter((one) => one.failed === tag && one.at >= at && one.at < again)
    .toSorted((one, other) => one.at - other.at)[0];
}

/** A run that is started again attaches to its deploy: that is one deployment, unless a rollback is between them. */
function distinctDeployments(records: DeliveryRecords): readonly DeployedRelease[] {
  const { deployed, attempts, rollbacks } = records;
  const unknown = undetermined(records);
  const all = [...deployed, ...attempts.filter((attempt) => !unknown.includes(attempt))];
  const kept: DeployedRelease[] = [];
  for (const release of all.toSorted((one, other) => one.at - other.at)) {
    const before = kept.findLastIndex(({ tag }) => tag === release.tag);
    const same = kept[before];
    const isAgain = rollbacks.some(
      ({ failed, at }) => failed === release.tag && at > (same?.at ?? 0) && at <= release.at,
    );
    if (same === undefined || isAgain) kept.push(release);
    // The newest attempt says how its tests ended.
    else kept[before] = { ...same, failedTest: release.failedTest };
  }
  return kept;
}

function failureOf(
  release: DeployedRelease,
  later: readonly DeployedRelease[],
  { rollbacks, incidents }: DeliveryRecords,
): Failure | undefined {
  const { at: since, failedTest } = release;
  const rollback = rollbackOf(release, later, rollbacks);
  if (rollback !== undefined) return { kind: "rollback", ...timesOf(release, rollback) };
  if (failedTest) return { kind: "test", since, recoveredAt: later.find((one) => !one.failedTest)?.at };
  const next = later[0]?.at ?? Number.POSITIVE_INFINITY;
  const incident = incidents.filter(({ openedAt }) => openedAt >= since && openedAt < next).toSorted(earliestFirst)[0];
  return incident && { kind: "incident", ...timesOfIncident(incident) };
}

function timesOfIncident({ openedAt, closedAt, began, recovered }: RecordedIncident) {
  const own = { since: began ?? openedAt, recoveredAt: recovered ?? closedAt };
  const isOrdered = own.recoveredAt === undefined || own.since <= own.recoveredAt;
  return isOrdered ? own : { since: openedAt, recoveredAt: closedAt };
}

/** The host's clock may differ from the forge's: a failure that would end before it began has the forge's times. */
function timesOf(
  { at, isTimeKnown }: DeployedRelease,
  rollback: RecordedRollback,
): Pick<Failure, "since" | "recoveredAt"> {
  const since = isTimeKnown ? at : undefined;
  const host = { since: rollback.began ?? since, recoveredAt: rollback.recovered ?? rollback.at };
  const isOrdered = host.since === undefined || host.since <= host.recoveredAt;
  return isOrdered ? host : { since, recoveredAt: rollback.at };
}

/** Of incidents that were opened at one time the one that lasts longest. */
function earliestFirst(one: RecordedIncident, other: RecordedIncident): number {
  const end = ({ closedAt }: RecordedIncident): number => closedAt ?? Number.MAX_SAFE_INTEGER;
  return one.openedAt - other.openedAt || end(other) - end(one);
}

/** While an incident is open, `check-readiness` admits only a hotfix; after a failed release the next patch repairs it. */
function isRework(
  { version, at }: DeployedRelease,
  before: HistoricRelease | undefined,
  incidents: readonly RecordedIncident[],
): boolean {
  const isDuringIncident = incidents.some(({ openedAt, closedAt }) => openedAt < at && (closedAt ?? at) >= at);
  const isPatch = !bareNumber(version).split("-")[0]?.endsWith(".0");
  return isDuringIncident || (before?.failure !== undefined && isPatch);
}
