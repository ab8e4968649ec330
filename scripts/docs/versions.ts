import {
  type ChangelogCase,
  changelogCases,
  type HistoryCase,
  historyCases,
} from "../../test/version/corpus/corpus.ts";

/** The shapes of changelogs in the corpus as a Markdown table. */
export function renderChangelogShapes(root: string): string {
  const rows = changelogCases(root).map((one) => `| ${cell(one.shape)} | ${answerTo(one)} |`);
  return ["| Shape | What becomes of it with v1.1.0 |", "| --- | --- |", ...rows].join("\n");
}

function answerTo({ refused, there, heading }: ChangelogCase): string {
  if (refused !== "") return `refused: “${cell(refused)}”`;
  const [first = ""] = heading.split("\n", 1);
  return `${there ? "found as" : "becomes"} \`${cell(first)}\``;
}

/** The shapes of histories in the corpus as a Markdown table. */
export function renderHistoryShapes(root: string): string {
  const rows = historyCases(root).map((one) => `| ${cell(one.shape)} | ${planOf(one)} |`);
  return ["| Shape | Answer |", "| --- | --- |", ...rows].join("\n");
}

function planOf({ refused, version, changes, warning }: HistoryCase): string {
  if (refused !== "") return `refused: “${cell(refused)}”`;
  const count = changes.length === 1 ? "one change" : `${changes.length} changes`;
  return `\`${version}\`, with ${count}${warning === "" ? "" : `, and the warning “${cell(warning)}”`}`;
}

/** A pipe would end the cell. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
