import { bullets, code, codeBlock, join, lines, type Markdown, md, NOTHING, prose, table } from "../text/markdown.ts";
import type { Hotfix } from "../version/hotfix.ts";

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
  /** Notes about the release that is fixed. */
  readonly base: readonly string[];
  readonly commit: string;
  readonly picks: readonly Commit[];
  readonly settled: readonly Settled[];
  readonly created: boolean;
  /** What was dispatched. */
  readonly started: readonly string[];
  /** What could not be dispatched, with the remedy. */
  readonly left: readonly string[];
}

export function renderHotfix(report: HotfixReport): Markdown {
  const { hotfix, base, commit, picks, settled, created, started, left } = report;
  const byPerson = md`Push the fix to ${code(hotfix.branch)}, then dispatch the preparation of the release on that branch.`;
  const first = left.length === 0 ? "Look" : "Follow the notes above, look";
  const next = picks.length === 0 ? byPerson : md`${first} at it on staging, and answer the gates of its run.`;
  return lines([
    md`### 🩹 ${hotfix.version} fixes ${hotfix.from}\n`,
    warnings(base),
    table(
      ["", ""],
      [
        ["Branch", md`${code(hotfix.branch)}${created ? "" : ", which was there already"}`],
        ["Commit", code(commit)],
        ["Dispatched on it", started.length === 0 ? "nothing" : join(started.map(code))],
      ],
    ),
    warnings(left),
    picks.length === 0 ? NOTHING : md`**Taken over**\n\n${list(picks)}\n`,
    settled.length === 0 ? NOTHING : renderSettled(settled),
    md`**What comes next:** ${next} ${mergeBack(hotfix.branch)}\n`,
  ]);
}

function warnings(texts: readonly string[]): Markdown {
  return lines(texts.map((text) => md`⚠️ ${prose(text)}\n`));
}

/** The reader of the branch must know which entries were added automatically. */
function renderSettled(settled: readonly Settled[]): Markdown {
  const each = settled.map(({ at, entries }) => {
    const text = entries.flatMap(({ part, lines: own }) => [
      ...(part === undefined ? [] : [`### ${part}`, ""]),
      ...own,
    ]);
    return md`${list([at])}\n\n${codeBlock(text.join("\n"))}`;
  });
  const head = md`**Changelog**\n\nOnly the changelog was in conflict. These entries were put below what is unreleased on the branch, and nothing else in it was changed:\n\n`;
  return md`${head}${lines(each)}`;
}

/** Why this release is the one that is fixed, where it was not given and another one is possible. */
export function whyBase(
  { from, newer }: { readonly from: string; readonly newer: readonly string[] },
  live: string | undefined,
  environment: string,
): readonly string[] {
  if (live === undefined) {
    return [
      `The deployments of ${environment} do not show which release runs. ${from} is fixed, the newest release that was not rolled back. If another one runs, delete the branch, and set that release as \`from\`.`,
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

/** Tags of releases that never ran cannot be distinguished from others by the tags alone. */
export function notPrepared(
  inLine: readonly string[],
  { version, branch }: { readonly version: string; readonly branch: string },
): string {
  return `The preparation was not started: ${inLine.join(", ")} never ran, but the tags do not show that. Dispatch it on ${branch} with \`version: ${version}\`, which means that the fix need not contain those changes.`;
}

export interface ConflictReport {
  readonly hotfix: Hotfix;
  readonly at: Commit;
  readonly before: readonly Commit[];
  readonly after: readonly Commit[];
  readonly files: readonly string[];
  /** Why a person has to resolve the conflict; empty for no further reason. */
  readonly why: string;
}

/** Why a commit does not fit, and the commands by which a person makes it fit. */
export function renderConflict({ hotfix, at, before, after, files, why }: ConflictReport): Markdown {
  const shas = [...before, at, ...after].map(({ sha }) => sha);
  return lines([
    md`### ✋ ${code(at.sha.slice(0, 12))} cannot be applied to ${hotfix.from}\n`,
    md`${at.subject}\n`,
    md`**In conflict**\n\n${bullets(files.map(code))}\n`,
    why === "" ? NOTHING : md`${why} So a person has to resolve it.\n`,
    before.length === 0 ? NOTHING : md`**Applied before it**\n\n${list(before)}\n`,
    md`**By hand**\n\n${codeBlock(byHand(hotfix, shas))}`,
  ]);
}

/** Commands for the same branch, in which a person resolves the conflict. */
export function byHand({ from, branch }: Hotfix, shas: readonly string[]): string {
  return [
    "git fetch --tags origin",
    `git switch --create ${branch} ${from}`,
    `git cherry-pick -x ${shas.map((sha) => sha.slice(0, 12)).join(" ")}`,
    "# resolve the conflicts, then: git add FILES && git cherry-pick --continue",
    `git push origin ${branch}`,
  ].join("\n");
}

/** A reminder: the next release must contain the fix. */
export function mergeBack(branch: string): string {
  return `Afterwards merge ${branch} back, or the next release does not have the fix.`;
}

function list(commits: readonly Commit[]): Markdown {
  return bullets(commits.map(({ sha, subject }) => md`${code(sha.slice(0, 12))} ${subject}`));
}
