import { nearestHeading } from "../changelog/nearest-heading.ts";
import { notesIn, type ReleaseNotes } from "../changelog/release-notes.ts";
import { readChangelog } from "../changelog/sections.ts";
import type { Forge } from "../ports/forge.ts";
import type { ForgeKind } from "../ports/world.ts";
import { readChangelogFile } from "./changelog-file.ts";
import { changelogPath } from "./changelog-path.ts";

export interface ChangelogQuestion {
  readonly kind: ForgeKind;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly commit: string;
  readonly version: string;
  /** Path of the changelog. */
  readonly changelog: string;
}

/** What the changelog of a commit has about a version. */
export type ChangelogAtCommit =
  | { readonly kind: "found"; readonly notes: ReleaseNotes }
  /** `nearest` is a sentence about the heading that comes nearest. */
  | { readonly kind: "no-section"; readonly nearest: string }
  | { readonly kind: "no-file" | "empty-section" };

export async function readChangelogAt(forge: Forge, question: ChangelogQuestion): Promise<ChangelogAtCommit> {
  const { kind, repository, commit, version, changelog } = question;
  const file = await changelogPath(forge, kind, { repository, path: changelog, ref: commit });
  const text = file === undefined ? undefined : await readChangelogFile(forge, { repository, path: file.path, commit });
  if (text === undefined) return { kind: "no-file" };
  const read = readChangelog(text);
  const notes = notesIn(read, version);
  if (notes === undefined) return { kind: "no-section", nearest: nearestHeading(read, version.replace(/^v/, "")) };
  return notes.body === "" ? { kind: "empty-section" } : { kind: "found", notes };
}

/** For a refusal: what is missing. */
export function missingSection(
  { changelog, version, commit }: ChangelogQuestion,
  found: Exclude<ChangelogAtCommit, { readonly kind: "found" | "no-file" }>,
): string {
  return found.kind === "no-section"
    ? `${changelog} has no section of ${version} at ${commit}. ${found.nearest}`
    : `${changelog} has an empty section of ${version} at ${commit}.`;
}
