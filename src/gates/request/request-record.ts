import type { Forge } from "../../ports/forge.ts";
import { type PlainText, plain, shortened } from "../../text/plain-text.ts";
import type { ApprovalRequest } from "./approval-request.ts";
import { allStatuses, DESCRIPTION_LIMIT, leaveStatus, statusesOf } from "./commit-status.ts";
import { textDigest } from "./text-digest.ts";

/**
 * A run that asks first records what it is about to ask, as a status of the commit that it asks about. A run asks each question
 * once, so that a request counts when there is exactly one record, and it fits: a person who adds another one only prevents the approval.
 */

export interface RecordPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** The commit that is asked about. */
  readonly commit: string;
}

type AskedBy = Pick<ApprovalRequest, "asks" | "version" | "run" | "attempt">;

function contextOf({ asks, run, attempt }: AskedBy): string {
  return `${familyOf({ asks })}${run}-${attempt}`;
}

function familyOf({ asks }: Pick<AskedBy, "asks">): string {
  return `sluice/request/${asks}/`;
}

/** With the version, since a commit may have several tags. */
export function requestRecord({ version }: Pick<AskedBy, "version">, body: string): PlainText {
  return shortened(plain`${textDigest(body)} ${version}`, DESCRIPTION_LIMIT);
}

export async function recordRequest(
  forge: Forge,
  place: RecordPlace,
  { request, body, url }: { readonly request: AskedBy; readonly body: string; readonly url: string },
): Promise<void> {
  const description = requestRecord(request, body);
  await leaveStatus(forge, place, { context: contextOf(request), isSuccess: true, description, url });
}

export type RecordAnswer = "one that fits" | "one of another text" | "none" | "several";

/** What is recorded of a request with this text. */
export async function findRecord(
  forge: Forge,
  place: RecordPlace,
  { request, body }: { readonly request: AskedBy; readonly body: string },
): Promise<RecordAnswer> {
  const [first, ...more] = await statusesOf(forge, place, contextOf(request));
  if (first === undefined) return "none";
  if (more.length > 0) return "several";
  return first.description === requestRecord(request, body).text ? "one that fits" : "one of another text";
}

/**
 * Whether the same was asked anew before an answer was given. Comments can be deleted, also the one that was answered; that it was
 * posted is recorded for good.
 */
export async function isAskedAnew(
  forge: Forge,
  place: RecordPlace,
  request: AskedBy,
  answeredAt: number,
): Promise<boolean> {
  const all = await allStatuses(forge, place);
  const own = all.find(({ context }) => context === contextOf(request))?.id ?? 0;
  return all.some(
    ({ context, description, id, createdAt = 0 }) =>
      context.startsWith(familyOf(request)) &&
      aboutOf(description) === aboutOf(requestRecord(request, "").text) &&
      id > own &&
      createdAt <= answeredAt,
  );
}

/** What a record says besides the digest. */
function aboutOf(description: string): string {
  return description.replace(/^\S+ ?/, "");
}
