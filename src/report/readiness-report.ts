import type { Admission } from "../readiness/admission.ts";
import { isReady, type Row } from "../readiness/rows/row.ts";
import { code, linkBelow, type Markdown, md, NOTHING, prose, table } from "../text/markdown.ts";

export interface ReadinessReport {
  /** The tag, or the version that a commit would get. */
  readonly name: string;
  readonly admission: Admission;
  readonly rows: readonly Row[];
  /** Address of the repository at its forge: a person with write access can set another address in a status. */
  readonly repository: string;
}

const MARKS: Readonly<Record<Row["state"], string>> = { ok: "✅", warning: "⚠️", red: "❌" };

/** One table: what was checked, how it stands, and what to do about it. */
export function renderReadiness({ name, admission, rows, repository }: ReadinessReport): Markdown {
  const title = isReady(rows) ? `✅ ${name} is ${kindOf(admission)}` : `❌ ${name} is not released`;
  const commit = admission.kind === "refused" ? NOTHING : md`Commit ${code(admission.commit)}\n\n`;
  const cells = rows.map(({ check, state, verdict, url, todo }) => [
    md`${MARKS[state]} ${linkBelow(repository, check, url ?? "")}`,
    // Also as a word: a mark alone cannot be read aloud or searched for.
    state,
    verdict,
    prose(todo),
  ]);
  return md`### ${title}\n\n${commit}${table(["Check", "State", "Verdict", "What to do"], cells)}`;
}

function kindOf(admission: Admission): string {
  if (admission.kind === "candidate") return "ready to be released";
  if (admission.kind === "rollback") return `a rollback from ${admission.failed}`;
  return `a ${admission.kind}`;
}
