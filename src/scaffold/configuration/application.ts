import type { FoundImage } from "../compose/built-images.ts";
import type { ComposeFiles } from "../compose/compose-files.ts";
import type { ComposeService } from "../compose/compose-project.ts";
import type { Forge } from "../forge/forge.ts";

/** What is known of the application and its repository. */
export interface Application {
  readonly forge: Forge;
  /** One of several products; undefined for the one whose tags have no prefix. */
  readonly product: string | undefined;
  /** Folder of the product in the repository. */
  readonly folder: string;
  readonly project: string;
  /** Where the project's name comes from: `name:` of the Compose file, `--product`, or the name of the folder. */
  readonly projectSource: "compose" | "product" | "folder";
  readonly compose: ComposeFiles;
  readonly services: readonly ComposeService[];
  readonly images: readonly FoundImage[];
  readonly changelog: string | undefined;
  /** Files of the workflows that the repository has beside those of Sluice. */
  readonly workflows: readonly string[];
  readonly branch: string;
}

const USUAL_CHANGELOG = "CHANGELOG.md";
const CHANGELOG = /^(.*\/)?(CHANGELOG|CHANGES|HISTORY|NEWS|RELEASES?)\.md$/i;

/** The changelog nearest to the root, by the names that are usual. */
export function findChangelog(repositoryFiles: readonly string[]): string | undefined {
  const found = repositoryFiles.filter((path) => CHANGELOG.test(path));
  if (found.includes(USUAL_CHANGELOG)) return USUAL_CHANGELOG;
  const depth = (path: string): number => path.split("/").length;
  return found.toSorted((one, other) => depth(one) - depth(other) || (one < other ? -1 : 1))[0];
}

/** The name that Compose gives a project after its folder. */
export function projectNameOf(folder: string): string {
  return (
    folder
      .toLowerCase()
      .replaceAll(/[^a-z0-9_-]/g, "")
      .replace(/^[_-]+/, "") || "app"
  );
}
