import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { releaseReport } from "./release-report.ts";

void runStage(releaseReport, realWorld());
