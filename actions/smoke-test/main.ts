import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { smokeTest } from "./smoke-test.ts";

void runStage(smokeTest, realWorld());
