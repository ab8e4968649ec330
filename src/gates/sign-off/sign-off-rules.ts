import type { Clock, ForgeKind } from "../../ports/world.ts";
import type { GateRules } from "../rules/gate-rules.ts";

/** What counts as a sign-off, where, and when. */
export interface SignOffRules extends GateRules {
  readonly forge: ForgeKind;
  readonly defaultBranch: string;
  /** The account of the runs' own token. */
  readonly requester: string;
  readonly clock: Clock;
}
