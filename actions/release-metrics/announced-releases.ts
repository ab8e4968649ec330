import * as v from "valibot";
import { time } from "../../src/gates/verdict/person.ts";
import type { DeployedRelease, RecordedRollback } from "../../src/metrics/release-history.ts";
import type { Forge } from "../../src/ports/forge.ts";
import { understand } from "../../src/stage/answer.ts";
import { readTag } from "../../src/version/tags/tag.ts";
import { ownNames, tagName } from "../../src/version/tags/tag-prefix.ts";

const releasesSchema = v.array(
  v.object({
    tag_name: v.string(),
    draft: v.optional(v.boolean(), false),
    published_at: v.optional(v.nullable(time)),
    html_url: v.optional(v.string(), ""),
  }),
);

/**
 * The releases of a forge without deployments: those that were announced, and those whose rollback is recorded. The first ran
 * a watch and a verdict before they were announced, and of the second only the end is known.
 */
export async function announcedReleases(
  forge: Forge,
  { repository, prefix }: { readonly repository: string; readonly prefix: string },
  rollbacks: readonly RecordedRollback[],
): Promise<readonly DeployedRelease[]> {
  const answer = understand(releasesSchema, await forge.list(`${repository}/releases`), "releases");
  const announced = answer
    .filter(({ draft }) => !draft)
    .flatMap(({ tag_name: tag, published_at: at, html_url: url }): DeployedRelease[] => {
      const [version = ""] = ownNames([tag], prefix);
      if (at === undefined || at === null || readTag(version).kind !== "release") return [];
      return [{ version, tag: tagName(prefix, version), at, isTimeKnown: true, failedTest: false, url }];
    });
  const tags = new Set(announced.map(({ tag }) => tag));
  const ended = rollbacks
    .filter(({ failed }) => !tags.has(failed))
    .flatMap(({ failed: tag, at }): DeployedRelease[] => {
      const [version = ""] = ownNames([tag], prefix);
      return [{ version, tag, at, isTimeKnown: false, failedTest: false, url: "" }];
    });
  return [...announced, ...ended];
}
