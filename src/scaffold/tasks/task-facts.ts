import type { FoundImage } from "../compose/built-images.ts";
import type { Forge } from "../forge/forge.ts";
import type { RepositoryAddress } from "../forge/repository-address.ts";
import type { OpenLine } from "../open-lines.ts";
import type { WorkflowNeeds } from "./workflow-needs.ts";

/** All that the list is made from. */
export interface TaskFacts {
  readonly forge: Forge;
  readonly repository: RepositoryAddress;
  readonly needs: readonly WorkflowNeeds[];
  /** Patterns of the tags that release something, such as `v*`. */
  readonly tagPatterns: readonly string[];
  readonly images: readonly FoundImage[];
  readonly composeFiles: readonly string[];
  readonly open: readonly OpenLine[];
  /** Files of which a person has to merge the difference that was shown. */
  readonly toMerge: readonly string[];
  /** Repositories that the runner fetches actions from. */
  readonly actionAddresses: readonly string[];
  /** Repositories of other owners, such as `actions/checkout`, that the runner fetches from the forge itself. */
  readonly actionNames: readonly string[];
  /** Folders with workflows that this forge does not read. */
  readonly unreadFolders: readonly string[];
  readonly folder: string;
  /** Where a page of Sluice's docs is read, for its name without an ending, at the commit of the copy. */
  readonly guide: (page: string) => string;
}
