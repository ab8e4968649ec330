import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { watchPeriod } from "./watch-period.ts";

void runStage(watchPeriod, realWorld());
