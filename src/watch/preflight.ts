import type { Host } from "../world/host-program.ts";
import { orMissing } from "./run-watch.ts";
import { missing, type Seen, type Signal } from "./signal.ts";
import type { Signals } from "./sources.ts";

/** A source that gave nothing before the deploy, and what that comes to. */
export interface Gap {
  readonly name: string;
  readonly text: string;
  readonly weight: "refuses" | "warns" | "told";
}

/** Looks once at everything, before a release is deployed: what is missing now was mistyped, or cannot be reached. */
export async function preflight(signals: Signals, host: Pick<Host, "watch">): Promise<readonly Gap[]> {
  const look = await orMissing(() => host.watch({ events: 0, logs: 0, proof: "" }, 0));
  const why = typeof look === "string" ? look : look.engine ? "" : "the engine says nothing";
  const own = why === "" ? undefined : weigh(signals.containers, missing(why));
  const answers = await Promise.all(
    signals.asked.map(async (source) => {
      const seen = await orMissing(() => source.ask());
      return weigh(source, typeof seen === "string" ? missing(seen) : seen);
    }),
  );
  return [own, ...answers].filter((gap) => gap !== undefined);
}

/**
 * What is bad now is the old release's affair. A source that answers, and has no data at this time (nobody is there at
 * night, nothing was ever released), is worth what its `on-missing` says; one that nobody can ask is a mistake.
 */
export function weigh({ name, rules }: Signal, seen: Seen): Gap | undefined {
  if (seen.reading !== "missing") return undefined;
  const { text } = seen;
  if (seen.quiet && rules.onMissing === "pass") return { name, text, weight: "told" };
  const refuses = !rules.advisory && (!seen.quiet || rules.onMissing === "fail");
  return { name, text, weight: refuses ? "refuses" : "warns" };
}
