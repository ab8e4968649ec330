import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";

/** Whatever the user's own git configuration says has no say here. */
const ENVIRONMENT = { GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null", PATH: process.env["PATH"] ?? "" };

const PROSE =
  "It was slow for whoever had many of them, and the reason was a list that was read twice.\nNow it is read once.";

/**
 * A repository whose release v1.0.0 is its first commit, and `count` commits since: features, fixes and chores with bodies
 * and trailers, each fiftieth a merge of a pull request.
 */
export function generateHistory(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  git(folder, ["init", "--quiet", "--initial-branch=main"]);
  git(folder, ["fast-import", "--quiet"], fastImport(count));
  git(folder, ["reset", "--quiet", "--hard", "main"]);
}

function fastImport(count: number): string {
  const parts = [commitOf({ mark: 1, message: "feat: the beginning\n", parents: [] })];
  parts.push("tag v1.0.0\nfrom :1\ntagger Ada <ada@example.org> 1700000000 +0000\ndata 6\nv1.0.0\n");
  for (let mark = 2; mark <= count + 1; mark++) {
    const isMerge = mark % 50 === 0;
    // The side of a merge is the commit before, on a branch that began one commit earlier.
    const parents = isMerge ? [mark - 2, mark - 1] : [mark - 1];
    const message = isMerge ? `Merge pull request #${mark} from ada/topic-${mark}\n\nSome title\n` : messageOf(mark);
    parts.push(commitOf({ mark, message, parents }));
  }
  return parts.join("");
}

function messageOf(mark: number): string {
  const type = mark % 7 === 0 ? "feat" : mark % 3 === 0 ? "chore" : "fix";
  const scope = ["api", "ui", "db", "docs"][mark % 4] ?? "api";
  const number = mark % 2 === 0 ? ` (#${mark})` : "";
  const trailer = mark % 5 === 0 ? "\n\nCo-authored-by: Bob <bob@example.org>" : "";
  return `${type}(${scope}): make number ${mark} better than it was${number}\n\n${PROSE}${trailer}\n`;
}

interface GeneratedCommit {
  readonly mark: number;
  readonly message: string;
  readonly parents: readonly number[];
}

function commitOf({ mark, message, parents: [first, second] }: GeneratedCommit): string {
  return [
    `commit refs/heads/main\nmark :${mark}\ncommitter Ada <ada@example.org> ${1_700_000_000 + mark * 60} +0000\n`,
    `data ${Buffer.byteLength(message)}\n${message}`,
    first === undefined ? "" : `from :${first}\n`,
    second === undefined ? "" : `merge :${second}\n`,
    `M 100644 inline file-${mark % 40}.txt\ndata ${String(mark).length}\n${mark}\n\n`,
  ].join("");
}

function git(folder: string, args: readonly string[], input = ""): void {
  const { status, stderr } = spawnSync("git", args, { cwd: folder, input, env: ENVIRONMENT, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args[0]} ended with ${status}: ${stderr}`);
}
