import { type DoraMetrics, type Median, type Ratio, type Week, weeksOf, within } from "../metrics/dora.ts";
import type { MeasuredPeriod } from "../metrics/metrics-file.ts";
import type { DeployedRelease, HistoricRelease } from "../metrics/release-history.ts";
import { barChart, bullets, details, lines, linkBelow, type Markdown, md, NOTHING, table } from "../text/markdown.ts";
import { minuteText } from "../text/minute-text.ts";

const NO_DATA = "no data";
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Rows of the list of deployments. */
const MOST_ROWS = 50;

export interface MetricsPlace {
  /** Failed deploys of which it is unknown whether they changed the host. */
  readonly unknown: readonly DeployedRelease[];
  /** Address of this repository at its forge, without a slash at its end: only its own pages are links. */
  readonly repository: string;
}

/** The five metrics with what they were computed from, the weeks as charts, and each deployment. */
export function renderMetrics(measured: MeasuredPeriod, place: MetricsPlace): Markdown {
  const { environment, period, history, leadTimes, hasIncidents } = measured;
  const releases = within(history, period);
  return lines([
    md`### 📈 Release metrics of ${environment}: ${dayOf(period.from)} to ${dayOf(period.to)}\n`,
    table(["Metric", "Value", "Computed from"], metricRows(measured.metrics)),
    hasIncidents ? NOTHING : md`Incidents were not read: a failure is known by its rollback or its tests alone.\n`,
    unknownText(place),
    charts(weeksOf(history, leadTimes, period)),
    releases.length === 0 ? NOTHING : details("Deployments", deploymentTable(releases, place.repository)),
  ]);
}

function metricRows(metrics: DoraMetrics): readonly (readonly string[])[] {
  const { deploymentFrequency: frequency, changeLeadTime, failedDeploymentRecoveryTime: recovery } = metrics;
  const open = recovery.open === 0 ? "" : `, ${recovery.open} not recovered`;
  return [
    ["Deployment frequency", `${frequency.perWeek.toFixed(1)} a week`, counted(frequency.count, "deployment")],
    ["Change lead time (median)", medianText(changeLeadTime), counted(changeLeadTime.count, "commit")],
    ["Change fail rate", rateText(metrics.changeFailRate), ratioText(metrics.changeFailRate, "failed")],
    [
      "Failed deployment recovery time (median)",
      medianText(recovery),
      `${counted(recovery.count, "recovery", "recoveries")}${open}`,
    ],
    [
      "Deployment rework rate",
      rateText(metrics.deploymentReworkRate),
      ratioText(metrics.deploymentReworkRate, "rework"),
    ],
  ];
}

/** One line for the log. */
export function metricsLine({ metrics, environment }: MeasuredPeriod): string {
  const values = metricRows(metrics).map(([name = "", value = "", from = ""]) => `${name}: ${value} (${from})`);
  return `${environment}: ${values.join("; ")}.`;
}

function unknownText({ unknown, repository }: MetricsPlace): Markdown {
  if (unknown.length === 0) return NOTHING;
  const items = unknown.map(({ tag, url }) => linkBelow(repository, tag, url));
  return md`It is unknown whether these failed deploys changed the host, so they do not count:\n\n${bullets(items)}\n`;
}

function charts(weeks: readonly Week[]): Markdown {
  const labels = weeks.map(({ from }) => dayOf(from).slice(5));
  const leads = weeks.map(({ leadTime }) => Number(((leadTime.seconds ?? 0) / HOUR).toFixed(1)));
  return lines([
    barChart({ title: "Deployments a week", unit: "deployments", labels, values: weeks.map((one) => one.deployments) }),
    barChart({
      title: "Failed deployments a week",
      unit: "deployments",
      labels,
      values: weeks.map((one) => one.failed),
    }),
    barChart({ title: "Change lead time a week, median", unit: "hours", labels, values: leads }),
  ]);
}

function deploymentTable(releases: readonly HistoricRelease[], repository: string): Markdown {
  const rows = releases.toReversed().slice(0, MOST_ROWS);
  return table(
    ["Version", "Deployed", "Failure", "Recovered after", "Rework"],
    rows.map(({ tag, at, url, isTimeKnown, failure, isRework }) => [
      linkBelow(repository, tag, url),
      `${isTimeKnown ? "" : "before "}${minuteText(at)}`,
      failure === undefined ? "" : FAILURES[failure.kind],
      recoveryText(failure),
      isRework ? "yes" : "",
    ]),
  );
}

const FAILURES: Readonly<Record<NonNullable<HistoricRelease["failure"]>["kind"], string>> = {
  rollback: "rolled back",
  test: "smoke test or watch failed",
  incident: "incident",
};

function recoveryText(failure: HistoricRelease["failure"]): string {
  if (failure === undefined) return "";
  const { since, recoveredAt } = failure;
  if (recoveredAt === undefined) return "not recovered";
  return since === undefined ? "unknown" : durationText((recoveredAt - since) / 1000);
}

function medianText({ seconds }: Median): string {
  return seconds === undefined ? NO_DATA : durationText(seconds);
}

/** `45 s`, `12 min`, `3.5 h`, `2.1 days`. */
function durationText(seconds: number): string {
  if (seconds < 2 * MINUTE) return `${Math.round(seconds)} s`;
  if (seconds < 2 * HOUR) return `${Math.round(seconds / MINUTE)} min`;
  if (seconds < 2 * DAY) return `${(seconds / HOUR).toFixed(1)} h`;
  return `${(seconds / DAY).toFixed(1)} days`;
}

function rateText({ rate }: Ratio): string {
  return rate === undefined ? NO_DATA : `${(rate * 100).toFixed(1)} %`;
}

function ratioText({ count, of }: Ratio, what: string): string {
  return `${count} ${what} of ${counted(of, "deployment")}`;
}

function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
