import type { Person } from "./gate-verdict.ts";

/** What a gate wants of an answer. */
export interface GateRules {
  readonly environment: string;
  /** Who asks: the forge, by the environment's required reviewers, or we, in an issue. */
  readonly kind: "environment" | "comment";
  /** Logins that may open it, in lower case. Empty: whoever the environment names as a reviewer. */
  readonly owners: readonly string[];
  /** Whether the person who started the run may be the one who opens it. */
  readonly selfApproval: boolean;
  /** How long an approval is good for, in milliseconds. */
  readonly maxAgeMs: number;
  /** How long one that is kept with a commit is: for ever, unless the configuration says how long. */
  readonly keptAgeMs: number;
}

/** One person's answer to one opening of the gate. */
export interface Review {
  readonly state: "approved" | "rejected";
  readonly by: Person;
  readonly comment: string;
}
