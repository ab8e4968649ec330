import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { concludeRelease } from "./conclude-release.ts";

void runStage(concludeRelease, realWorld());
