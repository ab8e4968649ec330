import { runStage } from "../../src/stage/run-stage.ts";
import { realHostWorld } from "../../src/world/host/host-world.ts";
import { restoreDrill } from "./restore-drill.ts";

void runStage(restoreDrill, realHostWorld());
