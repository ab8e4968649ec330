import { newSnapshot, noNewSnapshot } from "../../src/backup/new-snapshot.ts";
import { listSnapshots } from "../../src/backup/restic.ts";
import type { Snapshot } from "../../src/backup/restic-answers.ts";
import type { Outcome } from "../../src/plan/outcome.ts";
import { beganAt, type TakenBackup, takenBackup } from "../../src/report/taken-backup-report.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { HostPlace } from "../../src/world/host-place.ts";
import type { Shell } from "../../src/world/shells.ts";
import type { SnapshotPlace, TakeInputs, TakeWorld } from "./take-inputs.ts";

/** A backup that ended well, by the name under which it is found again; or why nobody can name it. */
export interface Named {
  readonly taken: TakenBackup | undefined;
  readonly failure: StageFailure | undefined;
}

/** What was there before: undefined where nobody can say, since the backup is on its way, or restic does not keep it. */
export async function snapshotsBefore(
  { snapshots, place }: TakeInputs,
  world: TakeWorld,
  isOnItsWay: boolean,
): Promise<readonly Snapshot[] | undefined> {
  if (snapshots === undefined || isOnItsWay) return undefined;
  return await inRepository(snapshots, place, world, (shell) => listSnapshots(shell, snapshots.repository));
}

/** With restic a command that ended well has made a snapshot, and it has a name; anything else was no backup. */
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
