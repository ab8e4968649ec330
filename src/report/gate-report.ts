import type { GateVerdict } from "../gates/gate-verdict.ts";
import { code, escapeMarkdown, table } from "./markdown.ts";

export interface GateSubject {
  readonly environment: string;
  readonly version: string;
  readonly commit: string;
}

/** Who opened a gate, for what, when; or why it counts as closed. */
export function renderGate({ environment, version, commit }: GateSubject, verdict: GateVerdict): string {
  const what = version === "" ? [] : [["Release", `${code(version)} (${code(commit.slice(0, 12))})`]];
  switch (verdict.kind) {
    case "approved":
      return page(`✅ ${environment} was approved`, [
        ...what,
        ["By", escapeMarkdown(verdict.by.map(({ login }) => login).join(", "))],
        ...(verdict.at === undefined ? [] : [["At", new Date(verdict.at).toISOString()]]),
        ...comment(verdict.comment),
      ]);
    case "rejected":
      return page(`❌ ${environment} was rejected`, [
        ...what,
        ["By", escapeMarkdown(verdict.by.login)],
        ...comment(verdict.comment),
      ]);
    case "refused":
      return page(`❌ ${environment} does not count as approved`, [
        ...what,
        ["Why", escapeMarkdown(verdict.what)],
        ["What to do", escapeMarkdown(verdict.todo)],
      ]);
  }
}

function page(title: string, rows: readonly (readonly string[])[]): string {
  return `### ${escapeMarkdown(title)}\n\n${table(["", ""], rows)}`;
}

function comment(text: string): readonly (readonly string[])[] {
  return text === "" ? [] : [["Said", escapeMarkdown(text)]];
}
