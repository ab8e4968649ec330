import type { Host } from "../world/host-program.ts";
import { orMissing } from "./run-watch.ts";
import { type Counted, missing, quiet, type Seen, type Signal, type Source } from "./signal.ts";
import type { Signals } from "./sources.ts";

/** A source that gave nothing before the deploy, and what that comes to. */
export interface Gap {
  readonly name: string;
  readonly text: string;
  readonly weight: "refuses" | "warns" | "told";
}

/** What a look before a deploy has found. */
export interface Preflight {
  readonly gaps: readonly Gap[];
  /** What was counted, by the name of the signal that did. */
  readonly usual: ReadonlyMap<string, Counted>;
}

/** Looks once at everything, before a release is deployed: what is missing now was mistyped, or cannot be reached. */
export async function preflight(signals: Signals, host: Pick<Host, "watch">): Promise<Preflight> {
  const look = await orMissing(() => host.watch({ events: 0, logs: 0, proof: "" }, 0));
  const why = typeof look === "string" ? look : look.engine ? "" : "the engine says nothing";
  // An adopted application may run, but no release of ours was ever used.
  const isFirst = typeof look !== "string" && look.engine && look.release === "";
  const own = why === "" ? undefined : weigh(signals.containers, missing(why));
  const answers = await Promise.all(
    signals.asked.map(async (source) => {
      const seen = await orMissing(() => ask(source, isFirst));
      return { source, seen: typeof seen === "string" ? missing(seen) : seen };
    }),
  );
  const gaps = [own, ...answers.map(({ source, seen }) => weigh(source, seen))];
  return {
    gaps: gaps.filter((gap) => gap !== undefined),
    usual: new Map(
      answers.flatMap(({ source, seen: { counted } }) => (counted === undefined ? [] : [[source.name, counted]])),
    ),
  };
}

async function ask({ ask, askBefore }: Source, isFirst: boolean): Promise<Seen> {
  if (askBefore === undefined) return await ask();
  return isFirst ? quiet("nothing is usual yet: this is the first release") : await askBefore();
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
