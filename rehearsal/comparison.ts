import { setTimeout as delay } from "node:timers/promises";
import type { Release } from "../test/sandbox/release.ts";
import { type ActualState, readActualState } from "./actual-state.ts";
import { UnexpectedResult } from "./ending.ts";
import { differences, type ExpectedState } from "./expected-state.ts";
import type { RehearsalProduction } from "./rehearsal-production.ts";
import type { Aftermath } from "./story.ts";

/** A release as it was published, and what its host had for it when it was. */
export interface Published {
  readonly release: Release;
  readonly motd: string;
  readonly greeting: string;
}

/** What the acts so far have published and left; each act is compared before the next begins. */
export interface Memory {
  readonly published: Map<string, Published>;
  /** What really ran after each act, by release. */
  readonly seen: Map<string, ActualState>;
}

/** Reads the actual state of the host, independently of Sluice. Throws UnexpectedResult with every difference; says what was compared. */
export async function compare(
  rehearsal: RehearsalProduction,
  memory: Memory,
  { live, outcome }: Aftermath,
): Promise<string> {
  const tag = live.at(-1);
  const published = tag === undefined ? undefined : memory.published.get(tag);
  if (tag === undefined || published === undefined) return "No release should run yet.";
  if (outcome === "held") return compareHeld(rehearsal);
  const seenBefore = [...memory.seen.values()];
  const expected: ExpectedState = {
    ...published,
    outcome,
    written: [...new Set([...memory.seen.keys(), tag])],
    retained: seenBefore.flatMap(({ containers }) => containers.map(({ image }) => image)),
  };
  const actual = await settledState(rehearsal, expected);
  const found = differences(expected, actual);
  if (found.length > 0) throw new UnexpectedResult(found.map((one) => `- ${one}`).join("\n"));
  memory.seen.set(tag, actual);
  return "Compared: containers, image identities, environment, mounted configuration, data, checkout, host record, kept images. Everything is as expected.";
}

/** What runs on a host that is on hold is not verified; that it is on hold is all that can be expected. */
async function compareHeld(rehearsal: RehearsalProduction): Promise<string> {
  const { marks, lastOutcome } = await readActualState(rehearsal);
  if (marks.join() !== "hold" || lastOutcome !== "held")
    throw new UnexpectedResult(`- the host is not on hold: its last change ended as ${lastOutcome}`);
  return "The host is on hold, as expected: v1.4.0 runs on the schema that it made, and no data were restored.";
}

/** The worker writes once a second, and has no health check: a release that is live may not have written yet. */
export async function settledState(rehearsal: RehearsalProduction, { written }: ExpectedState): Promise<ActualState> {
  for (let attempt = 1; ; attempt++) {
    const actual = await readActualState(rehearsal);
    if (attempt === 15 || written.every((version) => actual.written.includes(version))) return actual;
    await delay(1000);
  }
}
