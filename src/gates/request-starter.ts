import { type GateRequest, type Question, questionBefore } from "./gate-request.ts";
import { firstUse, requestTakenBy, type TakenIn } from "./gate-use.ts";

/** Who may not answer a request because they stand behind what it asks. */
export type Starter = Pick<GateRequest, "startedBy" | "behind">;

export interface Asking {
  readonly asks: Question;
  readonly version: string;
  readonly commit: string;
  /** People behind the token that started the run, where it was one and the forge tells. */
  readonly behind: readonly string[];
  readonly run: { readonly runId: string; readonly actor: string };
}

/**
 * An answer dispatches its run by a token, so whoever started the run before is the one who asks on. A tag that was answered
 * for in this issue was prepared by somebody: its release is theirs as well, whoever's token started it.
 */
export function starterOf({ asks, version, commit, behind, run }: Asking, thread: TakenIn): Starter {
  const { runId, actor } = run;
  const before = questionBefore(asks);
  if (before !== undefined) {
    const requests = thread.requests.filter((one) => one.asks === before && one.version === version);
    const taken = requestTakenBy(runId, { ...thread, requests });
    return { startedBy: taken?.startedBy ?? actor, behind: taken?.behind };
  }
  const people = [...behind, ...(asks === "release" ? preparersOf({ version, commit }, thread) : [])];
  const others = people.filter((login) => login.toLowerCase() !== actor.toLowerCase());
  return { startedBy: actor, behind: others.length === 0 ? undefined : [...new Set(others)] };
}

function preparersOf(
  { version, commit }: Pick<Asking, "version" | "commit">,
  { requests, comments, requester }: TakenIn,
): readonly string[] {
  const prepared = requests
    .filter((one) => one.asks === "tag" && one.version === version && one.commit === commit)
    .filter(({ comment: { by } }) => by.login.toLowerCase() === requester.toLowerCase())
    .filter(({ comment: { createdAt, updatedAt } }) => createdAt === updatedAt)
    .filter((one) => firstUse(one, comments, requester) !== undefined)
    .at(-1);
  return prepared === undefined ? [] : [prepared.startedBy, ...(prepared.behind ?? [])];
}
