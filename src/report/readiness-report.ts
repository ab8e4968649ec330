import type { Admission } from "../readiness/admission.ts";
import { isReady, type Row } from "../readiness/row.ts";
import { cleanForeignLine } from "./foreign.ts";
import { code, escapeMarkdown, link, table } from "./markdown.ts";

export interface ReadinessReport {
  readonly tag: string;
  readonly admission: Admission;
  readonly rows: readonly Row[];
}

const MARKS: Readonly<Record<Row["state"], string>> = { ok: "✅", warning: "⚠️", red: "❌" };

/** One table: what was checked, how it stands, and what to do about it. */
export function renderReadiness({ tag, admission, rows }: ReadinessReport): string {
  const name = escapeMarkdown(tag);
  const title = isReady(rows) ? `✅ ${name} is ${kindOf(admission)}` : `❌ ${name} is not released`;
  const commit = admission.kind === "refused" ? "" : `Commit ${code(admission.commit)}\n\n`;
  const lines = rows.map(({ check, state, verdict, url, todo }) => [
    `${MARKS[state]} ${url === undefined ? foreign(check) : link(cleanForeignLine(check), url)}`,
    foreign(verdict),
    // Our own words, with the names of keys as code.
    escapeMarkdown(todo).replaceAll("\\`", "`"),
  ]);
  return `### ${title}\n\n${commit}${table(["Check", "Verdict", "What to do"], lines)}`;
}

function kindOf(admission: Admission): string {
  if (admission.kind === "rollback") return `a rollback: ${escapeMarkdown(admission.failed)} is to be left`;
  return `a ${admission.kind}`;
}

function foreign(text: string): string {
  return escapeMarkdown(cleanForeignLine(text));
}
