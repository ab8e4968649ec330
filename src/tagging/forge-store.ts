import * as v from "valibot";
import { StageFailure } from "../failure/failure.ts";
import { openDefaultBranch } from "../gates/rules/default-branch.ts";
import type { Forge } from "../ports/forge.ts";
import type { Tags } from "../ports/git.ts";
import { type ReleaseBranch, releaseBranches } from "../readiness/release-branch.ts";
import { tagNames } from "../readiness/release-tags.ts";
import { understand } from "../stage/answer.ts";
import { tagId, tagText } from "../version/tags/tag-object.ts";
import type { FoundTag, NewTag, TagStore, WantedCommit } from "./tag-store.ts";

export interface ForgeStore {
  readonly forge: Forge;
  /** The forge with the run's own token, which reads the releases. */
  readonly reader: Forge;
  readonly tags: Tags;
  readonly token: string;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** What the names of its tags begin with. */
  readonly prefix: string;
}

/** Gitea's and Forgejo's API: a tag with its message is one call. */
export function giteaStore({ forge, reader, repository, prefix }: ForgeStore): TagStore {
  const find = async (tag: string): Promise<FoundTag | undefined> => {
    const answer = await forge.read(`${repository}/tags/${encodeURIComponent(tag)}`);
    if (answer === undefined) return undefined;
    const { id, commit } = understand(giteaTag, answer, `the tag ${tag}`);
    return { commit: commit.sha, isAnnotated: id !== commit.sha };
  };
  return {
    name: "the forge",
    list: () => tagNames(forge, { kind: "gitea", repository, prefix }),
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
    list: () => tagNames(forge, { kind: "github", repository, prefix }),
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
      // A signature covers every byte: the object's name shows whether the forge kept them all.
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
    what: "This forge's API cannot create signed tags.",
    means: "A signed tag was requested, so no tag was created.",
    todo: "Set `tag-remote` to this repository's own address (https://…): then Git pushes the tag.",
  });
}

function anotherObject(name: string): StageFailure {
  return new StageFailure({
    what: `The forge made another object of ${name} than the one that was signed, so the signature is worth nothing.`,
    means: "No tag was made: nothing names that object.",
    todo: "Set `tag-remote` to this repository's own address (https://…): then Git pushes the tag.",
  });
}
