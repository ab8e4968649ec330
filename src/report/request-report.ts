import { type GateRequest, requestMark } from "../gates/gate-request.ts";
import { code, escapeMarkdown, table } from "./markdown.ts";

export interface RequestText {
  readonly request: GateRequest;
  readonly owners: readonly string[];
  readonly runUrl: string;
}

export function requestTitle({ version, gate }: GateRequest): string {
  return `Approve ${version} for ${gate}`;
}

/** What a person is asked, how to answer, and the request itself, unseen. */
export function renderRequest({ request, owners, runUrl }: RequestText): string {
  const { gate, version, commit, fingerprint, startedBy } = request;
  return [
    `### ${escapeMarkdown(version)} waits for ${escapeMarkdown(gate)}\n`,
    `${owners.map((owner) => `@${owner}`).join(" or ")}: read what is below, then answer with a comment of your own.\n`,
    table(
      ["", ""],
      [
        ["Commit", code(commit)],
        ["Plan", fingerprint === "" ? "made after the approval" : code(fingerprint)],
        ["Started by", escapeMarkdown(startedBy)],
        ["Checked in", runUrl === "" ? "" : `[this run](${runUrl})`],
      ],
    ),
    `\n- Yes: \`/approve ${version}\``,
    "- No: `/reject` and the reason\n",
    "An edited comment does not count, neither does one that is older than this.\n",
    requestMark(request),
  ].join("\n");
}
