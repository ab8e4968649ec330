import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { announceRelease } from "./announce-release.ts";

void runStage(announceRelease, realWorld());
