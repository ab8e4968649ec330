import type { FileMode } from "../../src/readiness/changelog-path.ts";
import type { Markdown } from "../../src/text/markdown.ts";

/** One file of a branch, as it shall be. */
export interface Edit {
  /** With its leading v. */
  readonly version: string;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly branch: string;
  /** The commit that the branch has to end with. */
  readonly parent: string;
  readonly path: string;
  /** As Git keeps the file. */
  readonly mode: FileMode;
  readonly text: string;
  readonly message: string;
  /** For a pull request: its branch, title and text. */
  readonly pull: { readonly branch: string; readonly body: Markdown };
  readonly write: "auto" | "commit" | "pull-request";
}

export type Written =
  | { readonly kind: "commit"; readonly commit: string }
  | { readonly kind: "pull-request"; readonly url: string };

export interface Ending {
  readonly written: Written;
  /** False where an earlier run's pull request is sufficient. */
  readonly changed: boolean;
}
