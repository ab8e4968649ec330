import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { deployProd } from "./deploy-prod.ts";

void runStage(deployProd, realWorld());
