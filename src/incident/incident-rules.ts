import type { Config } from "../config/schema.ts";
import { openDefaultBranch } from "../gates/rules/default-branch.ts";
import { type GateRules, gateOwners, readConfigText, rulesOf } from "../gates/rules/gate-rules.ts";
import type { Forge } from "../ports/forge.ts";
import { USUAL_INCIDENT_LABEL } from "./incident-label.ts";
import type { IncidentEnding } from "./incident-mark.ts";
import type { Runbooks } from "./runbooks.ts";
import type { Severity } from "./severity.ts";

/** What the default branch says of incidents now. */
export interface IncidentRules {
  /** Of the gate `incident`; of the environment where that gate has no owner. */
  readonly gate: GateRules;
  /** The label by which an open incident blocks releases. */
  readonly label: string;
  readonly runbooks: Runbooks;
  /** The severity of an incident that a run declares by itself; undefined where it declares none. */
  readonly automatic: (ending: IncidentEnding) => Severity | undefined;
  readonly config: Config;
}

export interface IncidentRulesPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** Path of the configuration file. */
  readonly config: string;
  readonly environment: string;
}

const GATE = "incident";

/** A rollback that failed or was refused needs a person at once. A release that never changed the host affected no one. */
const SEVERITIES: Readonly<Record<IncidentEnding, Severity | undefined>> = {
  held: 1,
  "rollback-refused": 1,
  unknown: 2,
  "rolled-back": 3,
  failed: undefined,
};

export async function readIncidentRules(
  forge: Forge,
  { repository, config: path, environment }: IncidentRulesPlace,
): Promise<IncidentRules> {
  const branch = await openDefaultBranch(forge, repository);
  return incidentRules(readConfigText(await branch.file(path), path), environment);
}

function incidentRules(config: Config, environment: string): IncidentRules {
  const { incidents } = config;
  const label = config["check-readiness"]?.["incident-label"];
  return {
    gate: rulesOf(config, gateOwners(config, GATE).length > 0 ? GATE : environment),
    label: typeof label === "string" ? label : USUAL_INCIDENT_LABEL,
    runbooks: Object.fromEntries(
      Object.entries(incidents?.runbooks ?? {}).map(([scenario, links]) => [scenario, [links].flat()]),
    ),
    automatic: (ending) => {
      if (incidents === undefined || incidents.automatic === false) return undefined;
      return (incidents.severities?.[ending] ?? SEVERITIES[ending]) || undefined;
    },
    config,
  };
}
