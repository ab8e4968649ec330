import type { GateRequest } from "./gate-request.ts";
import type { Person } from "./gate-verdict.ts";

/** A comment as the forge keeps it. Times are milliseconds since the epoch. */
export interface Comment {
  readonly id: number;
  readonly by: Person;
  readonly body: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A request that we posted, with the comment that carries it. */
export interface PostedRequest extends GateRequest {
  readonly comment: Comment;
}
