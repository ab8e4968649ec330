import type { Survey } from "../../host/survey.ts";
import type { HostProgram } from "../../ports/host.ts";
import type { Cancellation, Clock, Log, RunContext } from "../../ports/world.ts";
import { lockRefusals } from "../refusals/host-refusals.ts";
import { withoutOurOwn } from "./own-change.ts";

export interface LockWaiter {
  readonly log: Log;
  readonly run: RunContext;
  readonly clock: Clock;
  readonly cancellation: Cancellation;
}

const BETWEEN_SURVEYS_MS = 5000;

/**
 * A survey of the host, repeated until no other change holds the lock, for at most this many milliseconds. The last
 * survey is returned in any case: the decision that uses it refuses a held lock.
 */
export async function surveyWhenFree(host: HostProgram, waiter: LockWaiter, milliseconds: number): Promise<Survey> {
  const { log, run, clock, cancellation } = waiter;
  const ends = clock.monotonic() + milliseconds;
  let told = false;
  for (;;) {
    const survey = await host.survey();
    const [held] = lockRefusals(withoutOurOwn(survey, run));
    if (held === undefined || clock.monotonic() >= ends || cancellation.signal.aborted) return survey;
    if (!told) log.info(`${held.what} Waiting until it has ended, ${Math.round(milliseconds / 1000)} s at most.`);
    told = true;
    await clock.sleep(BETWEEN_SURVEYS_MS, cancellation.signal);
  }
}
