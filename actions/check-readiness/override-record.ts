import type { Forge } from "../../src/ports/forge.ts";
import type { Log, RunContext } from "../../src/ports/world.ts";
import { leaveDeployment } from "../../src/readiness/deployment-record.ts";
import { plain, shortened } from "../../src/text/plain-text.ts";
import type { Override } from "../../src/windows/override.ts";

export interface OverrideRecord {
  readonly commit: string;
  readonly environment: string;
  readonly override: Override;
  /** The sentence of all other reports. */
  readonly sentence: string;
}

const SHORTEST = 140;
const TASK = "sluice:override";

/**
 * Leaves an override with the environment's deployments, as the payload of a record of its own: the deployment that a job
 * makes by naming its environment takes none.
 */
export async function recordOverride(forge: Forge, record: OverrideRecord, run: RunContext, log: Log): Promise<void> {
  if (run.forge !== "github") {
    log.info("This forge keeps no deployments: the override is in the summary and in the announcement.");
    return;
  }
  const { commit, environment, override, sentence } = record;
  // Redacted before it is cut: half a secret would not be found.
  const description = shortened(plain`${log.redact(sentence)}`, SHORTEST);
  await leaveDeployment(forge, `/repos/${run.repository}`, {
    ...{ environment, commit, description, runUrl: run.runUrl, task: TASK, state: "inactive" },
    payload: { override: { ...override, run: run.runUrl } },
    what: "record the override with the deployments",
  });
  log.info(`The override is recorded with the deployments of ${environment}.`);
}
