import { changeHost } from "../../src/deploy/change/change-stage.ts";
import { repeatedRollback } from "../../src/deploy/past-rollback.ts";
import { decideLimitedRollback, decideRollback } from "../../src/deploy/rollback.ts";
import type { Stage, StageResult } from "../../src/stage/run-stage.ts";
import { type RollbackInputs, type RollbackWorld, readRollbackInputs } from "./rollback-inputs.ts";

/** Rolls back to a release that the host keeps, without Git's remote and without the registry. */
export const rollback: Stage<RollbackInputs, RollbackWorld> = {
  name: "rollback",
  handsOnReport: true,
  read: readRollbackInputs,
  run: rollBack,
};

async function rollBack({ place, wanted, request }: RollbackInputs, world: RollbackWorld): Promise<StageResult> {
  world.log.info(
    `Rolling back to ${wanted.target}: ${place.target.host}:${wanted.directory}, project ${wanted.project}.`,
  );
  const host = await world.hosts.open(place);
  try {
    return await changeHost(
      host,
      world,
      request,
      (survey) =>
        (request.dryRun ? undefined : repeatedRollback(survey, world.run, "rollback")) ??
        (request.rollbackOnly ? decideLimitedRollback(survey, wanted) : decideRollback(survey, wanted)),
    );
  } finally {
    await host.close();
  }
}
