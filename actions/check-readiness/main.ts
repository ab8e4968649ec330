import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { checkReadiness } from "./check-readiness.ts";

void runStage(checkReadiness, realWorld());
