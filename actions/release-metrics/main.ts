import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { releaseMetrics } from "./release-metrics.ts";

void runStage(releaseMetrics, realWorld());
