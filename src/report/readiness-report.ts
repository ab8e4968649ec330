import type { Admission } from "../readiness/admission.ts";
import { code, escapeMarkdown, table } from "./markdown.ts";

/** What a tag asks for, or why nobody is asked. */
export function renderAdmission(tag: string, admission: Admission): string {
  if (admission.kind === "refused") {
    const rows = admission.objections.map(({ what, todo }) => [escapeMarkdown(what), escapeMarkdown(todo)]);
    return `### ❌ ${escapeMarkdown(tag)} is not released\n\n${table(["Why", "What to do"], rows)}`;
  }
  const what =
    admission.kind === "rollback"
      ? `a rollback: ${escapeMarkdown(admission.failed)} is to be left`
      : `a ${admission.kind}`;
  return `### ✅ ${escapeMarkdown(tag)} is ${what}\n\n${table(["", ""], [["Commit", code(admission.commit)]])}`;
}
