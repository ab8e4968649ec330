import type { Forge } from "../world/forge.ts";
import { openDefaultBranch } from "./default-branch.ts";
import type { GateRules } from "./gate-facts.ts";
import { gateChecklist, readConfigText, rulesOf } from "./gate-rules.ts";

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
}

/** A gate as the default branch has it now. */
export async function readRules(
  forge: Forge,
  { repository, config: path, environment }: RulesPlace,
): Promise<GateAtBranch> {
  const branch = await openDefaultBranch(forge, repository);
  const config = readConfigText(await branch.file(path), path);
  return { ...rulesOf(config, environment), branch: branch.name, checklist: gateChecklist(config, environment) };
}
