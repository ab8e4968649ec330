import type { ReleaseNotes } from "../../src/changelog/release-notes.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { ForgeKind, Log } from "../../src/ports/world.ts";
import { missingSection, readChangelogAt } from "../../src/readiness/changelog-at-commit.ts";
import type { ReleaseBranch } from "../../src/readiness/release-branch.ts";

export interface WantedRelease {
  readonly kind: ForgeKind;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly version: string;
  readonly commit: string;
  /** Path of the changelog. */
  readonly changelog: string;
}

/** Refuses a commit that could not be released: one on no release branch, or without its section of the changelog. */
export async function checkRelease(
  forge: Forge,
  wanted: WantedRelease,
  branches: readonly ReleaseBranch[],
  log: Log,
): Promise<ReleaseNotes | undefined> {
  const { kind, repository, version, commit, changelog } = wanted;
  if (!branches.some(({ holds }) => holds)) {
    throw refusal(
      `The commit ${commit} is not on ${branches.map(({ name }) => name).join(", ") || "any branch that releases come from"}.`,
      "Merge it first, and tag what was merged; a hotfix is tagged on its branch hotfix/vX.Y.Z.",
    );
  }
  const question = { kind, repository, commit, version, changelog };
  const found = await readChangelogAt(forge, question);
  if (found.kind === "found") return found.notes;
  if (found.kind === "no-file") {
    log.warning(`There is no ${changelog} at ${commit}: the release has no notes.`);
    return undefined;
  }
  throw refusal(
    missingSection(question, found),
    "Run update-changelog, or write the section, and tag the commit that has it.",
  );
}

function refusal(what: string, todo: string): StageFailure {
  return new StageFailure({ what, means: "No tag was created, and nothing was started.", todo });
}
