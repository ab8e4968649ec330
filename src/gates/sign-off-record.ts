import type { Forge } from "../world/forge.ts";

export interface SignOffPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly commit: string;
}

export interface SignOffRecord {
  readonly environment: string;
  readonly isApproved: boolean;
  /** Who answered, for the status' description. */
  readonly by: string;
  /** The run that asked, or the comment that answered. */
  readonly url: string;
}

/** The status' name for the answer of one environment. */
export function signOffContext(environment: string): string {
  return `sluice/${environment}`;
}

export async function recordSignOff(forge: Forge, place: SignOffPlace, record: SignOffRecord): Promise<void> {
  const { environment, isApproved, by, url } = record;
  const context = signOffContext(environment);
  const state = isApproved ? "success" : "failure";
  const description = `${isApproved ? "Signed off" : "Sent back"} by ${by}`.slice(0, 140);
  await forge.write({
    method: "POST",
    path: `${place.repository}/statuses/${place.commit}`,
    body: { state, context, description, target_url: url },
    what: `leave the status ${context}`,
    // The same word twice is one: the newest counts.
    happened: async () => undefined,
  });
}
