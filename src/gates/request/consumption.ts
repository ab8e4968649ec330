import type { Forge } from "../../ports/forge.ts";
import { plain } from "../../text/plain-text.ts";
import { leaveStatus, type StatusPlace, statusesOf } from "./commit-status.ts";
import type { PostedRequest } from "./issue-comment.ts";

/**
 * A request is answered once, and its answer is acted on once: by one run, in one attempt. That it was consumed is kept as a status
 * of the commit of the approval request. The first one counts; a person who adds one by hand only prevents the approval.
 */
export interface Consumption {
  /** Id of the answering comment. */
  readonly comment: number;
  readonly run: number;
  /** 0 where the forge counts none. */
  readonly attempt: number;
}

const DESCRIPTION = /^answer (\d+), run (\d+), attempt (\d+)$/;

type Request = Pick<PostedRequest, "comment" | "commit">;

function contextOf({ comment }: Request): string {
  return `sluice/consumed/${comment.id}`;
}

/** What has consumed a request; undefined while nothing has. */
export async function consumptionOf(
  forge: Forge,
  repository: string,
  request: Request,
): Promise<Consumption | undefined> {
  const [first] = await statusesOf(forge, { repository, commit: request.commit }, contextOf(request));
  return first === undefined ? undefined : readConsumption(first.description);
}

export interface Consumed {
  readonly by: Consumption;
  /** Whether it was consumed by the caller. */
  readonly isOurs: boolean;
}

/** Consumes a request for a run's attempt, unless something else has: when two do at once, the first one has it. */
export async function consume(
  forge: Forge,
  repository: string,
  { request, by, url }: { readonly request: Request; readonly by: Consumption; readonly url: string },
): Promise<Consumed> {
  const before = await consumptionOf(forge, repository, request);
  // The same attempt may verify more than once. Where attempts are not told apart, nothing can.
  if (before !== undefined) return { by: before, isOurs: by.attempt > 0 && isSame(before, by) };
  const place: StatusPlace = { repository, commit: request.commit };
  const description = plain`answer ${by.comment}, run ${by.run}, attempt ${by.attempt}`;
  const context = contextOf(request);
  const written = await leaveStatus(forge, place, { context, isSuccess: true, description, url });
  const [first] = await statusesOf(forge, place, context);
  const now = first === undefined ? UNREADABLE : readConsumption(first.description);
  return { by: now, isOurs: isSame(now, by) && (by.attempt > 0 || first?.id === written) };
}

/** A record that another account wrote has consumed the request as well. */
const UNREADABLE: Consumption = { comment: 0, run: 0, attempt: 0 };

function readConsumption(description: string): Consumption {
  const [, comment, run, attempt] = DESCRIPTION.exec(description) ?? [];
  return comment === undefined ? UNREADABLE : { comment: Number(comment), run: Number(run), attempt: Number(attempt) };
}

function isSame(one: Consumption, other: Consumption): boolean {
  return one.comment === other.comment && one.run === other.run && one.attempt === other.attempt;
}
