import { runStage } from "../../src/stage/run-stage.ts";
import { realHostWorld } from "../../src/world/host/host-world.ts";
import { watchPeriod } from "./watch-period.ts";

void runStage(watchPeriod, realHostWorld());
