import type { Forge } from "../world/forge.ts";
import { openDefaultBranch } from "./default-branch.ts";
import type { GateRules } from "./gate.ts";
import { gateRules } from "./gate-rules.ts";

export interface RulesPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** Path of the configuration file. */
  readonly config: string;
  readonly environment: string;
}

/** The rules of a gate as the default branch has them now, and that branch's name. */
export async function readRules(
  forge: Forge,
  { repository, config, environment }: RulesPlace,
): Promise<GateRules & { readonly branch: string }> {
  const branch = await openDefaultBranch(forge, repository);
  return { ...gateRules(await branch.file(config), config, environment), branch: branch.name };
}
