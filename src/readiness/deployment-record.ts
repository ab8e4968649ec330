import * as v from "valibot";
import type { Forge } from "../ports/forge.ts";
import { understand } from "../stage/answer.ts";
import type { PlainText } from "../text/plain-text.ts";

/**
 * A deployment of its own with a payload: the one that a job makes by naming its environment takes none. Only GitHub keeps
 * deployments.
 */
export interface DeploymentRecord {
  readonly environment: string;
  readonly commit: string;
  /** What is recorded: `sluice:` and a word. */
  readonly task: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly description: PlainText;
  /** Address of the run, which the payload names: one run leaves one record. */
  readonly runUrl: string;
  /** `inactive` where what is live is the deployment of the job. */
  readonly state: "success" | "inactive";
  /** What is being done, for a message: "record the override with the deployments". */
  readonly what: string;
}

/** `repository`: its path in the API, `/repos/owner/name`. */
export async function leaveDeployment(forge: Forge, repository: string, record: DeploymentRecord): Promise<void> {
  const { environment, commit, task, payload, description, runUrl, state, what } = record;
  const path = `${repository}/deployments`;
  const made = await forge.write({
    method: "POST",
    path,
    body: {
      ...{ ref: commit, task, environment, payload, description },
      // It deploys nothing, so nothing has to be merged or green for it.
      ...{ auto_merge: false, required_contexts: [] },
    },
    what,
    happened: async () => {
      const query = `environment=${encodeURIComponent(environment)}&task=${encodeURIComponent(task)}&sha=${commit}`;
      const found = understand(knownSchema, await forge.read(`${path}?${query}`), "deployments");
      return found.find((one) => one.sha === commit && JSON.stringify(one.payload).includes(JSON.stringify(runUrl)));
    },
  });
  const { id } = understand(v.object({ id: v.number() }), made, "a deployment");
  await forge.write({
    method: "POST",
    path: `${path}/${id}/statuses`,
    body: { state, description },
    what: `end it: ${what}`,
    // The same end twice is one.
    happened: async () => undefined,
  });
}

const knownSchema = v.array(v.object({ id: v.number(), sha: v.string(), payload: v.unknown() }));
