import { type GateRequest, type Question, requestMark } from "../gates/gate-request.ts";
import { code, escapeMarkdown, table } from "./markdown.ts";

export interface RequestText {
  readonly request: GateRequest;
  readonly owners: readonly string[];
  readonly runUrl: string;
  /** Markdown of ours; empty where there is nothing to show. */
  readonly report: string;
}

/** One issue a release: both gates are asked there, and what happened is told there. */
export function requestTitle({ version }: GateRequest): string {
  return `Release ${version}`;
}

const WORDS: Readonly<Record<Question, { readonly title: string; readonly yes: string; readonly no: string }>> = {
  release: { title: "waits for", yes: "Yes, release it", no: "No, nothing is changed" },
  verdict: { title: "is live and was watched; it waits for", yes: "All is fine, announce it", no: "Go back at once" },
};

/** What a person is asked, how to answer, and the request itself, unseen. */
export function renderRequest({ request, owners, runUrl, report }: RequestText): string {
  const { gate, asks, version, commit, fingerprint, startedBy, override } = request;
  const { title, yes, no } = WORDS[asks];
  const plan = asks === "verdict" ? [] : [["Plan", fingerprint === "" ? "made after the approval" : code(fingerprint)]];
  return [
    `### ${escapeMarkdown(version)} ${title} ${escapeMarkdown(gate)}\n`,
    `${owners.map((owner) => `@${owner}`).join(" or ")}: read what is below, then answer with a comment of your own.\n`,
    table(
      ["", ""],
      [
        ["Commit", code(commit)],
        ...plan,
        ["Started by", escapeMarkdown(startedBy)],
        ...(override === undefined
          ? []
          : [
              [
                "Outside of its window",
                `${escapeMarkdown(override.windows)}, because: ${escapeMarkdown(override.reason)}`,
              ],
            ]),
        ["Checked in", runUrl === "" ? "" : `[this run](${runUrl})`],
      ],
    ),
    `\n- ${yes}: \`/approve ${version}\``,
    `- ${no}: \`/reject\` and the reason\n`,
    "An edited comment does not count, neither does one that is older than this.\n",
    // A mark inside of what is shown would make two of them, and then none counts.
    ...(report === "" ? [] : [`${report.replaceAll("<!--", "&lt;!--")}\n`]),
    requestMark(request),
  ].join("\n");
}
