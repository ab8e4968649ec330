import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { promoteImages } from "./promote-images.ts";

void runStage(promoteImages, realWorld());
