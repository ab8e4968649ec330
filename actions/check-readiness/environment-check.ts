import type { Config } from "../../src/config/schema.ts";
import { rulesOf } from "../../src/gates/rules/gate-rules.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { ForgeKind } from "../../src/ports/world.ts";
import {
  customRulesRow,
  environmentRow,
  hasCustomRules,
  readEnvironment,
} from "../../src/readiness/rows/environment-row.ts";
import type { Row } from "../../src/readiness/rows/row.ts";

export interface EnvironmentQuestion {
  readonly repository: string;
  readonly environment: string;
  readonly config: Config;
  readonly kind: ForgeKind;
}

/** How the environment is protected, where it is the gate. */
export async function checkEnvironment(
  forge: Forge,
  { repository, environment, config, kind }: EnvironmentQuestion,
): Promise<readonly Row[]> {
  const rules = rulesOf(config, environment);
  if (kind !== "github" || rules.kind === "comment") return [];
  const answer = await forge.read(pathOf(repository, environment), [403, 404]);
  const own = environmentRow(environment, answer === undefined ? undefined : readEnvironment(answer), rules);
  const custom: string[] = [];
  // Every other gate that is configured is asked by a job that is no deployment.
  for (const name of Object.keys(config.gates ?? {}).filter((one) => one !== environment)) {
    const found = await forge.read(`${pathOf(repository, name)}/deployment_protection_rules`, [403, 404]);
    if (found !== undefined && hasCustomRules(found)) custom.push(name);
  }
  return custom.length === 0 ? [own] : [own, customRulesRow(custom)];
}

function pathOf(repository: string, environment: string): string {
  return `${repository}/environments/${encodeURIComponent(environment)}`;
}
