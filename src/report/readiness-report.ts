import type { Admission } from "../readiness/admission.ts";
import { isReady, type Row } from "../readiness/row.ts";
import { cleanForeignLine } from "./foreign.ts";
import { code, escapeAroundCode, escapeMarkdown, link, table } from "./markdown.ts";

export interface ReadinessReport {
  /** The tag, or the version that a commit would get. */
  readonly name: string;
  readonly admission: Admission;
  readonly rows: readonly Row[];
}

const MARKS: Readonly<Record<Row["state"], string>> = { ok: "✅", warning: "⚠️", red: "❌" };

/** One table: what was checked, how it stands, and what to do about it. */
export function renderReadiness({ name: named, admission, rows }: ReadinessReport): string {
  const name = escapeMarkdown(named);
  const title = isReady(rows) ? `✅ ${name} is ${kindOf(admission)}` : `❌ ${name} is not released`;
  const commit = admission.kind === "refused" ? "" : `Commit ${code(admission.commit)}\n\n`;
  const lines = rows.map(({ check, state, verdict, url, todo }) => [
    `${MARKS[state]} ${url === undefined ? foreign(check) : link(cleanForeignLine(check), url)}`,
    // In words as well: a mark is lost on whoever cannot see it, and on whoever searches for it.
    state,
    foreign(verdict),
    escapeAroundCode(todo),
  ]);
  return `### ${title}\n\n${commit}${table(["Check", "State", "Verdict", "What to do"], lines)}`;
}

function kindOf(admission: Admission): string {
  if (admission.kind === "candidate") return "ready to be released";
  if (admission.kind === "rollback") return `a rollback: ${escapeMarkdown(admission.failed)} is to be left`;
  return `a ${admission.kind}`;
}

function foreign(text: string): string {
  return escapeMarkdown(cleanForeignLine(text));
}
