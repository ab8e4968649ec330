import { StageFailure } from "../../failure/failure.ts";
import type { Survey } from "../../host/survey.ts";
import type { HostProgram } from "../../ports/host.ts";
import type { Cancellation, Log } from "../../ports/world.ts";
import { roundDurationText } from "../../text/duration-text.ts";
import type { ReleasingRun } from "./releasing-run.ts";
import { isUnderWay, type WatchWorld, watchedRelease, watchSentence } from "./watched-release.ts";
import type { WatchLimits } from "./while-watched.ts";

export interface WaitingWorld extends WatchWorld {
  readonly log: Log;
  readonly cancellation: Cancellation;
}

/** A token of a run has 1,000 questions an hour for the whole repository. */
const POLL_MS = 20_000;
/** How often a person sees that it still waits. */
const PROGRESS_MS = 5 * 60_000;
/** Of the six hours of a job, without an hour for the backup and the deploy. */
const LONGEST_JOB_MS = 5 * 3_600_000;

/** Refuses to replace a release that another run still watches. */
export async function refuseWhileWatched(survey: Survey, { watchMs }: WatchLimits, world: WatchWorld): Promise<void> {
  const watched = await watchedRelease(survey, world);
  if (watched === undefined) return;
  throw new StageFailure({
    what: watchSentence(watched, watchMs, world.clock),
    means: `A deploy now would end the watch of ${watched.version} without a verdict. Nothing was changed.`,
    todo: "Run this workflow again when that run has ended; cancel that run if it makes no progress. `deploy.while-watched` sets whether a release waits; a hotfix and a rollback never do.",
  });
}

/**
 * Waits until the release that the host runs is no longer watched by another run, and refuses where the host does not run it
 * afterwards: this release was approved before that.
 */
export async function waitForWatch(
  host: Pick<HostProgram, "survey">,
  { limitMs, watchMs }: WatchLimits,
  world: WaitingWorld,
): Promise<void> {
  const ends = world.clock.monotonic() + limitMs;
  let awaited: ReleasingRun | undefined;
  for (;;) {
    const survey = await host.survey();
    const watched = await watchedRelease(survey, world);
    if (awaited === undefined && watched !== undefined) warnOfLongJob({ limitMs, watchMs }, world.log);
    awaited ??= watched;
    // A deploy that is being carried out may still fail, and then the release that was waited for runs on.
    if (awaited !== undefined && !isDeploying(watched)) requireStillCurrent(awaited, survey);
    if (watched === undefined) return;
    await waitForRun(watched, { ends, limitMs, watchMs }, world);
  }
}

function warnOfLongJob({ limitMs, watchMs }: WatchLimits, log: Log): void {
  if (limitMs + watchMs <= LONGEST_JOB_MS) return;
  log.warning(
    `This release waits for ${roundDurationText(limitMs)} at most, and is then watched for ${roundDurationText(watchMs)}. A hosted runner ends a job after 6 hours, and a watch that is ended has no verdict: set \`deploy.while-watched-timeout\` to a shorter time.`,
  );
}

function isDeploying(watched: ReleasingRun | undefined): boolean {
  return watched !== undefined && watched.deployedAt === undefined;
}

interface Limits extends WatchLimits {
  /** By the monotonic clock. */
  readonly ends: number;
}

async function waitForRun(
  watched: ReleasingRun,
  { ends, limitMs, watchMs }: Limits,
  world: WaitingWorld,
): Promise<void> {
  const { clock, log, cancellation } = world;
  let lastReport = Number.NEGATIVE_INFINITY;
  let run: RunState = "under way";
  do {
    const sentence = watchSentence(watched, watchMs, clock);
    if (clock.monotonic() >= ends) throw tooLong(watched, sentence, limitMs);
    if (clock.monotonic() - lastReport >= PROGRESS_MS) {
      log.info(
        `${sentence} This release waits until that has ended, ${roundDurationText(ends - clock.monotonic())} at most.`,
      );
      lastReport = clock.monotonic();
    }
    await clock.sleep(Math.min(POLL_MS, ends - clock.monotonic()), cancellation.signal);
    if (cancellation.signal.aborted) throw cancelled(watched);
    const before = run;
    run = await stateOf(watched, world);
    // Once for each outage.
    if (typeof run === "object" && before === "under way")
      log.warning(`${run.unknown} So ${watched.version} counts as watched.`);
  } while (run !== "ended");
  log.info(`The run of ${watched.version} has ended its watch.`);
}

type RunState = "under way" | "ended" | { readonly unknown: string };

/** A forge that does not answer for a while ends no wait: the approval would be lost. */
async function stateOf(watched: ReleasingRun, world: WaitingWorld): Promise<RunState> {
  try {
    return (await isUnderWay(watched, world)) ? "under way" : "ended";
  } catch (error) {
    if (error instanceof StageFailure) return { unknown: error.what };
    throw error;
  }
}

function requireStillCurrent({ version, url }: ReleasingRun, { current }: Survey): void {
  if (current?.version === version) return;
  throw new StageFailure({
    what: `This release waited for the watch of ${version}, and ${version} does not run any more: ${current?.version ?? "no recorded release"} runs.`,
    means:
      "It was rolled back or replaced meanwhile, and the approval of this release was given before that. Nothing was changed.",
    todo: `Read in ${url} why. If this release does not have the same fault, start a new run of this workflow, with a new plan and a new approval.`,
  });
}

function tooLong({ version }: ReleasingRun, sentence: string, limitMs: number): StageFailure {
  return new StageFailure({
    what: `This release waited for ${roundDurationText(limitMs)}. ${sentence}`,
    means: `A deploy now would end the watch of ${version} without a verdict. Nothing was changed.`,
    todo: "Run this workflow again when that run has ended; cancel that run if it makes no progress. Or set `deploy.while-watched-timeout` to a longer time.",
  });
}

function cancelled({ version }: ReleasingRun): StageFailure {
  return new StageFailure({
    what: `The run was cancelled while this release waited for the watch of ${version}.`,
    means: "Nothing was changed.",
    todo: "Run this workflow again to release it.",
  });
}
