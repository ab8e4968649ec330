import { StageFailure } from "../../src/failure/failure.ts";
import { cleanForeignLine } from "../../src/text/foreign-line.ts";
import { type Git, NOTHING } from "./git.ts";

const REMOTE = "origin";

/** A commit that was or will be cherry-picked. */
export interface Pick {
  readonly sha: string;
  readonly subject: string;
}

/** The checkout in the workspace, and its remote. */
export interface Repository {
  /** All tags, and the commits that they are on. */
  tags(): Promise<ReadonlyMap<string, string>>;
  /** Where the remote's branch ends; undefined without that branch. */
  branchEnd(branch: string): Promise<string | undefined>;
  /** Whole names of commits that the remote has. Throws a StageFailure for any other. */
  known(names: readonly string[]): Promise<readonly Pick[]>;
  /** Whether two commits hold the same files. */
  isSame(one: string, other: string): Promise<boolean>;
  push(commit: string, branch: string): Promise<void>;
}

export function openRepository(git: Git): Repository {
  return {
    tags: async () => {
      if ((await git.line("rev-parse", "--is-shallow-repository")) !== "false") throw shallow();
      // An annotated tag is an object of its own; the commit is what it points to.
      const format = "--format=%(refname:strip=2) %(objectname) %(*objectname)";
      const lines = await git.lines("for-each-ref", format, "refs/tags");
      return new Map(
        lines.map((line) => {
          const [name = "", own = "", commit = ""] = line.split(" ");
          return [name, commit || own];
        }),
      );
    },
    branchEnd: async (branch) => {
      const [line = ""] = await git.lines("ls-remote", "--heads", "--end-of-options", REMOTE, `refs/heads/${branch}`);
      const end = /^([0-9a-f]{40})\t/.exec(line)?.[1];
      if (end !== undefined) await git.lines("fetch", "--quiet", "--no-tags", "--end-of-options", REMOTE, end);
      return end;
    },
    known: async (names) => {
      const picks: Pick[] = [];
      for (const wanted of names) {
        const question = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${wanted}^{commit}`];
        const { exit, lines } = await git.run(question);
        const [sha = ""] = lines;
        if (exit.code !== 0) throw unseen(wanted);
        const unpushed = await git.lines("rev-list", "--max-count=1", sha, "--not", `--remotes=${REMOTE}`);
        if (unpushed.length > 0) throw unseen(wanted);
        picks.push({ sha, subject: await git.line("log", "-1", "--format=%s", sha) });
      }
      return picks;
    },
    isSame: async (left, right) =>
      (await git.line("rev-parse", `${left}^{tree}`)) === (await git.line("rev-parse", `${right}^{tree}`)),
    push: async (commit, branch) => {
      await git.lines("push", "--quiet", "--end-of-options", REMOTE, `${commit}:refs/heads/${branch}`);
    },
  };
}

function unseen(name: string): StageFailure {
  return new StageFailure({
    what: `${cleanForeignLine(name)} is no commit on any branch of this repository.`,
    means: NOTHING,
    todo: "Merge the fix to the main branch first, and name the commit that it has there.",
  });
}

function shallow(): StageFailure {
  return new StageFailure({
    what: "The checkout is shallow: its history is cut, and its tags may be missing.",
    means: NOTHING,
    todo: "Give actions/checkout `fetch-depth: 0` in this job.",
  });
}
