import { newSnapshot, noNewSnapshot } from "../../src/backup/restic/new-snapshot.ts";
import { listSnapshots } from "../../src/backup/restic/restic.ts";
import type { Snapshot } from "../../src/backup/restic/restic-answers.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import type { Outcome } from "../../src/plan/outcome.ts";
import type { HostPlace } from "../../src/ports/host-place.ts";
import type { Shell } from "../../src/ports/shell.ts";
import { beganAt, type TakenBackup, takenBackup } from "../../src/report/backups/taken-backup-report.ts";
import type { SnapshotPlace, TakeInputs, TakeWorld } from "./take-inputs.ts";

/** A successful backup, by the name under which it is found again; or why its name is unknown. */
export interface Named {
  readonly taken: TakenBackup | undefined;
  readonly failure: StageFailure | undefined;
}

/**
 * The snapshots from before: undefined where they are unknown, since the backup has begun already, or restic does not
 * keep it.
 */
export async function snapshotsBefore(
  { snapshots, place }: TakeInputs,
  world: TakeWorld,
  isOnItsWay: boolean,
): Promise<readonly Snapshot[] | undefined> {
  if (snapshots === undefined || isOnItsWay) return undefined;
  return await inRepository(snapshots, place, world, (shell) => listSnapshots(shell, snapshots.repository));
}

/** With restic a successful command has made a snapshot with a name; anything else is no backup. */
export async function nameIt(
  outcome: Outcome,
  known: readonly Snapshot[] | undefined,
  { snapshots, place }: TakeInputs,
  world: TakeWorld,
): Promise<Named> {
  const taken = takenBackup(outcome);
  if (snapshots === undefined || taken === undefined) return { taken, failure: undefined };
  try {
    return await inRepository(snapshots, place, world, async (shell) => {
      const after = await listSnapshots(shell, snapshots.repository);
      const made = newSnapshot(known, after, Date.parse(beganAt(outcome)));
      if (made === undefined) return { taken: undefined, failure: noNewSnapshot(shell, snapshots.repository) };
      return { taken: { ...taken, id: made.id, bytes: made.size }, failure: undefined };
    });
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    return { taken: undefined, failure: error };
  }
}

/** A connection of its own each time: a backup takes longer than an idle one lives. */
async function inRepository<T>(
  { onHost }: SnapshotPlace,
  { target }: HostPlace,
  { shells }: TakeWorld,
  look: (shell: Shell) => Promise<T>,
): Promise<T> {
  const shell = onHost ? await shells.onHost(target) : shells.onRunner();
  try {
    return await look(shell);
  } finally {
    await shell.close();
  }
}
