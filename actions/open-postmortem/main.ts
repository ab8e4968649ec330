import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { openPostmortem } from "./open-postmortem.ts";

void runStage(openPostmortem, realWorld());
