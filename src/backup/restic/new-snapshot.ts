import { StageFailure } from "../../failure/failure.ts";
import type { Place } from "../ask.ts";
import { filters, type ResticRepository } from "./restic.ts";
import type { Snapshot } from "./restic-answers.ts";

/**
 * The snapshot that a backup has made: the newest that was not there before. `before` is undefined where the snapshots
 * were not listed before the backup began; then it is the newest that began after `began`, in milliseconds of the
 * host's clock. `after` begins with the newest.
 */
export function newSnapshot(
  before: readonly Snapshot[] | undefined,
  after: readonly Snapshot[],
  began: number,
): Snapshot | undefined {
  const known = new Set(before?.map(({ id }) => id));
  return after.find((one) => (before === undefined ? one.began >= began : !known.has(one.id)));
}

export function noNewSnapshot(place: Pick<Place, "name">, source: ResticRepository): StageFailure {
  const wanted = filters(source).trim();
  return new StageFailure({
    what: `The command ended with 0, but on ${place.name} the restic repository has no new snapshot${wanted === "" ? "" : ` for ${wanted}`}.`,
    means: "What was taken is not where backups are looked for, so the newest one there is an older one.",
    todo: "See that `take-command` makes a snapshot in `restic-repository` (with `--skip-if-unchanged` it may make none), and that `restic-host`, `restic-tags` and `restic-paths` let it through.",
  });
}
