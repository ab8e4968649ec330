import type { Edits } from "../request/comment-edits.ts";
import type { Person } from "../verdict/gate-verdict.ts";

/** A comment, and whether its text is the one that its author wrote. */
export interface Answer {
  readonly id: number;
  readonly by: Person;
  readonly body: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly edits: Edits;
}
