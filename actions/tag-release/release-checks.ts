import type { ReleaseBranch } from "../../src/readiness/release-branch.ts";
import { readTold } from "../../src/readiness/told-release.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { ChangelogSection } from "../../src/version/changelog.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Log } from "../../src/world/world.ts";

export interface WantedRelease {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly version: string;
  readonly commit: string;
  /** Path of the changelog. */
  readonly changelog: string;
}

/** Refuses to tag what would not be released: a commit that is on no release branch, or that no changelog tells of. */
export async function checkRelease(
  forge: Forge,
  wanted: WantedRelease,
  branches: readonly ReleaseBranch[],
  log: Log,
): Promise<ChangelogSection | undefined> {
  const { repository, version, commit, changelog } = wanted;
  if (!branches.some(({ holds }) => holds)) {
    throw refusal(
      `The commit ${commit} is not on ${branches.map(({ name }) => name).join(", ") || "any branch that releases come from"}.`,
      "Merge it first, and tag what was merged; a hotfix is tagged on its branch hotfix/vX.Y.Z.",
    );
  }
  const told = await readTold(forge, { repository, commit, version, changelog });
  if (told.kind === "told") return told.section;
  if (told.kind === "no-file") {
    log.warning(`There is no ${changelog} at ${commit}: the release has no notes.`);
    return undefined;
  }
  throw refusal(
    `${changelog} has ${told.kind === "no-section" ? "no section" : "an empty section"} of ${version} at ${commit}.`,
    "Run update-changelog, or write the section, and tag the commit that has it.",
  );
}

function refusal(what: string, todo: string): StageFailure {
  return new StageFailure({ what, means: "No tag was made, and nothing was started.", todo });
}
