import type { KeptReport, Row } from "./report.ts";
import type { Spread } from "./statistics.ts";

/** The reports as sections of a page. */
export function renderReports(reports: readonly KeptReport[]): string {
  return reports.map((report) => renderReport(report)).join("\n\n");
}

function renderReport({ title, method, rows, missing, date, machine }: KeptReport): string {
  const left = missing.map((one) => `- Not in the comparison: ${one}`).join("\n");
  const parts = [`## ${title}`, method, `Measured on ${date}: ${machine}.`, renderRows(rows), left];
  return parts.filter((part) => part !== "").join("\n\n");
}

export function renderRows(rows: readonly Row[]): string {
  const lines = rows.map(({ measure, program, value, unit, goal = "", met }) =>
    [measure, program, renderValue(value, unit), goal, met === undefined ? "" : met ? "yes" : "no"].join(" | "),
  );
  return [
    "| Measure | Program | Median (range) | Goal | Met |",
    "| --- | --- | --- | --- | --- |",
    ...lines.map((line) => `| ${line} |`),
  ].join("\n");
}

function renderValue({ median, low, high }: Spread, unit: string): string {
  const range = low === high ? "" : ` (${number(low)}–${number(high)})`;
  return `${number(median)}${range}${unit === "" ? "" : ` ${unit}`}`;
}

function number(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}
