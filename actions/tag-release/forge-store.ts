import * as v from "valibot";
import { openDefaultBranch } from "../../src/gates/default-branch.ts";
import { type ReleaseBranch, releaseBranches } from "../../src/readiness/release-branch.ts";
import { understand } from "../../src/stage/answer.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import { tagId, tagText } from "../../src/version/tag-object.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Tags } from "../../src/world/tags.ts";
import type { FoundTag, NewTag, TagStore, WantedCommit } from "./tag-store.ts";

export interface ForgeStore {
  readonly forge: Forge;
  /** Reads what is released: the run's own token does. */
  readonly reader: Forge;
  readonly tags: Tags;
  readonly token: string;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** What the names of its tags begin with. */
  readonly prefix: string;
}

/** Gitea's and Forgejo's API: a tag with its message is one call. */
export function giteaStore({ forge, reader, repository }: ForgeStore): TagStore {
  const find = async (tag: string): Promise<FoundTag | undefined> => {
    const answer = await forge.read(`${repository}/tags/${encodeURIComponent(tag)}`);
    if (answer === undefined) return undefined;
    const { id, commit } = understand(giteaTag, answer, `the tag ${tag}`);
    return { commit: commit.sha, isAnnotated: id !== commit.sha };
  };
  return {
    name: "the forge",
    list: async () => {
      const all = await forge.list(`${repository}/tags`);
      return understand(v.array(v.object({ name: v.string() })), all, "tags").map(({ name }) => name);
    },
    find,
    branches: (wanted) => releaseBranchesOf(reader, repository, wanted),
    create: async ({ name, commit, message, signature }) => {
      if (signature !== "") throw noSignature();
      await forge.write({
        method: "POST",
        path: `${repository}/tags`,
        body: { tag_name: name, target: commit, message },
        what: `make the tag ${name} on ${commit}`,
        happened: async () => ((await find(name))?.commit === commit ? {} : undefined),
      });
    },
  };
}

/** The tag's own object, and the commit at its end: the same where there is no object. */
const giteaTag = v.object({ id: v.string(), commit: v.object({ sha: v.string() }) });
const githubRef = v.object({ object: v.object({ type: v.string() }) });

/** GitHub's API: an object, then a ref to it. */
export function forgeStore({ forge, reader, tags, token, repository, prefix }: ForgeStore): TagStore {
  const find = async (tag: string): Promise<FoundTag | undefined> => {
    const commit = await tags.commitOf(tag, token);
    const ref = commit === undefined ? undefined : await forge.read(`${repository}/git/ref/tags/${tag}`);
    if (commit === undefined || ref === undefined) return undefined;
    return { commit, isAnnotated: understand(githubRef, ref, `the tag ${tag}`).object.type === "tag" };
  };
  return {
    name: "the forge",
    list: async () => {
      const refs = await forge.list(`${repository}/git/matching-refs/tags/${prefix}v`);
      return understand(v.array(v.object({ ref: v.string() })), refs, "tags").map(({ ref }) =>
        ref.replace("refs/tags/", ""),
      );
    },
    find,
    branches: (wanted) => releaseBranchesOf(reader, repository, wanted),
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
        happened: async () => ((await find(name))?.commit === commit ? {} : undefined),
      });
    },
  };
}

async function releaseBranchesOf(
  forge: Forge,
  repository: string,
  wanted: WantedCommit,
): Promise<readonly ReleaseBranch[]> {
  const { name: defaultBranch } = await openDefaultBranch(forge, repository);
  return releaseBranches(forge, { ...wanted, repository, defaultBranch });
}

function signedBody({ message, tagger, signature }: NewTag): Readonly<Record<string, unknown>> {
  const { name, email, at } = tagger;
  const date = new Date(at * 1000).toISOString().replace(/\.000Z$/, "Z");
  return { message: `${message}\n${signature}`, tagger: { name, email, date } };
}

function noSignature(): StageFailure {
  return new StageFailure({
    what: "This forge's API makes no signed tags.",
    means: "An unsigned tag was not wanted, so none was made.",
    todo: "Give this repository's own address (https://…) as `tag-remote`: then Git pushes the tag.",
  });
}

function anotherObject(name: string): StageFailure {
  return new StageFailure({
    what: `The forge made another object of ${name} than the one that was signed, so the signature is worth nothing.`,
    means: "No tag was made: nothing names that object.",
    todo: "Give this repository's own address (https://…) as `tag-remote`: then Git pushes the tag.",
  });
}
