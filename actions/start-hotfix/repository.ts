import { cleanForeignLine } from "../../src/report/foreign.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Commands, Environment, LocalExit, RunContext } from "../../src/world/world.ts";

const REMOTE = "origin";
const PATIENCE_MS = 120_000;

export interface PickingWorld {
  readonly run: RunContext;
  readonly commands: Commands;
  readonly environment: Environment;
}

/** A commit that was taken over, or is to be. */
export interface Pick {
  readonly sha: string;
  readonly subject: string;
}

export type Picked =
  | { readonly kind: "picked"; readonly head: string; readonly picks: readonly Pick[] }
  /** The commit that does not fit, what had fitted before it, and the files in question. */
  | {
      readonly kind: "conflict";
      readonly at: Pick;
      readonly before: readonly Pick[];
      readonly files: readonly string[];
    };

/** The checkout in the workspace, and a second tree beside it. */
export interface Repository {
  tags(): Promise<readonly string[]>;
  commitOf(name: string): Promise<string>;
  /** Where the remote's branch ends; undefined when there is none. */
  branchEnd(branch: string): Promise<string | undefined>;
  /** Whole names of commits that the remote has. Throws a StageFailure for any other. */
  known(names: readonly string[]): Promise<readonly Pick[]>;
  /** Takes commits over onto a release, in a tree of their own. */
  pick(from: string, picks: readonly Pick[], tree: string): Promise<Picked>;
  /** Whether two commits hold the same files. */
  isSame(one: string, other: string): Promise<boolean>;
  push(commit: string, branch: string): Promise<void>;
}

/** `login` goes to the forge alone, and is in no argument and no file. */
export function openRepository(
  { commands, environment, run: { actor, runUrl } }: PickingWorld,
  login: string,
): Repository {
  const name = actor || "Sluice";
  const forge = URL.canParse(runUrl) ? `http.${new URL(runUrl).origin}/` : "http";
  const email = `${name}@users.noreply.github.com`;
  const env = {
    ...{ PATH: environment["PATH"] ?? "", LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_EDITOR: "true" },
    ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email },
    ...{
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: `${forge}.extraheader`,
      GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${login}`,
    },
  };
  const settings = ["safe.directory=*", "core.hooksPath=/dev/null", "commit.gpgSign=false", "core.quotePath=false"];
  const base = settings.flatMap((setting) => ["-c", setting]);
  const run = async (args: readonly string[]): Promise<{ readonly exit: LocalExit; readonly lines: string[] }> => {
    const lines: string[] = [];
    const argv = ["git", ...base, ...args] as const;
    const exit = await commands.run({ argv, env, timeoutMs: PATIENCE_MS, onLine: (line) => lines.push(line) });
    return { exit, lines };
  };
  const git = async (...args: readonly string[]): Promise<readonly string[]> => {
    const { exit, lines } = await run(args);
    if (exit.code !== 0) throw gitFailure(args, exit, lines);
    return lines;
  };
  const one = async (...args: readonly string[]): Promise<string> => (await git(...args))[0] ?? "";
  return {
    tags: async () => {
      if ((await one("rev-parse", "--is-shallow-repository")) !== "false") throw shallow();
      return git("for-each-ref", "--format=%(refname:strip=2)", "refs/tags");
    },
    commitOf: (wanted) => one("rev-parse", "--verify", "--end-of-options", `${wanted}^{commit}`),
    branchEnd: async (branch) => {
      const [line = ""] = await git("ls-remote", "--heads", "--end-of-options", REMOTE, `refs/heads/${branch}`);
      const end = /^([0-9a-f]{40})\t/.exec(line)?.[1];
      if (end !== undefined) await git("fetch", "--quiet", "--no-tags", "--end-of-options", REMOTE, end);
      return end;
    },
    known: async (names) => {
      const picks: Pick[] = [];
      for (const wanted of names) {
        const { exit, lines } = await run([
          "rev-parse",
          "--verify",
          "--quiet",
          "--end-of-options",
          `${wanted}^{commit}`,
        ]);
        const [sha = ""] = lines;
        if (exit.code !== 0) throw unseen(wanted);
        const unpushed = await git("rev-list", "--max-count=1", sha, "--not", `--remotes=${REMOTE}`);
        if (unpushed.length > 0) throw unseen(wanted);
        picks.push({ sha, subject: await one("log", "-1", "--format=%s", sha) });
      }
      return picks;
    },
    pick: async (from, picks, tree) => {
      await git("worktree", "add", "--quiet", "--detach", tree, `refs/tags/${from}`);
      try {
        const done: Pick[] = [];
        for (const pick of picks) {
          const parents = (await one("rev-list", "--parents", "--max-count=1", pick.sha)).split(" ").length - 1;
          const mainline = parents > 1 ? ["--mainline", "1"] : [];
          const { exit, lines } = await run(["-C", tree, "cherry-pick", "-x", ...mainline, pick.sha]);
          if (exit.code !== 0) {
            const files = await git("-C", tree, "diff", "--name-only", "--diff-filter=U");
            if (files.length > 0) return { kind: "conflict", at: pick, before: done, files };
            throw notPicked(pick, from, exit, lines);
          }
          done.push(pick);
        }
        return { kind: "picked", head: await one("-C", tree, "rev-parse", "HEAD"), picks: done };
      } finally {
        await run(["worktree", "remove", "--force", tree]);
      }
    },
    isSame: async (left, right) =>
      (await one("rev-parse", `${left}^{tree}`)) === (await one("rev-parse", `${right}^{tree}`)),
    push: async (commit, branch) => {
      await git("push", "--quiet", "--end-of-options", REMOTE, `${commit}:refs/heads/${branch}`);
    },
  };
}

const NOTHING = "No branch was pushed, and nothing was started.";

function unseen(name: string): StageFailure {
  return new StageFailure({
    what: `${cleanForeignLine(name)} is no commit on any branch of this repository.`,
    means: NOTHING,
    todo: "Merge the fix to the main branch first, and name the commit that it has there.",
  });
}

function notPicked({ sha, subject }: Pick, from: string, exit: LocalExit, lines: readonly string[]): StageFailure {
  const said = lines.join(" ");
  const isEmpty = /is now empty|nothing to commit/.test(said);
  return new StageFailure({
    what: isEmpty
      ? `${sha.slice(0, 12)} ("${cleanForeignLine(subject)}") changes nothing on ${from}.`
      : `git cherry-pick of ${sha.slice(0, 12)} ended with ${exit.code ?? exit.reason}: ${cleanForeignLine(said)}`,
    means: NOTHING,
    todo: isEmpty
      ? `${from} has this fix already, or an earlier commit in the list brings it. Leave it out.`
      : "Take it over by hand on a branch of that name, and push it.",
  });
}

function shallow(): StageFailure {
  return new StageFailure({
    what: "The checkout is shallow: its history is cut, and its tags may be missing.",
    means: NOTHING,
    todo: "Give actions/checkout `fetch-depth: 0` in this job.",
  });
}

function gitFailure(args: readonly string[], exit: LocalExit, lines: readonly string[]): StageFailure {
  const isPush = args.includes("push");
  return new StageFailure({
    what: `git ${args.find((arg) => /^[a-z]/.test(arg)) ?? ""} ended with ${exit.code ?? exit.reason}: ${cleanForeignLine(lines.slice(-3).join(" "))}`,
    means: isPush ? "Whether the branch is there is looked at when this runs again." : NOTHING,
    todo: isPush
      ? "See that the token may write contents, and that no rule forbids it branches named hotfix/*."
      : "Check that the repository is checked out in this job with its history and tags (fetch-depth: 0).",
  });
}
