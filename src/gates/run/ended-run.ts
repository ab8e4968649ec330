import type { Forge } from "../../ports/forge.ts";
import type { Clock } from "../../ports/world.ts";
import { type RunFacts, readRun } from "./run-facts.ts";

const POLL_MS = 5000;
/** A run that has asked ends within a minute; a person reads longer than that. */
const WAIT_MS = 120_000;

/** The facts of a run that has ended; `under way` where it has not after two minutes, undefined where there is no such run. */
export async function endedRun(forge: Forge, path: string, clock: Clock): Promise<RunFacts | "under way" | undefined> {
  const end = clock.monotonic() + WAIT_MS;
  for (;;) {
    const answer = await forge.read(path);
    if (answer === undefined) return undefined;
    const run = readRun(answer);
    if (run.isCompleted) return run;
    if (clock.monotonic() + POLL_MS > end) return "under way";
    await clock.sleep(POLL_MS);
  }
}
