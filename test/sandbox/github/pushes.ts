import { type Hub, starts } from "./hub.ts";
import type { Identity } from "./people.ts";

/** What a ref was, and will be; undefined where there is none. */
export interface RefMove {
  readonly ref: string;
  readonly after: string | undefined;
}

/** Writes a ref, and tells of the push unless a run made it with its own token. */
export function pushRef(hub: Hub, who: Identity, { ref, after }: RefMove): void {
  const before = hub.git.refs(ref).find((one) => one.ref === ref)?.sha;
  if (after === undefined) hub.git.deleteRef(ref);
  else hub.git.setRef(ref, after);
  if (after === undefined) hub.seenRefs.delete(ref);
  else hub.seenRefs.set(ref, after);
  if (starts(who)) hub.events.emit("push", { ref, before, after, actor: who.person.login });
}

/** Tells of what was pushed past the API since the last time. More than three tags in one push make no events at all. */
export function noticePushes(hub: Hub, actor: string): void {
  const now = new Map(hub.git.refs("refs/").map(({ ref, sha }) => [ref, sha]));
  const before = new Map(hub.seenRefs);
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter((ref) => before.get(ref) !== now.get(ref));
  const quiet = changed.filter((ref) => ref.startsWith("refs/tags/")).length > 3;
  hub.seenRefs.clear();
  for (const [ref, sha] of now) hub.seenRefs.set(ref, sha);
  for (const ref of changed) {
    if (quiet && ref.startsWith("refs/tags/")) continue;
    hub.events.emit("push", { ref, before: before.get(ref), after: now.get(ref), actor });
  }
}
