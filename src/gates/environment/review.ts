import type { Person } from "../verdict/gate-verdict.ts";

/** One person's answer to one request of the gate. */
export interface Review {
  readonly state: "approved" | "rejected";
  readonly by: Person;
  readonly comment: string;
}
