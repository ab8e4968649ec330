import type { Hotfix } from "../version/hotfix.ts";
import { cleanForeignLine } from "./foreign.ts";
import { code, codeBlock, escapeAroundCode, escapeMarkdown, table } from "./markdown.ts";

interface Commit {
  readonly sha: string;
  readonly subject: string;
}

/** Entries of a commit that went into the branch's changelog by themselves. */
interface Settled {
  readonly at: Commit;
  readonly entries: readonly { readonly part: string | undefined; readonly lines: readonly string[] }[];
}

export interface HotfixReport {
  readonly hotfix: Hotfix;
  /** What a person should know about the release that is fixed. */
  readonly base: readonly string[];
  readonly commit: string;
  readonly picks: readonly Commit[];
  readonly settled: readonly Settled[];
  readonly created: boolean;
  /** What was dispatched. */
  readonly started: readonly string[];
  /** What was not, though it is needed, and what to do. */
  readonly left: readonly string[];
}

export function renderHotfix(report: HotfixReport): string {
  const { hotfix, base, commit, picks, settled, created, started, left } = report;
  const byPerson = `Push the fix to ${code(hotfix.branch)}, then dispatch the preparation of the release on that branch.`;
  const first = left.length === 0 ? "Look" : "See to what is said above, look";
  const next = picks.length === 0 ? byPerson : `${first} at it on staging, and answer the gates of its run.`;
  return [
    `### 🩹 ${escapeMarkdown(hotfix.version)} fixes ${escapeMarkdown(hotfix.from)}\n`,
    warnings(base),
    table(
      ["", ""],
      [
        ["Branch", `${code(hotfix.branch)}${created ? "" : ", which was there already"}`],
        ["Commit", code(commit)],
        ["Dispatched on it", started.length === 0 ? "nothing" : started.map(code).join(", ")],
      ],
    ),
    warnings(left),
    picks.length === 0 ? "" : `**Taken over**\n\n${list(picks)}\n`,
    settled.length === 0 ? "" : renderSettled(settled),
    `**What comes next:** ${next} ${mergeBack(hotfix.branch)}\n`,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function warnings(lines: readonly string[]): string {
  return lines.map((line) => `⚠️ ${escapeAroundCode(cleanForeignLine(line))}\n`).join("\n");
}

/** Whoever reads the branch has to know what nobody wrote into it by hand. */
function renderSettled(settled: readonly Settled[]): string {
  const each = settled.map(({ at, entries }) => {
    const lines = entries.flatMap(({ part, lines: own }) => [
      ...(part === undefined ? [] : [`### ${part}`, ""]),
      ...own,
    ]);
    return `${list([at])}\n\n${codeBlock(lines.map(cleanForeignLine).join("\n"))}`;
  });
  return `**Changelog**\n\nOnly the changelog was in conflict. These entries were put below what is unreleased on the branch, and nothing else in it was changed:\n\n${each.join("\n")}`;
}

/** Why this release is the one that is fixed, where nobody named it and another one could be meant. */
export function whyBase(
  { from, newer }: { readonly from: string; readonly newer: readonly string[] },
  live: string | undefined,
  environment: string,
): readonly string[] {
  if (live === undefined) {
    return [
      `The deployments of ${environment} do not tell which release runs: ${from} is fixed, the newest that was not rolled back. Where another one runs, delete the branch, and give it as \`from\`.`,
    ];
  }
  if (newer.length === 0) return [];
  return [
    `${from} is fixed, because ${environment} runs it. ${newer.join(", ")}: newer, but never live, and not in the fix.`,
  ];
}

/** A required workflow that no dispatch starts here. */
export function notStarted(
  { workflow, why }: { readonly workflow: string; readonly why: string },
  branch: string,
): string {
  return `${workflow} is required, and was not started. ${why} To start it, push to ${branch} as yourself (\`git commit --allow-empty\`), where its \`on.push.branches\` has hotfix/*. From the next release on: give it \`workflow_dispatch\`, or set the secret \`RELEASE_TOKEN\`, whose push starts it.`;
}

/** Tags that never came to run look like releases to whoever has the tags alone. */
export function notPrepared(
  inLine: readonly string[],
  { version, branch }: { readonly version: string; readonly branch: string },
): string {
  return `The preparation was not started: ${inLine.join(", ")} never ran, but nothing in the tags says so. Dispatch it on ${branch} with \`version: ${version}\`, which says that the fix need not hold what was changed there.`;
}

export interface ConflictReport {
  readonly hotfix: Hotfix;
  readonly at: Commit;
  readonly before: readonly Commit[];
  readonly after: readonly Commit[];
  readonly files: readonly string[];
  /** Why it was not settled without a person; empty for nothing to add. */
  readonly why: string;
}

/** Why a commit does not fit, and the commands by which a person makes it fit. */
export function renderConflict({ hotfix, at, before, after, files, why }: ConflictReport): string {
  return [
    `### ✋ ${code(at.sha.slice(0, 12))} does not fit onto ${escapeMarkdown(hotfix.from)}\n`,
    `${escapeMarkdown(cleanForeignLine(at.subject))}\n`,
    `**In conflict**\n\n${files.map((file) => `- ${code(cleanForeignLine(file))}`).join("\n")}\n`,
    why === "" ? "" : `${escapeMarkdown(cleanForeignLine(why))} So it is for a person.\n`,
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
