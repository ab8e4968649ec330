import { type Destination, destinationLine, destinationOf } from "../../src/config/destination.ts";
import { parseConfig } from "../../src/config/parse.ts";
import type { Config } from "../../src/config/schema.ts";
import { fileAt } from "../../src/gates/rules/default-branch.ts";
import type { Forge } from "../../src/ports/forge.ts";
import { destinationRow } from "../../src/readiness/rows/destination-row.ts";
import type { Row } from "../../src/readiness/rows/row.ts";

export interface DestinationWish {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly commit: string;
  /** Path of the configuration file. */
  readonly config: string;
  readonly environment: string;
  /** The configuration of the default branch. */
  readonly rules: Config;
  /** What the approver was shown; empty without an approval. */
  readonly approved: string;
}

export interface CheckedDestination {
  readonly rows: readonly Row[];
  /** For the approval request; empty where the configuration names no host. */
  readonly line: string;
}

/** The stages that reach a host read the commit's own configuration: here it is compared with the default branch's. */
export async function checkDestination(forge: Forge, wish: DestinationWish): Promise<CheckedDestination> {
  const { repository, commit, config: path, environment, rules, approved } = wish;
  const text = await fileAt(forge, { repository, path, ref: commit });
  const config = text === undefined ? {} : parseConfig(text, `${path} of ${commit.slice(0, 12)}`);
  const own: Destination = destinationOf(config, environment);
  const isFree = rules["check-readiness"]?.destination === "commit";
  const rows = destinationRow({ rules: destinationOf(rules, environment), own, approved, isFree });
  return { rows, line: destinationLine(own) };
}
