import { StageFailure } from "../../src/failure/failure.ts";
import type { GitAnswer, OwnRepository } from "../../src/ports/git.ts";
import type { ForgeKind } from "../../src/ports/world.ts";
import { endingText } from "../../src/text/ending-text.ts";
import { cleanForeignLine } from "../../src/text/foreign-line.ts";
import { movedBranch } from "./branch.ts";
import type { CommitStore, Move, NewCommit, Refusal } from "./commit-store.ts";
import { refusal } from "./refusal.ts";

/** The branch that the commit follows, and the forge that has it. */
export interface GitBranch {
  readonly branch: string;
  readonly forge: Exclude<ForgeKind, "github">;
}

const BASE = "refs/sluice/base";

/**
 * Commits by a push of Git. Gitea's and Forgejo's API compares the file alone when it writes one: a commit that was pushed
 * in the meantime would become a part of the release. A push compares the whole branch.
 */
export function gitStore(own: OwnRepository, { branch, forge }: GitBranch): CommitStore {
  const git = async (...args: readonly string[]): Promise<readonly string[]> =>
    mustEnd(args[0] ?? "", await own.git(...args)).lines;
  const headOf = async (name: string): Promise<string | undefined> => {
    const ref = `refs/heads/${name}`;
    // Git also lists what only ends with this name, such as a branch that is called refs/heads/main.
    const listed = (await git("ls-remote", "source", ref)).map((line) => line.split("\t"));
    return listed.find(([, found]) => found === ref)?.[0];
  };
  return {
    headOf,
    make: async (edit) => {
      await bringBase(git, branch, edit.parent);
      const mode = await modeOf(git, edit);
      const [blob = ""] = mustEnd("hash-object", await own.keep("blob", edit.text)).lines;
      await git("read-tree", BASE);
      await git("update-index", "--cacheinfo", `${mode},${blob},${edit.path}`);
      const [tree = ""] = await git("write-tree");
      const made = await own.git(...author(forge), "commit-tree", "-p", edit.parent, "-m", edit.message, tree);
      const [commit = ""] = mustEnd("commit-tree", made).lines;
      return commit;
    },
    move: async (move) => {
      const pushed = await own.git("push", ...expected(move), "source", refspec(move));
      // The answer of a push that worked can be lost.
      if (pushed.exit.code === 0 || (await headOf(move.branch)) === move.commit) return undefined;
      return refusalOf(pushed, move.branch);
    },
  };
}

type GitLines = (...args: readonly string[]) => Promise<readonly string[]>;

async function bringBase(git: GitLines, branch: string, parent: string): Promise<void> {
  // Over HTTP Git always sends a thin pack, for which it reads the file as it was: so no object is left out.
  await git("fetch", "--quiet", "--no-tags", "--depth=1", "source", `+refs/heads/${branch}:${BASE}`);
  const [head] = await git("rev-parse", BASE);
  if (head !== parent) throw movedBranch(branch, parent, head);
}

/** A commit has to change the file, not a link to it. */
async function modeOf(git: GitLines, { path }: NewCommit): Promise<string> {
  const [entry] = await git("ls-tree", "--full-tree", BASE, "--", path);
  const mode = entry?.split(" ")[0];
  if (mode === "100644" || mode === "100755") return mode;
  const kind = mode === undefined ? "does not exist in the commit" : `is no file: Git keeps it with mode ${mode}`;
  throw refusal(`${path} ${kind}.`, "Set `announce.changelog` to a file.");
}

/** The account that these forges give to the token of a run. */
function author(forge: GitBranch["forge"]): readonly string[] {
  const email = forge === "gitea" ? "teabot@gitea.io" : "noreply@forgejo.org";
  return ["-c", `user.name=${forge}-actions`, "-c", `user.email=${email}`];
}

/** The server compares it when it moves the branch. An empty one expects that there is no such branch. */
function expected({ branch, from }: Move): readonly string[] {
  return [`--force-with-lease=refs/heads/${branch}:${from ?? ""}`];
}

function refspec({ branch, commit }: Move): string {
  return `${commit}:refs/heads/${branch}`;
}

function refusalOf(answer: GitAnswer, branch: string): Refusal {
  const said = saidBy(answer);
  const isRule = /pre-receive hook declined|protected branch/i.test(said);
  return {
    isRule,
    failure: new StageFailure({
      what: `The forge did not move ${branch} to the commit (git push ${endingText(answer.exit)}): ${said}`,
      means: "The changelog was not changed, and nothing was tagged.",
      todo: isRule
        ? `Allow the account of the token to push to ${branch}, or set \`update-changelog.write: pull-request\`. Then run this again.`
        : "Check that the job has `contents: write`, and that the token is allowed to push. Then run this again.",
    }),
  };
}

/** It is also asked after a push whose answer was lost. */
const UNREAD = "Where the branches of the forge are is unknown. Nothing was tagged.";

function mustEnd(verb: string, answer: GitAnswer): GitAnswer {
  if (answer.exit.code === 0) return answer;
  throw new StageFailure({
    what: `git ${verb} ${endingText(answer.exit)}: ${saidBy(answer)}`,
    means:
      verb === "ls-remote"
        ? UNREAD
        : "The changelog's commit was not made. Nothing was changed, and nothing was tagged.",
    todo: "Check that the runner reaches the forge over HTTP, and that the token can read the repository. Then run this again.",
  });
}

function saidBy({ errors }: GitAnswer): string {
  const lines = errors.map((line) => line.trim()).filter((line) => line !== "");
  return cleanForeignLine(lines.slice(-4).join(" "));
}
