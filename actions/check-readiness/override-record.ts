import * as v from "valibot";
import { understand } from "../../src/stage/answer.ts";
import type { Override } from "../../src/windows/override.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Log, RunContext } from "../../src/world/world.ts";

export interface OverrideRecord {
  readonly commit: string;
  readonly environment: string;
  readonly override: Override;
  /** The sentence that everybody else was told. */
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
  const path = `/repos/${run.repository}/deployments`;
  const payload = { override: { ...override, run: run.runUrl } };
  const made = await forge.write({
    method: "POST",
    path,
    body: {
      ...{ ref: commit, task: TASK, environment, payload, description: sentence.slice(0, SHORTEST) },
      // It deploys nothing, so nothing has to be merged or green for it.
      ...{ auto_merge: false, required_contexts: [] },
    },
    what: "record the override with the deployments",
    happened: async () => {
      const query = `environment=${encodeURIComponent(environment)}&task=${encodeURIComponent(TASK)}&sha=${commit}`;
      const found = understand(
        v.array(v.object({ id: v.number(), payload: v.unknown() })),
        await forge.read(`${path}?${query}`),
        "deployments",
      );
      return found.find((one) => JSON.stringify(one.payload).includes(JSON.stringify(run.runUrl)));
    },
  });
  const { id } = understand(v.object({ id: v.number() }), made, "a deployment");
  await forge.write({
    method: "POST",
    path: `${path}/${id}/statuses`,
    // Inactive: what is live there is the deployment of the job.
    body: { state: "inactive", description: sentence.slice(0, SHORTEST) },
    what: "end the record of the override",
    // The same end twice is one.
    happened: async () => undefined,
  });
  log.info(`The override is recorded with the deployments of ${environment}.`);
}
