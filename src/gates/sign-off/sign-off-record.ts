import type { Forge } from "../../ports/forge.ts";
import { plain } from "../../text/plain-text.ts";
import { leaveStatus, type StatusPlace } from "../request/commit-status.ts";

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

export async function recordSignOff(forge: Forge, place: StatusPlace, record: SignOffRecord): Promise<void> {
  const { environment, isApproved, by, url } = record;
  const context = signOffContext(environment);
  const description = plain`${isApproved ? "Signed off" : "Sent back"} by ${by}`;
  await leaveStatus(forge, place, { context, isSuccess: isApproved, description, url });
}
