import type { Destination, PlanSecrets } from "../../plan/plan.ts";
import type { Cancellation, Clock, Log, RunContext } from "../../ports/world.ts";

/** What stages that change a host have in common. */
export interface ChangeRequest {
  readonly destination: Destination;
  readonly secrets: PlanSecrets;
  readonly dryRun: boolean;
  /** The fingerprint that was approved; empty when the plan is not bound to one. */
  readonly approvedFingerprint: string;
  /** Whether the key allows only a rollback: `return` of host/keys/only. */
  readonly rollbackOnly?: boolean;
  /** Backup that was taken for this change; it is recorded with the release. */
  readonly backup?: string;
  /** The release that an earlier attempt of the job has begun to deploy: the stage continues only with that one. Undefined for a new change. */
  readonly resumed?: { readonly version: string; readonly commit: string } | undefined;
  /** How long the stage waits for a lock that another change holds; by default not at all. */
  readonly lockWaitMs?: number;
}

export interface ChangeWorld {
  readonly log: Log;
  readonly run: RunContext;
  readonly cancellation: Cancellation;
  readonly clock: Clock;
}
