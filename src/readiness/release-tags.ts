import * as v from "valibot";
import type { Forge } from "../ports/forge.ts";
import type { ForgeKind } from "../ports/world.ts";
import { understand } from "../stage/answer.ts";
import { standingReleases } from "../version/hotfix.ts";
import { readRollbackTag } from "../version/tags/rollback-tag.ts";
import { compareTags, newestRelease, readTag } from "../version/tags/tag.ts";
import { ownTags } from "../version/tags/tag-prefix.ts";
import { withRollbackRecords } from "./rollback-record.ts";

export interface TagPlace {
  readonly kind: ForgeKind;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** What the tags of the product have before the version; empty for nothing. */
  readonly prefix: string;
}

const refsSchema = v.array(v.object({ ref: v.string() }));
const tagsSchema = v.array(v.object({ name: v.string(), commit: v.optional(v.object({ sha: v.string() })) }));

/**
 * Full names of tags, on GitHub of those with the prefix only, and their commits where the list of the forge has them: GitHub's has
 * those of tag objects.
 */
async function listTags(forge: Forge, { kind, repository, prefix }: TagPlace): Promise<ReadonlyMap<string, string>> {
  if (kind !== "github") {
    const tags = understand(tagsSchema, await forge.list(`${repository}/tags`), "tags");
    return new Map(tags.map(({ name, commit }) => [name, commit?.sha ?? ""]));
  }
  // GitHub lists tags without a version's order, and refs by their beginning.
  const refs = await forge.list(`${repository}/git/matching-refs/${`tags/${prefix}`.replace(/\/$/, "")}`);
  const names = understand(refsSchema, refs, "tags").map(({ ref }) => ref.replace("refs/tags/", ""));
  return new Map(names.filter((name) => name.startsWith(prefix)).map((name) => [name, ""]));
}

export async function tagNames(forge: Forge, place: TagPlace): Promise<readonly string[]> {
  return [...(await listTags(forge, place)).keys()];
}

/** The newest release that is older than a version and was not rolled back, without the prefix. */
export async function releaseBefore(
  forge: Forge,
  place: TagPlace & { readonly environment: string },
  version: string,
): Promise<string | undefined> {
  const older = [...ownTags(await listTags(forge, place), place.prefix)].filter(
    ([name]) =>
      readRollbackTag(name) !== undefined || (readTag(name).kind === "release" && compareTags(name, version) < 0),
  );
  const known = await withRollbackRecords(forge, place, new Map(older));
  return newestRelease(standingReleases([...known.keys()]));
}
