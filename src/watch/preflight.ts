import type { Host } from "../ports/host.ts";
import { orMissing } from "./run-watch.ts";
import { type Counted, missing, type Observation, quiet, type Signal, type Source } from "./signal.ts";
import type { Signals } from "./sources.ts";

/** A source that had no data before the deploy, and its consequence. */
export interface Gap {
  readonly name: string;
  readonly text: string;
  readonly weight: "refuses" | "warns" | "allowed";
}

/** The result of reading all sources before a deploy. */
export interface Preflight {
  readonly gaps: readonly Gap[];
  /** What was counted, by the name of the signal that did. */
  readonly usual: ReadonlyMap<string, Counted>;
}

/** Reads every source once, before a release is deployed: a source without an answer is misspelled or unreachable. */
export async function preflight(signals: Signals, host: Pick<Host, "lookOnce">): Promise<Preflight> {
  const glance = await orMissing(() => host.lookOnce());
  const look = typeof glance === "string" ? glance : glance.look;
  const why = typeof look === "string" ? look : look.engine ? "" : "the engine does not answer";
  // An adopted application may run, but no release was recorded yet.
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

async function ask({ ask, askBefore }: Source, isFirst: boolean): Promise<Observation> {
  if (askBefore === undefined) return await ask();
  return isFirst ? quiet("nothing is usual yet: this is the first release") : await askBefore();
}

/**
 * A bad sample at this time is about the old release, and is ignored. A source that answers without data (no users at
 * night, no release yet) counts as its `on-missing` defines; a source that cannot be reached is an error.
 */
export function weigh({ name, rules }: Signal, seen: Observation): Gap | undefined {
  if (seen.reading !== "missing") return undefined;
  const { text } = seen;
  if (seen.quiet && rules.onMissing === "pass") return { name, text, weight: "allowed" };
  const refuses = !rules.advisory && (!seen.quiet || rules.onMissing === "fail");
  return { name, text, weight: refuses ? "refuses" : "warns" };
}
