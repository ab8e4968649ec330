import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { releaseStatus } from "./release-status.ts";

void runStage(releaseStatus, realWorld());
