import * as v from "valibot";
import type { Forge } from "../ports/forge.ts";
import { understand } from "../stage/answer.ts";
import type { Markdown } from "../text/markdown.ts";
import { plain } from "../text/plain-text.ts";
import { readTag } from "../version/tags/tag.ts";

export interface ReleaseNotes {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly version: string;
  /** Its tag by its full name, to which the release belongs. */
  readonly tag: string;
  /** Undefined without release notes: what the forge has already stays. */
  readonly body: Markdown | undefined;
}

const releaseSchema = v.object({ id: v.number(), html_url: v.optional(v.string(), "") });

/** Makes the forge's release of a tag, or brings the one that is there up to date. Gives its address. */
export async function publishRelease(forge: Forge, { repository, version, tag, body }: ReleaseNotes): Promise<string> {
  const find = (): Promise<unknown> => forge.read(`${repository}/releases/tags/${encodeURIComponent(tag)}`);
  const known = await find();
  const prerelease = readTag(version).kind === "prerelease";
  const wanted = {
    tag_name: tag,
    name: plain`${tag}`,
    ...(body === undefined ? {} : { body }),
    prerelease,
    draft: false,
  };
  const made =
    known === undefined
      ? await forge.write({
          method: "POST",
          path: `${repository}/releases`,
          body: wanted,
          what: `make the release ${tag}`,
          happened: find,
        })
      : await forge.write({
          method: "PATCH",
          path: `${repository}/releases/${understand(releaseSchema, known, "a release").id}`,
          body: wanted,
          what: `update the release ${tag}`,
          // The same update twice is one.
          happened: async () => undefined,
        });
  return understand(releaseSchema, made, "a release").html_url;
}
