import * as v from "valibot";
import { cleanForeignLine } from "../../src/report/foreign.ts";
import { understand } from "../../src/stage/answer.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import { type Tagger, tagId, tagText } from "../../src/version/tag-object.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Scratch } from "../../src/world/scratch.ts";
import type { Tags } from "../../src/world/tags.ts";
import type { Commands, LocalExit } from "../../src/world/world.ts";

/** Where tags are kept: the source of truth. */
export interface TagStore {
  readonly name: string;
  list(): Promise<readonly string[]>;
  commitOf(tag: string): Promise<string | undefined>;
  /** An annotated tag. Throws a StageFailure when it was not made. */
  create(tag: NewTag): Promise<void>;
}

export interface NewTag {
  readonly name: string;
  readonly commit: string;
  readonly message: string;
  /** Counts where the tag is signed, or made by Git; else it is whoever the token belongs to. */
  readonly tagger: Tagger;
  /** Over every other byte of the tag, so that it has to be made as it stands here; empty for none. */
  readonly signature: string;
}

export interface ForgeStore {
  readonly forge: Forge;
  readonly tags: Tags;
  readonly token: string;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** What the names of its tags begin with. */
  readonly prefix: string;
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
    create: async ({ name, commit, message, signature }) => {
      if (signature !== "") throw noSignature();
      await forge.write({
        method: "POST",
        path: `${repository}/tags`,
        body: { tag_name: name, target: commit, message },
        what: `make the tag ${name} on ${commit}`,
        happened: async () => ((await commitOf(name)) === commit ? {} : undefined),
      });
    },
  };
}

/** GitHub's API: an object, then a ref to it. */
export function forgeStore({ forge, tags, token, repository, prefix }: ForgeStore): TagStore {
  const commitOf = (tag: string): Promise<string | undefined> => tags.commitOf(tag, token);
  return {
    name: "the forge",
    list: async () => {
      const refs = await forge.list(`${repository}/git/matching-refs/tags/${prefix}v`);
      return understand(v.array(v.object({ ref: v.string() })), refs, "tags").map(({ ref }) =>
        ref.replace("refs/tags/", ""),
      );
    },
    commitOf,
    create: async (tag) => {
      const { name, commit, message, signature } = tag;
      const object = await forge.write({
        method: "POST",
        path: `${repository}/git/tags`,
        body: { tag: name, object: commit, type: "commit", ...(signature === "" ? { message } : signedBody(tag)) },
        what: `make the tag ${name} on ${commit}`,
        // A second object of the same tag is no second tag: only the ref below makes it one.
        happened: async () => undefined,
      });
      const { sha } = understand(v.object({ sha: v.string() }), object, `the tag ${name}`);
      // A signature is over every byte: the object's name tells whether the forge kept them all.
      if (signature !== "" && sha !== tagId(tagText(tag, signature))) throw anotherObject(name);
      await forge.write({
        method: "POST",
        path: `${repository}/git/refs`,
        body: { ref: `refs/tags/${name}`, sha },
        what: `push the tag ${name}`,
        happened: async () => ((await commitOf(name)) === commit ? {} : undefined),
      });
    },
  };
}

function signedBody({ message, tagger, signature }: NewTag): Readonly<Record<string, unknown>> {
  const { name, email, at } = tagger;
  const date = new Date(at * 1000).toISOString().replace(/\.000Z$/, "Z");
  return { message: `${message}\n${signature}`, tagger: { name, email, date } };
}

const PATIENCE_MS = 120_000;

export interface GitWorld {
  readonly commands: Commands;
  readonly scratch: Scratch;
}

/** Git in the workspace, with whatever credentials its checkout has. */
export function gitStore({ commands, scratch }: GitWorld, remote: string): TagStore {
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
    create: async (tag) => {
      const { name, commit } = tag;
      await git("fetch", "--quiet", "--end-of-options", remote);
      const unpublished = await git("rev-list", "--max-count=1", commit, "--not", `--remotes=${remote}`);
      if (unpublished.length > 0) throw unpublishedCommit(commit, remote);
      const [sha = ""] = await scratch.within(async (folder) =>
        git(
          "hash-object",
          "-t",
          "tag",
          "-w",
          "--no-filters",
          "--",
          await folder.write("tag", tagText(tag, tag.signature)),
        ),
      );
      const push = ["-c", "core.hooksPath=/dev/null", "push", "--end-of-options"];
      await git(...push, remote, `${sha}:refs/tags/${name}`);
    },
  };
}

function noSignature(): StageFailure {
  return new StageFailure({
    what: "This forge's API makes no signed tags.",
    means: "An unsigned tag was not wanted, so none was made.",
    todo: "Check the repository out in this job and give its remote as `tag-remote` (origin): then Git pushes the tag.",
  });
}

function anotherObject(name: string): StageFailure {
  return new StageFailure({
    what: `The forge made another object of ${name} than the one that was signed, so the signature is worth nothing.`,
    means: "No tag was made: nothing names that object.",
    todo: "Check the repository out in this job and give its remote as `tag-remote` (origin): then Git pushes the tag.",
  });
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
