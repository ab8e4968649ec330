import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { planRelease } from "./plan-release.ts";

void runStage(planRelease, realWorld());
