import type { GateVerdict } from "../gates/verdict/gate-verdict.ts";
import { code, type Markdown, type MarkdownHole, md, table } from "../text/markdown.ts";

export interface GateSubject {
  readonly environment: string;
  readonly version: string;
  readonly commit: string;
}

/** The approval of a gate, with person, subject and time; or why it does not count as approved. */
export function renderGate({ environment, version, commit }: GateSubject, verdict: GateVerdict): Markdown {
  const what = version === "" ? [] : [["Release", md`${code(version)} (${code(commit.slice(0, 12))})`]];
  switch (verdict.kind) {
    case "approved":
      return page(`✅ ${environment} was approved`, [
        ...what,
        ["By", verdict.by.map(({ login }) => login).join(", ")],
        ...(verdict.at === undefined ? [] : [["At", new Date(verdict.at).toISOString()]]),
        ...comment(verdict.comment),
      ]);
    case "rejected":
      return page(`❌ ${environment} was rejected`, [...what, ["By", verdict.by.login], ...comment(verdict.comment)]);
    case "refused":
      return page(`❌ ${environment} does not count as approved`, [
        ...what,
        ["Why", verdict.what],
        ["What to do", verdict.todo],
      ]);
  }
}

type Rows = readonly (readonly MarkdownHole[])[];

function page(title: string, rows: Rows): Markdown {
  return md`### ${title}\n\n${table(["", ""], rows)}`;
}

function comment(text: string): Rows {
  return text === "" ? [] : [["Said", text]];
}
