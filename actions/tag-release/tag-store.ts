import * as v from "valibot";
import { cleanForeignLine } from "../../src/report/foreign.ts";
import { understand } from "../../src/stage/answer.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Tags } from "../../src/world/tags.ts";
import type { Commands, LocalExit } from "../../src/world/world.ts";

/** Where tags are kept: the source of truth. */
export interface TagStore {
  readonly name: string;
  list(): Promise<readonly string[]>;
  commitOf(tag: string): Promise<string | undefined>;
  /** An annotated tag. Throws a StageFailure when it was not made. */
  create(tag: string, commit: string, message: string): Promise<void>;
}

export interface ForgeStore {
  readonly forge: Forge;
  readonly tags: Tags;
  readonly token: string;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
}

/** Gitea's and Forgejo's API: a tag with its message is one call. */
export function giteaStore({ forge, tags, token, repository }: ForgeStore): TagStore {
  const commitOf = (tag: string): Promise<string | undefined> => tags.commitOf(tag, token);
  return {
    name: "the forge",
    list: async () => {
      const all = await forge.list(`${repository}/tags`);
      return understand(v.array(v.object({ name: v.string() })), all, "tags").map(({ name }) => name);
    },
    commitOf,
    create: async (tag, commit, message) => {
      await forge.write({
        method: "POST",
        path: `${repository}/tags`,
        body: { tag_name: tag, target: commit, message },
        what: `make the tag ${tag} on ${commit}`,
        happened: async () => ((await commitOf(tag)) === commit ? {} : undefined),
      });
    },
  };
}

/** GitHub's API: an object, then a ref to it. */
export function forgeStore({ forge, tags, token, repository }: ForgeStore): TagStore {
  const commitOf = (tag: string): Promise<string | undefined> => tags.commitOf(tag, token);
  return {
    name: "the forge",
    list: async () => {
      const refs = await forge.list(`${repository}/git/matching-refs/tags/v`);
      return understand(v.array(v.object({ ref: v.string() })), refs, "tags").map(({ ref }) =>
        ref.replace("refs/tags/", ""),
      );
    },
    commitOf,
    create: async (tag, commit, message) => {
      const object = await forge.write({
        method: "POST",
        path: `${repository}/git/tags`,
        body: { tag, message, object: commit, type: "commit" },
        what: `make the tag ${tag} on ${commit}`,
        // A second object of the same tag is no second tag: only the ref below makes it one.
        happened: async () => undefined,
      });
      const { sha } = understand(v.object({ sha: v.string() }), object, `the tag ${tag}`);
      await forge.write({
        method: "POST",
        path: `${repository}/git/refs`,
        body: { ref: `refs/tags/${tag}`, sha },
        what: `push the tag ${tag}`,
        happened: async () => ((await commitOf(tag)) === commit ? {} : undefined),
      });
    },
  };
}

const PATIENCE_MS = 120_000;

/** Git in the workspace, with whatever credentials its checkout has. */
export function gitStore(commands: Commands, remote: string): TagStore {
  const git = async (...args: readonly string[]): Promise<readonly string[]> => {
    const lines: string[] = [];
    const env = { GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
    const argv = ["git", ...args] as const;
    const exit = await commands.run({ argv, env, timeoutMs: PATIENCE_MS, onLine: (line) => lines.push(line) });
    if (exit.code !== 0) throw gitFailure(args[0] ?? "", remote, exit, lines);
    return lines;
  };
  const refs = async (): Promise<ReadonlyMap<string, string>> => {
    const lines = await git("ls-remote", "--tags", "--end-of-options", remote);
    const found = new Map<string, string>();
    for (const line of lines) {
      const [, sha = "", tag = "", peeled] = /^([0-9a-f]{40})\trefs\/tags\/(.+?)(\^\{\})?$/.exec(line) ?? [];
      // The peeled line comes after the tag's own, and names its commit.
      if (tag !== "" && (peeled !== undefined || !found.has(tag))) found.set(tag, sha);
    }
    return found;
  };
  return {
    name: `the remote ${remote}`,
    list: async () => [...(await refs()).keys()],
    commitOf: async (tag) => (await refs()).get(tag),
    create: async (tag, commit, message) => {
      await git("fetch", "--quiet", "--end-of-options", remote);
      const unpublished = await git("rev-list", "--max-count=1", commit, "--not", `--remotes=${remote}`);
      if (unpublished.length > 0) throw unpublishedCommit(commit, remote);
      const author = ["-c", "user.name=Sluice", "-c", "user.email=sluice@localhost", "-c", "core.hooksPath=/dev/null"];
      await git(...author, "tag", "--annotate", "--force", "--message", message, "--end-of-options", tag, commit);
      await git(
        "-c",
        "core.hooksPath=/dev/null",
        "push",
        "--end-of-options",
        remote,
        `refs/tags/${tag}:refs/tags/${tag}`,
      );
    },
  };
}

function unpublishedCommit(commit: string, remote: string): StageFailure {
  return new StageFailure({
    what: `${remote} does not have the commit ${commit} on any branch.`,
    means: "A tag would publish what nobody has merged. No tag was made.",
    todo: "Push the branch first, then run this again.",
  });
}

function gitFailure(verb: string, remote: string, exit: LocalExit, lines: readonly string[]): StageFailure {
  return new StageFailure({
    what: `git ${verb} ended with ${exit.code ?? exit.reason}: ${cleanForeignLine(lines.slice(-3).join(" "))}`,
    means: `Whether ${remote} has the tag is looked at when this runs again; it is never moved.`,
    todo: `Check that the repository is checked out in this job with its history (fetch-depth: 0), and that it may push to ${remote}.`,
  });
}
