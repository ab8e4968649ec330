import type { Forge } from "../../ports/forge.ts";
import { openDefaultBranch } from "./default-branch.ts";
import { type GateRules, gateChecklist, readConfigText, rulesOf } from "./gate-rules.ts";

export interface RulesPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** Path of the configuration file. */
  readonly config: string;
  readonly environment: string;
}

export interface GateAtBranch extends GateRules {
  /** The default branch's name. */
  readonly branch: string;
  /** What a person goes through before they answer. */
  readonly checklist: readonly string[];
  /** What the tags of the product begin with; empty for nothing. */
  readonly tagPrefix: string;
}

/** A gate as the default branch has it now. */
export async function readRules(
  forge: Forge,
  { repository, config: path, environment }: RulesPlace,
): Promise<GateAtBranch> {
  const branch = await openDefaultBranch(forge, repository);
  const config = readConfigText(await branch.file(path), path);
  return {
    ...rulesOf(config, environment),
    branch: branch.name,
    checklist: gateChecklist(config, environment),
    tagPrefix: config["tag-prefix"] ?? "",
  };
}
