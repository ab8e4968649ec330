import { runStage } from "../../src/stage/run-stage.ts";
import { realHostWorld } from "../../src/world/host/host-world.ts";
import { deployProd } from "./deploy-prod.ts";

void runStage(deployProd, realHostWorld());
