import { type ApprovalRequest, type Question, requestMark } from "../gates/request/approval-request.ts";
import { isOfWhatRuns } from "../gates/request/rollback-wish.ts";
import { bullets, code, join, lines, link, type Markdown, md, mention, NOTHING, table } from "../text/markdown.ts";
import { type PlainText, plain } from "../text/plain-text.ts";
import { readRollbackTag } from "../version/tags/rollback-tag.ts";
import { splitTag } from "../version/tags/tag-prefix.ts";

export interface RequestText {
  readonly request: ApprovalRequest;
  /** Those who may approve: a starter may not, unless the gate allows it. */
  readonly owners: readonly string[];
  /** Who stands behind the run that asks, and may not approve. */
  readonly startedBy: readonly string[];
  /** What a person goes through before they answer. */
  readonly checklist: readonly string[];
  readonly runUrl: string;
  /** Empty where no test is needed, or where the address is unknown. */
  readonly stagingUrl: string;
  /** Empty where there is nothing to show. */
  readonly report: Markdown;
}

/** One issue for each release or rollback: it contains the approval requests of all gates, and the results. */
export function requestTitle(request: Pick<ApprovalRequest, "version" | "gate">): PlainText {
  const { version, gate } = request;
  if (isOfWhatRuns(version)) return plain`Urgent: roll back ${gate}`;
  const failed = failedRelease(version);
  return failed === undefined ? plain`Release ${version}` : plain`Urgent: roll back ${failed}`;
}

/** The full tag of the release that a rollback is from; undefined for any other name. */
function failedRelease(name: string): string | undefined {
  const { prefix, version } = splitTag(name) ?? { prefix: "", version: name };
  const failed = readRollbackTag(version)?.failed;
  return failed === undefined ? undefined : prefix + failed;
}

const WORDS: Readonly<Record<Question, { readonly title: string; readonly yes: string; readonly no: string }>> = {
  "sign-off": {
    title: "waits for its test on staging:",
    yes: "Approve: staging works",
    no: "Reject: the commit needs a fix, and nothing is tagged",
  },
  tag: {
    title: "is signed off, and waits for its tag:",
    yes: "Approve: create the tag",
    no: "Reject: nothing is tagged",
  },
  release: { title: "waits for", yes: "Approve: release it", no: "Reject: nothing is changed" },
  verdict: {
    title: "is live and was watched; it waits for",
    yes: "Approve: announce it",
    no: "Reject: roll back immediately",
  },
  rollback: { title: "waits for", yes: "Approve: roll back", no: "Reject: the running release stays" },
};

/** The decision, how to answer, and the request itself, as a hidden comment. */
export function renderRequest(text: RequestText): Markdown {
  const { request, owners, checklist, report } = text;
  const { gate, version } = request;
  const isRollback = request.rollback !== undefined || failedRelease(version) !== undefined;
  const { title, yes, no } = WORDS[isRollback ? "rollback" : request.asks];
  const what = isRollback ? requestTitle(request).text : version;
  return lines([
    EXPOSED_KEY,
    md`### ${what} ${title} ${gate}\n`,
    called(owners),
    table(["", ""], facts(text)),
    // No boxes to tick: that would edit the request, and then no answer to it counts.
    checklist.length === 0 ? NOTHING : md`\nBefore you answer:\n\n${bullets(checklist)}`,
    md`\n- ${yes}: ${code(`/approve ${version}`)}`,
    md`- ${no}: \`/reject\` and the reason\n`,
    md`The comment must contain only the command. An edited comment does not count, and neither does one that is older than this request.\n`,
    report.text === "" ? NOTHING : md`${report}\n`,
    requestMark(request),
  ]);
}

/** A request in an issue stands for a gate that holds no secret back. */
const EXPOSED_KEY = md`⚠️ No environment protects the deploy key here: each person with write access can use it in a workflow of their own.\n`;

function called(owners: readonly string[]): Markdown {
  // An approval by its starter would be refused, so a starter is not called.
  if (owners.length === 0) return md`No owner of the gate can approve this, because each of them started it.\n`;
  return md`${join(owners.map(mention), md` or `)}: read the text below, then answer with a comment of your own.\n`;
}

const DATA = {
  rollback: "stay as they are",
  restore: "are replaced by those of a backup; the current ones are kept in another database",
  "restore-databases":
    "are replaced by those of a backup, except the files that it also has; the current databases are kept under other names",
  undo: "are replaced by those that the last restore kept",
} as const;

/** What a rollback replaces, and with what. */
function rollbackFacts({
  version,
  commit,
  rollback,
}: ApprovalRequest): readonly (readonly [string, string | Markdown])[] {
  const failed = failedRelease(version);
  if (rollback === undefined)
    return failed === undefined
      ? []
      : [
          ["Rolls back from", failed],
          ["Runs afterwards", code(commit)],
        ];
  const { target, reason, pullMissing, ignoreOneOffs, scenario, backup, schemaChange } = rollback;
  return [
    ["Rolls back from", failed ?? "the release that runs when this is posted"],
    ["Runs afterwards", target === "previous" ? "the release before it" : target],
    ["Data", DATA[scenario ?? "rollback"]],
    ...(backup === undefined ? [] : [["Backup", code(backup)] as const]),
    ...(schemaChange === undefined ? [] : [["Changed schema", "the release runs on it nevertheless"] as const]),
    ["Reason", reason],
    ...(pullMissing === "true" ? [["Images", "pulled again where they are missing"] as const] : []),
    ...(ignoreOneOffs === "" ? [] : [["Keeps running", ignoreOneOffs] as const]),
  ];
}

function facts({
  request,
  startedBy,
  runUrl,
  stagingUrl,
}: RequestText): readonly (readonly [string, string | Markdown])[] {
  const { asks, commit, fingerprint, destination = "", override, preparation } = request;
  const line = preparation?.message ?? "";
  const rollback = rollbackFacts(request);
  return [
    ...(rollback.length > 0 ? rollback : [["Commit", code(commit)] as const]),
    ...(stagingUrl === "" ? [] : [["Staging", link(stagingUrl, stagingUrl)] as const]),
    ...(asks === "release" && rollback.length === 0
      ? [["Plan", fingerprint === "" ? "made after the approval" : code(fingerprint)] as const]
      : []),
    ...(destination === "" ? [] : [["Destination", destination] as const]),
    ["Started by", startedBy.join(", ")],
    ...(line === "" ? [] : [["Tag message", line] as const]),
    ...(override === undefined
      ? []
      : [["Outside of its window", `${override.windows}, because: ${override.reason}`] as const]),
    ["Checked in", runUrl === "" ? "" : link("this run", runUrl)],
  ];
}
