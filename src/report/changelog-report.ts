import { cleanForeignLine } from "./foreign.ts";
import { code, codeBlock, escapeMarkdown, link, table } from "./markdown.ts";

export interface ChangelogReport {
  readonly version: string;
  readonly heading: string;
  readonly commit: string;
  /** Address of the pull request that waits; empty for none. */
  readonly pullRequest: string;
  readonly changed: boolean;
  /** The section, where it was only asked what would be written; empty otherwise. */
  readonly wouldBe: string;
  /** Changes without an entry, as people know them. */
  readonly missing: readonly string[];
}

export function renderChangelog(report: ChangelogReport): string {
  const { version, heading, commit, pullRequest, wouldBe, missing } = report;
  const where = commit === "" ? "nowhere: nothing was written" : code(commit);
  const rows = [
    ["Section", escapeMarkdown(cleanForeignLine(heading.replace(/^#+\s*/, "")))],
    ["Changed", changedIn(report)],
    ["Commit", pullRequest === "" ? where : `waits in ${link("a pull request", pullRequest)}`],
  ];
  const list = missing.map((one) => `- ${escapeMarkdown(cleanForeignLine(one))}`).join("\n");
  const untold = list === "" ? "" : `\n**Without an entry:**\n\n${list}\n`;
  // Markdown of the repository, shown as text: it mentions nobody here.
  const would = wouldBe === "" ? "" : `\n**What would be written:**\n\n${codeBlock(wouldBe.slice(0, 10_000))}`;
  return `### 📝 Changelog of ${escapeMarkdown(version)}\n\n${table(["", ""], rows)}${untold}${would}`;
}

function changedIn({ changed, wouldBe }: ChangelogReport): string {
  if (!changed) return "no, it was there already";
  return wouldBe === "" ? "yes" : "it would be";
}
