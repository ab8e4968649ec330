import { decideAdopt } from "../../src/deploy/adopt.ts";
import { changeHost } from "../../src/deploy/change/change-stage.ts";
import { decideDeploy } from "../../src/deploy/deploy.ts";
import { refuseWhileWatched, waitForWatch } from "../../src/deploy/watched/wait-for-watch.ts";
import type { Stage, StageResult } from "../../src/stage/run-stage.ts";
import { recordBackup } from "./backup-record.ts";
import { type DeployInputs, type DeployWorld, readDeployInputs } from "./deploy-inputs.ts";

/** Deploys one release to one host, which rolls back automatically if the release fails. */
export const deployProd: Stage<DeployInputs, DeployWorld> = {
  name: "deploy-prod",
  handsOnReport: true,
  read: readDeployInputs,
  run: deploy,
};

async function deploy(inputs: DeployInputs, world: DeployWorld): Promise<StageResult> {
  const result = await change(inputs, world);
  const { request, environment, token, wanted } = inputs;
  const { backup = "" } = request;
  const { change: name = "" } = result.outputs;
  // Also if it failed: a person may need the backup then.
  if (backup === "" || name === "" || request.resumed !== undefined) return result;
  const { version, commit } = wanted;
  await recordBackup(
    () => world.forge(token),
    { backup, version, commit, environment, change: name },
    world.run,
    world.log,
  );
  return result;
}

async function change(inputs: DeployInputs, world: DeployWorld): Promise<StageResult> {
  const { place, wanted, adopt, request, whileWatched } = inputs;
  world.log.info(
    `${adopt ? "Adopting" : "Deploying"} ${wanted.version} (${wanted.commit.slice(0, 12)}): ${place.target.host}:${wanted.directory}, project ${wanted.project}.`,
  );
  const host = await world.hosts.open(place);
  try {
    const watches = replacesRelease(inputs) ? { ...world, forge: world.forge(inputs.token) } : undefined;
    if (watches !== undefined && whileWatched.rule === "wait") await waitForWatch(host, whileWatched, watches);
    return await changeHost(host, world, request, async (survey) => {
      if (adopt) return decideAdopt(survey, wanted);
      // Another deploy may have ended since; from this survey on the host itself refuses a plan for another release.
      if (watches !== undefined) await refuseWhileWatched(survey, whileWatched, watches);
      return decideDeploy(survey, wanted);
    });
  } finally {
    await host.close();
  }
}

/** Whether the watch of another release may matter: what an earlier attempt deployed replaces nothing, and neither does a plan. */
function replacesRelease({ adopt, request, whileWatched }: DeployInputs): boolean {
  return !adopt && !request.dryRun && request.resumed === undefined && whileWatched.rule !== "supersede";
}
