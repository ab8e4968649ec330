import type { Incoming } from "../../src/backup/postgres/incoming.ts";
import { type LiveDatabases, lookAtDatabases } from "../../src/backup/postgres/live-databases.ts";
import { findBackup, readBackup } from "../../src/backup/postgres/newest-backup.ts";
import { requireNoVolumes } from "../../src/backup/postgres/volumes.ts";
import { refused } from "../../src/deploy/change/change-results.ts";
import { changeHost } from "../../src/deploy/change/change-stage.ts";
import { repeatedRollback } from "../../src/deploy/past-rollback.ts";
import { decideRestore, usualBackup } from "../../src/deploy/restore/restore.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import type { Survey } from "../../src/host/survey.ts";
import type { Shell } from "../../src/ports/shell.ts";
import type { Stage, StageResult } from "../../src/stage/run-stage.ts";
import { type RestoreInputs, type RestoreWorld, readRestoreInputs } from "./restore-inputs.ts";

/** Data from a backup and the release that fits them, or everything as it was. */
export const restoreBackup: Stage<RestoreInputs, RestoreWorld> = {
  name: "restore-backup",
  handsOnReport: true,
  read: readRestoreInputs,
  run: restore,
};

interface Look {
  readonly incoming: Incoming;
  readonly live: LiveDatabases;
}

async function restore(inputs: RestoreInputs, world: RestoreWorld): Promise<StageResult> {
  const { place, wanted, request } = inputs;
  world.log.info(`Restoring on ${place.target.host}: ${wanted.directory}, project ${wanted.project}.`);
  const host = await world.hosts.open(place);
  try {
    const survey = await host.survey();
    const repeated = request.dryRun ? undefined : repeatedRollback(survey, world.run, "restore");
    if (repeated !== undefined) return await changeHost(host, world, request, () => repeated);
    const found = await lookOrFail(inputs, survey, world);
    if (found instanceof StageFailure) return refused(world.log, survey, found);
    const { incoming, live } = found;
    const result = await changeHost(host, world, request, (now) => decideRestore(now, incoming, live, wanted));
    const backup = incoming.kind === "backup" ? incoming.found.path : "";
    return { ...result, outputs: { ...result.outputs, backup } };
  } finally {
    await host.close();
  }
}

/** A backup that cannot be read is a refusal: nothing has been changed yet. */
async function lookOrFail(inputs: RestoreInputs, survey: Survey, world: RestoreWorld): Promise<Look | StageFailure> {
  try {
    return await look(inputs, survey, world);
  } catch (error) {
    if (error instanceof StageFailure) return error;
    throw error;
  }
}

/** Reads the backup in full and the databases as they are, before anything is stopped. */
async function look(inputs: RestoreInputs, survey: Survey, { shells, log }: RestoreWorld): Promise<Look> {
  const shell = await shells.onHost(inputs.place.target);
  try {
    return inputs.undo ? await lookAtKept(shell, inputs) : await lookAtBackup(shell, inputs, survey, log);
  } finally {
    await shell.close();
  }
}

async function lookAtBackup(
  shell: Shell,
  { source, backup, databasesOnly, newest }: RestoreInputs,
  survey: Survey,
  log: RestoreWorld["log"],
): Promise<Look> {
  const path = backup || usualBackup(survey);
  const found = await findBackup(shell, source, path);
  requireNoVolumes(found.evidence, found.path, databasesOnly);
  log.info(`The backup is ${found.path}. Reading it in full …`);
  for (const line of await readBackup(shell, source, found)) log.info(`✓ ${line}.`);
  const dumps = found.evidence.dumps.map(({ name }) => `${found.path}/${name}`);
  return {
    incoming: { kind: "backup", found },
    live: await lookAtDatabases(shell, source, { dumps, newest }),
  };
}

/** The newest time for which each of the databases was kept. */
async function lookAtKept(shell: Shell, { source, newest }: RestoreInputs): Promise<Look> {
  const live = await lookAtDatabases(shell, source, { dumps: [], newest });
  const { databases } = source.backups;
  const times = [...live.sizes.keys()].flatMap((name) => /_broken_(\d{14})$/.exec(name)?.[1] ?? []);
  const complete = times.filter((time) => databases.every((name) => live.sizes.has(`${name}_broken_${time}`)));
  const time = complete.toSorted().at(-1);
  if (time !== undefined) return { incoming: { kind: "kept", time }, live };
  throw new StageFailure({
    what: `On ${shell.name}, no restore has kept the databases ${databases.join(", ")}.`,
    means: "There is nothing that could take their place. Nothing was changed.",
    todo: "See with `psql -l` which databases there are: a kept one is called NAME_broken_TIME.",
  });
}
