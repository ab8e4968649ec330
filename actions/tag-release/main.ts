import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { tagRelease } from "./tag-release.ts";

void runStage(tagRelease, realWorld());
