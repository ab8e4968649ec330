import { readFile } from "../gates/github-answers.ts";
import { type ChangelogSection, changelogSection } from "../version/changelog.ts";
import type { Forge } from "../world/forge.ts";

export interface ChangelogQuestion {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly commit: string;
  readonly version: string;
  /** Path of the changelog. */
  readonly changelog: string;
}

/** What a commit's own changelog tells of a version. */
export type ToldRelease =
  | { readonly kind: "told"; readonly section: ChangelogSection }
  | { readonly kind: "no-file" | "no-section" | "empty-section" };

export async function readTold(forge: Forge, question: ChangelogQuestion): Promise<ToldRelease> {
  const { repository, commit, version, changelog } = question;
  const path = changelog.split("/").map(encodeURIComponent).join("/");
  const text = readFile(await forge.read(`${repository}/contents/${path}?ref=${commit}`));
  if (text === undefined) return { kind: "no-file" };
  const section = changelogSection(text, version);
  if (section === undefined) return { kind: "no-section" };
  return section.body === "" ? { kind: "empty-section" } : { kind: "told", section };
}
