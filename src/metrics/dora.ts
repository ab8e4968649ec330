import type { HistoricRelease } from "./release-history.ts";

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

export interface Period {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
}

/** A median, and what it was computed from. Undefined without data. */
export interface Median {
  readonly seconds: number | undefined;
  readonly count: number;
}

export interface Ratio {
  /** Undefined without a deployment. */
  readonly rate: number | undefined;
  readonly count: number;
  readonly of: number;
}

/** The five metrics of DORA; docs/metrics.md defines each. */
export interface DoraMetrics {
  readonly deploymentFrequency: { readonly count: number; readonly perWeek: number };
  readonly changeLeadTime: Median;
  readonly changeFailRate: Ratio;
  /** `open` counts failed deployments that have not recovered. */
  readonly failedDeploymentRecoveryTime: Median & { readonly open: number };
  readonly deploymentReworkRate: Ratio;
}

/** Seconds from each commit of a release to its deployment, by the release's tag. */
export type LeadTimes = ReadonlyMap<string, readonly number[]>;

/** Pure. `history` holds the deployments of the period, and may hold older ones. */
export function measure(history: readonly HistoricRelease[], leadTimes: LeadTimes, period: Period): DoraMetrics {
  const releases = within(history, period);
  const failures = releases.flatMap(({ failure }) => failure ?? []);
  const recoveries = failures.flatMap(({ since, recoveredAt }) =>
    recoveredAt === undefined || since === undefined ? [] : [(recoveredAt - since) / 1000],
  );
  const open = failures.filter(({ recoveredAt }) => recoveredAt === undefined).length;
  const leads = releases.flatMap(({ tag, failure }) => (isLost(failure) ? [] : (leadTimes.get(tag) ?? [])));
  const days = (period.to - period.from) / DAY_MS;
  return {
    deploymentFrequency: { count: releases.length, perWeek: (releases.length * WEEK_DAYS) / days },
    changeLeadTime: medianOf(leads),
    changeFailRate: ratioOf(failures.length, releases.length),
    failedDeploymentRecoveryTime: { ...medianOf(recoveries), open },
    deploymentReworkRate: ratioOf(releases.filter((one) => one.isRework).length, releases.length),
  };
}

export function within(history: readonly HistoricRelease[], { from, to }: Period): readonly HistoricRelease[] {
  return history.filter(({ at }) => at >= from && at <= to);
}

/** What a rollback took back has not reached the users: its changes are counted with the release that brings them again. */
export function isLost(failure: HistoricRelease["failure"]): boolean {
  return failure?.kind === "rollback";
}

export interface Week {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly deployments: number;
  readonly failed: number;
  readonly leadTime: Median;
}

/** Pure. The weeks of the period, the oldest first; the last one ends with the period. */
export function weeksOf(history: readonly HistoricRelease[], leadTimes: LeadTimes, period: Period): readonly Week[] {
  const length = WEEK_DAYS * DAY_MS;
  const count = Math.max(1, Math.floor((period.to - period.from) / length));
  return Array.from({ length: count }, (_, index) => {
    const from = period.to - (count - index) * length;
    const isLast = index === count - 1;
    const releases = history.filter(({ at }) => at >= from && (at < from + length || (isLast && at <= period.to)));
    const leads = releases.flatMap(({ tag, failure }) => (isLost(failure) ? [] : (leadTimes.get(tag) ?? [])));
    const failed = releases.filter(({ failure }) => failure !== undefined).length;
    return { from, deployments: releases.length, failed, leadTime: medianOf(leads) };
  });
}

function ratioOf(count: number, of: number): Ratio {
  return { rate: of === 0 ? undefined : count / of, count, of };
}

function medianOf(values: readonly number[]): Median {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  const seconds = low === undefined || high === undefined ? undefined : (low + high) / 2;
  return { seconds, count: sorted.length };
}
