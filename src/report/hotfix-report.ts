import type { Hotfix } from "../version/hotfix.ts";
import { cleanForeignLine } from "./foreign.ts";
import { code, codeBlock, escapeMarkdown, table } from "./markdown.ts";

interface Commit {
  readonly sha: string;
  readonly subject: string;
}

export interface HotfixReport {
  readonly hotfix: Hotfix;
  readonly commit: string;
  readonly picks: readonly Commit[];
  readonly created: boolean;
  /** What was dispatched. */
  readonly started: readonly string[];
}

export function renderHotfix({ hotfix, commit, picks, created, started }: HotfixReport): string {
  const next =
    picks.length > 0
      ? "Look at it on staging, and answer the gates of its run."
      : `Push the fix to ${code(hotfix.branch)}, then dispatch the preparation of the release on that branch.`;
  return [
    `### 🩹 ${escapeMarkdown(hotfix.version)} fixes ${escapeMarkdown(hotfix.from)}\n`,
    table(
      ["", ""],
      [
        ["Branch", `${code(hotfix.branch)}${created ? "" : ", which was there already"}`],
        ["Commit", code(commit)],
        ["Dispatched on it", started.length === 0 ? "nothing" : started.map(code).join(", ")],
      ],
    ),
    picks.length === 0 ? "" : `**Taken over**\n\n${list(picks)}\n`,
    `**What comes next:** ${next} ${mergeBack(hotfix.branch)}\n`,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

export interface ConflictReport {
  readonly hotfix: Hotfix;
  readonly at: Commit;
  readonly before: readonly Commit[];
  readonly after: readonly Commit[];
  readonly files: readonly string[];
}

/** Why a commit does not fit, and the commands by which a person makes it fit. */
export function renderConflict({ hotfix, at, before, after, files }: ConflictReport): string {
  return [
    `### ✋ ${code(at.sha.slice(0, 12))} does not fit onto ${escapeMarkdown(hotfix.from)}\n`,
    `${escapeMarkdown(cleanForeignLine(at.subject))}\n`,
    `**In conflict**\n\n${files.map((file) => `- ${code(cleanForeignLine(file))}`).join("\n")}\n`,
    before.length === 0 ? "" : `**What fitted before it**\n\n${list(before)}\n`,
    `**By hand**\n\n${codeBlock(
      byHand(
        hotfix,
        [...before, at, ...after].map(({ sha }) => sha),
      ),
    )}`,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** Commands that lead to the same branch, with a person at the conflict. */
export function byHand({ from, branch }: Hotfix, shas: readonly string[]): string {
  return [
    "git fetch --tags origin",
    `git switch --create ${branch} ${from}`,
    `git cherry-pick -x ${shas.map((sha) => sha.slice(0, 12)).join(" ")}`,
    "# mend the files, then: git add FILES && git cherry-pick --continue",
    `git push origin ${branch}`,
  ].join("\n");
}

/** What is easily forgotten: the next release must not lose the fix. */
export function mergeBack(branch: string): string {
  return `Afterwards merge ${branch} back, or the next release does not have the fix.`;
}

function list(commits: readonly Commit[]): string {
  return commits
    .map(({ sha, subject }) => `- ${code(sha.slice(0, 12))} ${escapeMarkdown(cleanForeignLine(subject))}`)
    .join("\n");
}
