import { type GateRequest, type Question, requestMark } from "../gates/gate-request.ts";
import { code, escapeMarkdown, link, table } from "./markdown.ts";

export interface RequestText {
  readonly request: GateRequest;
  readonly owners: readonly string[];
  /** What a person goes through before they answer. */
  readonly checklist: readonly string[];
  readonly runUrl: string;
  /** Empty where nobody has to look at it, or is not told where. */
  readonly stagingUrl: string;
  /** Markdown of ours; empty where there is nothing to show. */
  readonly report: string;
}

/** One issue a release: all its gates are asked there, and what happened is told there. */
export function requestTitle({ version }: GateRequest): string {
  return `Release ${version}`;
}

const WORDS: Readonly<Record<Question, { readonly title: string; readonly yes: string; readonly no: string }>> = {
  "sign-off": {
    title: "waits for a look at staging:",
    yes: "Yes, staging is fine",
    no: "No, back for a fix: nothing is tagged",
  },
  tag: { title: "is signed off, and waits for its tag:", yes: "Yes, tag it", no: "No, nothing is tagged" },
  release: { title: "waits for", yes: "Yes, release it", no: "No, nothing is changed" },
  verdict: { title: "is live and was watched; it waits for", yes: "All is fine, announce it", no: "Go back at once" },
};

/** What a person is asked, how to answer, and the request itself, unseen. */
export function renderRequest({ request, owners, checklist, runUrl, stagingUrl, report }: RequestText): string {
  const { gate, asks, version, commit, fingerprint, startedBy, behind = [], override, preparation } = request;
  const { title, yes, no } = WORDS[asks];
  const plan = asks === "release" ? [["Plan", fingerprint === "" ? "made after the approval" : code(fingerprint)]] : [];
  const line = preparation?.message ?? "";
  return [
    `### ${escapeMarkdown(version)} ${title} ${escapeMarkdown(gate)}\n`,
    `${owners.map((owner) => `@${owner}`).join(" or ")}: read what is below, then answer with a comment of your own.\n`,
    table(
      ["", ""],
      [
        ["Commit", code(commit)],
        ...(stagingUrl === "" ? [] : [["Staging", link(stagingUrl, stagingUrl)]]),
        ...plan,
        ["Started by", escapeMarkdown([startedBy, ...behind].join(", "))],
        ...(line === "" ? [] : [["The tag says", escapeMarkdown(line)]]),
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
    // No boxes to tick: that would edit the request, and then no answer to it counts.
    ...(checklist.length === 0
      ? []
      : ["\nBefore you answer:\n", ...checklist.map((one) => `- ${escapeMarkdown(one)}`)]),
    `\n- ${yes}: \`/approve ${version}\``,
    `- ${no}: \`/reject\` and the reason\n`,
    "An edited comment does not count, neither does one that is older than this.\n",
    // A mark inside of what is shown would make two of them, and then none counts.
    ...(report === "" ? [] : [`${report.replaceAll("<!--", "&lt;!--")}\n`]),
    requestMark(request),
  ].join("\n");
}
