import { setTimeout as delay } from "node:timers/promises";
import type { Release } from "../test/sandbox/release.ts";
import { NotAsMeant } from "./ending.ts";
import { differences, type Meant } from "./meant.ts";
import type { Aftermath } from "./story.ts";
import type { Theatre } from "./theatre.ts";
import { lookAtTruth, type Truth } from "./truth.ts";

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
  readonly seen: Map<string, Truth>;
}

/** Looks past Sluice's own word at the host. Throws NotAsMeant with every difference; says what was compared. */
export async function compare(theatre: Theatre, memory: Memory, { live, outcome }: Aftermath): Promise<string> {
  const tag = live.at(-1);
  const published = tag === undefined ? undefined : memory.published.get(tag);
  if (tag === undefined || published === undefined) return "Nothing is meant to run yet.";
  const seenBefore = [...memory.seen.values()];
  const meant: Meant = {
    ...published,
    outcome,
    written: [...new Set([...memory.seen.keys(), tag])],
    retained: seenBefore.flatMap(({ containers }) => containers.map(({ image }) => image)),
  };
  const truth = await settledTruth(theatre, meant);
  const found = differences(meant, truth);
  if (found.length > 0) throw new NotAsMeant(found.map((one) => `- ${one}`).join("\n"));
  memory.seen.set(tag, truth);
  return "Compared: containers, image identities, environment, mounted configuration, data, checkout, host record, kept images. All as meant.";
}

/** The worker writes once a second, and has no health check: a release that is live may not have written yet. */
export async function settledTruth(theatre: Theatre, { written }: Meant): Promise<Truth> {
  for (let attempt = 1; ; attempt++) {
    const truth = await lookAtTruth(theatre);
    if (attempt === 15 || written.every((version) => truth.written.includes(version))) return truth;
    await delay(1000);
  }
}
