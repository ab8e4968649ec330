import { appendFileSync, chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readRefs } from "./github/ref-files.ts";
import { must, run } from "./processes.ts";

/** The application's repository, where releases come from. */
export interface GitOrigin {
  /** What a clone has as its `origin`: no secret in it. */
  readonly url: string;
  /** The bare repository, for questions with git itself. */
  readonly folder: string;
  /** Commits on main and pushes it; null removes a file, a text that starts with `#!` becomes executable. Its SHA. */
  commit(files: Readonly<Record<string, string | null>>, message: string): Promise<string>;
  /** An annotated tag. */
  tag(name: string, commit: string): Promise<void>;
  moveTag(name: string, commit: string): Promise<void>;
  deleteTag(name: string): Promise<void>;
  tags(): Promise<readonly string[]>;
  /** The commit of a tag or a branch. */
  commitOf(name: string): Promise<string>;
  /** Clones into a new folder, at a commit (detached), by default the newest. */
  cloneTo(folder: string, commit?: string): Promise<void>;
  /** From now on every fetch fails, as from a server that is gone. */
  stop(): void;
  start(): void;
}

/** Whatever the user's own git configuration says (signing, hooks, other default branches) has no say here. */
const GIT_ENVIRONMENT = {
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: "Release Decider",
  GIT_AUTHOR_EMAIL: "decider@example.org",
  GIT_COMMITTER_NAME: "Release Decider",
  GIT_COMMITTER_EMAIL: "decider@example.org",
  GIT_TERMINAL_PROMPT: "0",
};

const NO_MAINTENANCE = "[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n[receive]\n\tautogc = false\n";

export async function createGitOrigin(folder: string): Promise<GitOrigin> {
  const bare = join(folder, "application.git");
  const away = join(folder, "application.git.stopped");
  const desk = join(folder, "desk");
  const clone = join(desk, ".git");
  mkdirSync(desk, { recursive: true });
  const { PATH } = process.env;
  const git = async (cwd: string, ...args: readonly string[]): Promise<string> =>
    (await must(["git", ...args], { cwd, env: { PATH, ...GIT_ENVIRONMENT } })).trim();

  await git(folder, "init", "--quiet", "--bare", "--initial-branch=main", bare);
  await git(desk, "init", "--quiet", "--initial-branch=main");
  // Small and gone soon: maintenance after each push, fetch and commit is processes for nothing.
  for (const config of [join(bare, "config"), join(clone, "config")]) appendFileSync(config, NO_MAINTENANCE);
  await git(desk, "remote", "add", "origin", bare);

  const tip = (repository: string): string | undefined => readRefs(repository).get("refs/heads/main");
  const pushTag = async (name: string, commit: string): Promise<void> => {
    await git(desk, "tag", "--annotate", "--force", "--message", `Release ${name}`, name, commit);
    await git(desk, "push", "--quiet", "--force", "origin", `refs/tags/${name}`);
  };

  return {
    url: `file://${bare}`,
    folder: bare,
    commit: async (files, message) => {
      // Others may have moved main meanwhile, through the forge.
      if (tip(bare) !== undefined && tip(bare) !== tip(clone)) {
        await git(desk, "fetch", "--quiet", "origin", "main");
        await git(desk, "merge", "--quiet", "--ff-only", "FETCH_HEAD");
      }
      for (const [path, text] of Object.entries(files)) put(join(desk, path), text);
      await git(desk, "add", "--all");
      await git(desk, "commit", "--quiet", "--allow-empty", "--message", message);
      await git(desk, "push", "--quiet", "origin", "main");
      return git(desk, "rev-parse", "HEAD");
    },
    tag: async (name, commit) => {
      if (readRefs(clone).has(`refs/tags/${name}`))
        throw new Error(`The tag ${name} exists already.\nWhat to do: use moveTag to move it.`);
      await pushTag(name, commit);
    },
    moveTag: pushTag,
    deleteTag: async (name) => {
      await git(desk, "tag", "--delete", name);
      await git(desk, "push", "--quiet", "origin", `:refs/tags/${name}`);
    },
    tags: async () => (await git(bare, "tag")).split("\n"),
    commitOf: (name) => git(bare, "rev-parse", "--verify", `${name}^{commit}`),
    cloneTo: async (target, commit = "origin/main") => {
      mkdirSync(dirname(target), { recursive: true });
      await git(folder, "clone", "--quiet", "--no-checkout", `file://${bare}`, target);
      const empty = await run(["git", "rev-parse", "--verify", "--quiet", commit], { cwd: target });
      // An origin without any commit is cloned as it is.
      if (empty.code === 0) await git(target, "checkout", "--quiet", "--detach", commit);
    },
    stop: () => renameSync(bare, away),
    start: () => {
      if (existsSync(away)) renameSync(away, bare);
    },
  };
}

function put(path: string, text: string | null): void {
  rmSync(path, { recursive: true, force: true });
  if (text === null) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, text.startsWith("#!") ? 0o755 : 0o644);
}
