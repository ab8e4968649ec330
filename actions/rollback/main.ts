import { runStage } from "../../src/stage/run-stage.ts";
import { realHostWorld } from "../../src/world/host/host-world.ts";
import { rollback } from "./rollback.ts";

void runStage(rollback, realHostWorld());
