import type { Config } from "../../src/config/schema.ts";
import type { DefaultBranch } from "../../src/gates/rules/default-branch.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { ReadinessInputs } from "./readiness-inputs.ts";

/** A commit to release, and the source of its requirements. */
export interface Question {
  readonly inputs: ReadinessInputs;
  readonly forge: Forge;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly version: string;
  readonly commit: string;
  readonly isHotfix: boolean;
  readonly branch: DefaultBranch;
  /** The configuration of the default branch: a tag could have rules of its own that require nothing. */
  readonly config: Config;
}
