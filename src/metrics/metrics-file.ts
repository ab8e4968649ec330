import { type DoraMetrics, type LeadTimes, type Period, weeksOf, within } from "./dora.ts";
import type { HistoricRelease } from "./release-history.ts";

/** What the file of the metrics holds, version 1. Times are in ISO 8601, durations in seconds; null is no data. */
export interface MeasuredPeriod {
  readonly environment: string;
  readonly period: Period;
  readonly metrics: DoraMetrics;
  readonly history: readonly HistoricRelease[];
  readonly leadTimes: LeadTimes;
  /** Whether incidents were read: without them a failure is known by its rollback or its tests alone. */
  readonly hasIncidents: boolean;
}

/** Pure. The text of the file. */
export function metricsFile(measured: MeasuredPeriod): string {
  return `${JSON.stringify(metricsValue(measured), null, 2)}\n`;
}

export function metricsValue({ environment, period, metrics, history, leadTimes, hasIncidents }: MeasuredPeriod) {
  const rounded = (value: number | undefined): number | null =>
    value === undefined ? null : Math.round(value * 1000) / 1000;
  const ratio = ({ rate, count, of }: DoraMetrics["changeFailRate"]) => ({ rate: rounded(rate), count, of });
  const { deploymentFrequency, changeLeadTime, failedDeploymentRecoveryTime: recovery } = metrics;
  return {
    version: 1,
    environment,
    period: { from: isoTime(period.from), to: isoTime(period.to) },
    incidents: hasIncidents ? "read" : "not read",
    metrics: {
      "deployment-frequency": { count: deploymentFrequency.count, "per-week": rounded(deploymentFrequency.perWeek) },
      "change-lead-time": { "median-seconds": rounded(changeLeadTime.seconds), commits: changeLeadTime.count },
      "change-fail-rate": ratio(metrics.changeFailRate),
      "failed-deployment-recovery-time": {
        ...{ "median-seconds": rounded(recovery.seconds), recovered: recovery.count, open: recovery.open },
      },
      "deployment-rework-rate": ratio(metrics.deploymentReworkRate),
    },
    weeks: weeksOf(history, leadTimes, period).map(({ from, deployments, failed, leadTime }) => ({
      ...{ from: isoTime(from), deployments, failed, "lead-time-seconds": rounded(leadTime.seconds) },
    })),
    deployments: within(history, period).map(({ version, tag, at, url, failure, isRework }) => ({
      ...{ version, tag, at: isoTime(at), run: url, rework: isRework },
      failure: failure === undefined ? null : failureValue(failure),
    })),
  };
}

function failureValue({ kind, since, recoveredAt }: NonNullable<HistoricRelease["failure"]>) {
  return { kind, since: isoTime(since), recovered: isoTime(recoveredAt) };
}

function isoTime(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}
