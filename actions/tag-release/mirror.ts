import { StageFailure } from "../../src/failure/failure.ts";
import type { Tags } from "../../src/ports/git.ts";
import type { Cancellation, Clock, Log } from "../../src/ports/world.ts";

export interface MirroredTag {
  readonly tag: string;
  readonly commit: string;
  readonly token: string;
  /** The server that has it. */
  readonly elsewhere: string;
  readonly workflow: string;
}

interface MirrorWorld {
  readonly log: Log;
  readonly tags: Tags;
  readonly clock: Clock;
  readonly cancellation: Cancellation;
}

const WAIT_MS = 120_000;
const POLL_MS = 5000;

/** A deploy reads its tag from the forge. Waits until a mirror has copied it; throws a StageFailure when none does. */
export async function mustBeMirrored(wanted: MirroredTag, world: MirrorWorld): Promise<void> {
  const { tag, commit, token, elsewhere } = wanted;
  const { log, tags, clock, cancellation } = world;
  const end = clock.monotonic() + WAIT_MS;
  for (let looks = 0; ; looks++) {
    const there = await tags.commitOf(tag, token);
    if (there === commit) return;
    if (there !== undefined) throw other(wanted, there);
    if (looks === 0) log.info(`${elsewhere} has ${tag}; waiting for a mirror to copy it to the forge.`);
    if (clock.monotonic() + POLL_MS > end || cancellation.signal.aborted) throw absent(wanted);
    await clock.sleep(POLL_MS, cancellation.signal);
  }
}

function absent({ tag, elsewhere, workflow }: MirroredTag): StageFailure {
  return new StageFailure({
    what: `${elsewhere} has the tag ${tag}, but the forge did not get it within ${WAIT_MS / 1000} s.`,
    means: `${workflow} reads the tag from the forge, so it was not started. The tag is not affected.`,
    todo: `Let a mirror copy tags to the forge at once, or push ${tag} there; then dispatch ${workflow} for it, or run this again.`,
  });
}

function other({ tag, commit, elsewhere, workflow }: MirroredTag, there: string): StageFailure {
  return new StageFailure({
    what: `The tag ${tag} is ${commit} on ${elsewhere}, but ${there} on the forge.`,
    means: `${workflow} would deploy another commit than the one that was tagged, so it was not started.`,
    todo: "Find out who made the forge's tag. Release the wanted commit under a new version.",
  });
}
