import type { Explanation } from "../../failure/failure.ts";
import { bullets, code, lines, type Markdown, md, prose, table } from "../../text/markdown.ts";

/** What was found out about the newest backup. */
export interface BackupReport {
  readonly passed: boolean;
  /** The machine that read it. */
  readonly place: string;
  readonly id: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly findings: readonly { readonly passed: boolean; readonly says: string }[];
  readonly notes: readonly string[];
  readonly todo: string;
}

export function renderBackup(report: BackupReport): Markdown {
  const head = report.passed ? "✅ The newest backup is good" : "❌ The newest backup is refused";
  const facts = report.facts.map(([name, value]) => [name, value === "" ? "–" : value]);
  const findings = report.findings.map(({ passed, says }) => md`${passed ? "✓" : "✗"} ${says}`);
  return lines([
    md`### ${head}\n`,
    md`${code(report.id)} on ${report.place}\n`,
    table(["", ""], facts),
    md`${bullets([...findings, ...report.notes])}\n`,
    whatToDo(report.todo),
  ]);
}

/** For the case that no backup was found that can be judged. */
export function renderNoBackup({ what, means, todo }: Explanation, place: string): Markdown {
  const head = md`### ❌ No backup is verified\n`;
  return lines([head, md`${prose(what)}\n`, md`Searched on ${place}. ${prose(means)}\n`, whatToDo(todo)]);
}

function whatToDo(todo: string): Markdown {
  return todo === "" ? md`` : md`**What to do:** ${prose(todo)}\n`;
}

/** Why the backup cannot be read from here. */
export type NotVerified = "no-key" | "names-nothing";

export const NOT_LOOKED: Readonly<Record<NotVerified, string>> = {
  "no-key":
    "it is on the host, and there is no `ssh-key` here. The release reads it after its approval, before anything is changed.",
  "names-nothing":
    "the configuration names none, under `backup`. After its approval the release is refused, unless it has `backup: false`, which means that a lost database is acceptable.",
};

export function renderNotVerified(says: string): Markdown {
  const sentence = `${says.slice(0, 1).toUpperCase()}${says.slice(1)}`;
  return md`### ❔ The backup was not verified\n\n${prose(sentence)}\n`;
}
