import { runStage } from "../../src/stage/run-stage.ts";
import { realHostWorld } from "../../src/world/host/host-world.ts";
import { releaseStatus } from "./release-status.ts";

void runStage(releaseStatus, realHostWorld());
