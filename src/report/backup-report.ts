import type { Explanation } from "../stage/failure.ts";
import { code, escapeAroundCode, escapeMarkdown, table } from "./markdown.ts";

/** What was found out about the newest backup. */
export interface BackupReport {
  readonly passed: boolean;
  /** Where it was looked at. */
  readonly place: string;
  readonly id: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly findings: readonly { readonly passed: boolean; readonly says: string }[];
  readonly notes: readonly string[];
  readonly todo: string;
}

export function renderBackup(report: BackupReport): string {
  const head = report.passed ? "✅ The newest backup is good" : "❌ The newest backup is refused";
  const facts = report.facts.map(([name, value]) => [name, value === "" ? "–" : escapeMarkdown(value)]);
  const findings = report.findings.map(({ passed, says }) => `- ${passed ? "✓" : "✗"} ${escapeMarkdown(says)}`);
  const notes = report.notes.map((note) => `- ${escapeMarkdown(note)}`);
  return [
    `### ${head}\n`,
    `${code(report.id)} on ${escapeMarkdown(report.place)}\n`,
    table(["", ""], facts),
    `${[...findings, ...notes].join("\n")}\n`,
    ...(report.todo === "" ? [] : [`**What to do:** ${escapeMarkdown(report.todo)}\n`]),
  ].join("\n");
}

/** For when nothing was found that could be judged. */
export function renderNoBackup({ what, means, todo }: Explanation, place: string): string {
  const lines = [what, `Looked at on ${place}. ${means}`].map((line) => `${escapeMarkdown(line)}\n`);
  return ["### ❌ No backup is proven\n", ...lines, `**What to do:** ${escapeMarkdown(todo)}\n`].join("\n");
}

/** Why nobody could look from here. */
export type NotLooked = "no-key" | "names-nothing";

export const NOT_LOOKED: Readonly<Record<NotLooked, string>> = {
  "no-key":
    "it is looked at on the host, and there is no `ssh-key` here. The release reads it after its approval, before anything is touched.",
  "names-nothing":
    "the configuration names none, under `backup`. After its approval the release refuses, unless it is told `backup: false`, which says that a lost database is acceptable.",
};

export function renderNotLooked(says: string): string {
  return `### ❔ Nobody has looked at the backup\n\n${escapeAroundCode(`${says.slice(0, 1).toUpperCase()}${says.slice(1)}`)}\n`;
}
