import { secondsText } from "../text/duration-text.ts";
import { visibleLine } from "../text/foreign-line.ts";
import { codeBlock, details, lines, type Markdown, md, NOTHING, prose, table } from "../text/markdown.ts";
import { truncate } from "../text/truncate.ts";
import type { Gap } from "../watch/preflight.ts";
import type { Finding, Sample, Series } from "../watch/verdict.ts";

export interface WatchReport {
  readonly project: string;
  readonly version: string;
  readonly verdict: string;
  readonly reason: string;
  /** What else matters for the verdict, as sentences. */
  readonly notes: readonly string[];
  readonly seconds: number;
  readonly signals: readonly (Finding & { readonly series: Series })[];
  /** Last lines of logs, for a release that fails. */
  readonly tails: ReadonlyMap<string, readonly string[]>;
}

const MARKS: Readonly<Record<string, string>> = { healthy: "✅", inconclusive: "❔", failing: "❌" };
/** Characters of a chart. */
const WIDTH = 60;
const BARS = "▁▂▃▄▅▆▇";

export function renderWatch(report: WatchReport): Markdown {
  const { project, version, verdict, reason, seconds, signals } = report;
  const name = [project, version].filter((text) => text !== "").join(" ");
  const rows = signals.map(({ series, verdict: own, reason: why }) => [
    `${series.name}${series.rules.advisory ? " (advisory)" : ""}`,
    series.samples.length,
    ...(["ok", "bad", "missing"] as const).map((reading) => countOf(series, reading)),
    `${MARKS[own] ?? ""} ${own}`,
    truncate(why, 300),
  ]);
  return lines([
    md`### ${MARKS[verdict] ?? "⛔"} ${name}: ${verdict} after ${secondsText(seconds)}\n`,
    reason === "" ? NOTHING : md`${reason}\n`,
    ...report.notes.map((note) => md`> ${prose(note)}\n`),
    table(["Signal", "Samples", "OK", "Bad", "Missing", "Verdict", "Why"], rows),
    chart(signals.map(({ series }) => series)),
    verdict === "failing" ? lastLines(report.tails) : NOTHING,
  ]);
}

/** What a change of the database's schema, as the deploy found it, means for a rollback. */
export function schemaNote(schema: string): readonly string[] {
  switch (schema) {
    case "changed":
      return [
        "It changed the schema of the database and does not declare that it is backward-compatible: a rollback puts the host on hold, and a person decides whether the data from before the deploy are restored.",
      ];
    case "compatible":
      return [
        "It changed the schema of the database and declares that it is backward-compatible: a rollback keeps the data.",
      ];
    case "unknown":
      return ["Whether it changed the schema of the database is unknown."];
    default:
      return [];
  }
}

/** One row a signal: time from left to right, `!` bad, `?` missing, the rest by its number where there is one. */
function chart(all: readonly Series[]): Markdown {
  const width = Math.max(0, ...all.map(({ name }) => name.length));
  const rows = all
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, samples }) => `${visibleLine(name).padEnd(width)}  ${sparkline(samples)}`);
  return rows.length === 0 ? NOTHING : md`${codeBlock(rows.join("\n"))}\n\`!\` bad, \`?\` missing\n`;
}

export function sparkline(samples: readonly Sample[]): string {
  const top = Math.max(0, ...samples.map(({ value }) => value ?? 0));
  const columns = Math.min(WIDTH, samples.length);
  const slice = (column: number): readonly Sample[] =>
    samples.slice(
      Math.floor((column * samples.length) / columns),
      Math.floor(((column + 1) * samples.length) / columns),
    );
  return Array.from({ length: columns }, (_, column) => bar(slice(column), top)).join("");
}

/** The worst of the samples that share a column. */
function bar(samples: readonly Sample[], top: number): string {
  if (samples.some(({ reading }) => reading === "bad")) return "!";
  if (samples.some(({ reading }) => reading === "missing")) return "?";
  const value = Math.max(0, ...samples.map((one) => one.value ?? 0));
  return BARS[top === 0 ? 0 : Math.round((value / top) * (BARS.length - 1))] ?? "▁";
}

function countOf({ samples }: Series, wanted: Sample["reading"]): number {
  return samples.filter(({ reading }) => reading === wanted).length;
}

function lastLines(tails: ReadonlyMap<string, readonly string[]>): Markdown {
  return lines(
    [...tails].map(([service, tail]) =>
      details(`Last lines of ${service}`, codeBlock(tail.map(visibleLine).join("\n"))),
    ),
  );
}

/** One line for the reviewer who decides. `reason` is clean already; empty for none. */
export function watchLine(verdict: string, seconds: number, reason: string): string {
  const time = secondsText(seconds);
  const why = reason === "" ? "" : `: ${reason}`;
  switch (verdict) {
    case "healthy":
      return `It was watched for ${time}, and is healthy.`;
    case "inconclusive":
      return `It was watched for ${time}, and too little is known to call it healthy${why}.`;
    case "failing":
      return `It was watched for ${time}, and is failing${why}.`;
    case "superseded":
      return `Its watch ended after ${time}${why}.`;
    default:
      return `Its watch was cancelled after ${time}: whether it is healthy is not known.`;
  }
}

const WEIGHTS: Readonly<Record<Gap["weight"], string>> = {
  refuses: "❌ refused",
  warns: "⚠️ warning",
  allowed: "✓ allowed",
};

export function renderPreflight(gaps: readonly Gap[], count: number): Markdown {
  if (gaps.length === 0) return md`### Watch preflight: all ${count} sources answer\n`;
  const refused = gaps.filter(({ weight }) => weight === "refuses").length;
  const head =
    refused > 0
      ? `❌ Watch preflight failed: ${refused} of ${count} sources`
      : `Watch preflight: ${gaps.length} of ${count} sources have no data now`;
  const rows = gaps.map(({ name, text, weight }) => [name, WEIGHTS[weight], text]);
  return md`### ${head}\n\n${table(["Source", "", "What it gave"], rows)}`;
}
