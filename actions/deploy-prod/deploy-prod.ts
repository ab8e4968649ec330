import { decideAdopt } from "../../src/deploy/adopt.ts";
import { changeHost } from "../../src/deploy/change-stage.ts";
import { decideDeploy } from "../../src/deploy/deploy.ts";
import type { Stage, StageResult } from "../../src/stage/run-stage.ts";
import { type DeployInputs, type DeployWorld, readDeployInputs } from "./deploy-inputs.ts";

/** One release to one host, or back by itself. */
export const deployProd: Stage<DeployInputs, DeployWorld> = {
  name: "deploy-prod",
  handsOnReport: true,
  read: readDeployInputs,
  run: deploy,
};

async function deploy({ place, wanted, adopt, request }: DeployInputs, world: DeployWorld): Promise<StageResult> {
  world.log.info(
    `${adopt ? "Adopting" : "Deploying"} ${wanted.version} (${wanted.commit.slice(0, 12)}): ${place.target.host}:${wanted.directory}, project ${wanted.project}.`,
  );
  const host = await world.hosts.open(place);
  try {
    return await changeHost(host, world, request, (survey) =>
      adopt ? decideAdopt(survey, wanted) : decideDeploy(survey, wanted),
    );
  } finally {
    await host.close();
  }
}
