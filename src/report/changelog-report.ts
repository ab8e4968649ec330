import { bullets, code, codeBlock, link, type Markdown, md, NOTHING, table } from "../text/markdown.ts";
import { truncate } from "../text/truncate.ts";

export interface ChangelogReport {
  readonly version: string;
  readonly heading: string;
  readonly commit: string;
  /** Address of the open pull request; empty for none. */
  readonly pullRequest: string;
  readonly changed: boolean;
  /** The section, where nothing is to be written; empty otherwise. */
  readonly wouldBe: string;
  /** Changes without an entry, as people know them. */
  readonly missing: readonly string[];
}

export function renderChangelog(report: ChangelogReport): Markdown {
  const { version, heading, commit, pullRequest, wouldBe, missing } = report;
  const where = commit === "" ? "nowhere: nothing was written" : code(commit);
  const rows = [
    ["Section", heading.replace(/^#+\s*/, "")],
    ["Changed", changedIn(report)],
    ["Commit", pullRequest === "" ? where : md`waits in ${link("a pull request", pullRequest)}`],
  ];
  const without = missing.length === 0 ? NOTHING : md`\n**Without an entry:**\n\n${bullets(missing)}\n`;
  // Markdown of the repository, shown as text, so that it mentions no one.
  const block = codeBlock(truncate(wouldBe, 10_000));
  const would = wouldBe === "" ? NOTHING : md`\n**What would be written:**\n\n${block}`;
  return md`### 📝 Changelog of ${version}\n\n${table(["", ""], rows)}${without}${would}`;
}

function changedIn({ changed, wouldBe }: ChangelogReport): string {
  if (!changed) return "no, it was there already";
  return wouldBe === "" ? "yes" : "it would be";
}
