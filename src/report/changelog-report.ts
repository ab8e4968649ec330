import { cleanForeignLine } from "./foreign.ts";
import { code, escapeMarkdown, link, table } from "./markdown.ts";

export interface ChangelogReport {
  readonly version: string;
  readonly heading: string;
  readonly commit: string;
  /** Address of the pull request that waits; empty for none. */
  readonly pullRequest: string;
  readonly changed: boolean;
  /** Changes without an entry, as people know them. */
  readonly missing: readonly string[];
}

export function renderChangelog({ version, heading, commit, pullRequest, changed, missing }: ChangelogReport): string {
  const where = commit === "" ? "nowhere: nothing was written" : code(commit);
  const rows = [
    ["Section", escapeMarkdown(cleanForeignLine(heading.replace(/^#+\s*/, "")))],
    ["Changed", changed ? "yes" : "no, it was there already"],
    ["Commit", pullRequest === "" ? where : `waits in ${link("a pull request", pullRequest)}`],
  ];
  const list = missing.map((one) => `- ${escapeMarkdown(cleanForeignLine(one))}`).join("\n");
  const untold = list === "" ? "" : `\n**Without an entry:**\n\n${list}\n`;
  return `### 📝 Changelog of ${escapeMarkdown(version)}\n\n${table(["", ""], rows)}${untold}`;
}
