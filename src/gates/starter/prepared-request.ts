import * as v from "valibot";
import type { Forge } from "../../ports/forge.ts";
import { understand } from "../../stage/answer.ts";
import { type PostedRequest, requestsIn } from "../request/issue-comment.ts";
import { readThread } from "../request/issue-thread.ts";

export interface PreparedPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** The account of the runs' own token. */
  readonly requester: string;
}

/**
 * The requests for a tag about this commit that were answered. Where the forge shows no job of a called workflow, no run can say
 * which one it started: then the person who prepared the commit counts as the starter of a release that a token started.
 */
export async function preparedRequests(
  forge: Forge,
  { repository, requester }: PreparedPlace,
  commit: string,
): Promise<readonly PostedRequest[]> {
  const statuses = understand(
    v.array(v.object({ context: v.string() })),
    await forge.list(`${repository}/commits/${commit}/statuses`),
    "the statuses of a commit",
  );
  const ids = new Set(statuses.flatMap(({ context }) => /^sluice\/consumed\/(\d+)$/.exec(context)?.[1] ?? []));
  const found: PostedRequest[] = [];
  for (const id of ids) {
    const thread = await readThread(forge, repository, id);
    const [request] = thread === undefined ? [] : requestsIn([thread.comment], requester);
    if (request?.asks === "tag" && request.commit === commit) found.push(request);
  }
  return found;
}
