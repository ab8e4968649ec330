import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { rollback } from "./rollback.ts";

void runStage(rollback, realWorld());
