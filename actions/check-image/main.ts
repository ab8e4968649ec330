import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { checkImage } from "./check-image.ts";

void runStage(checkImage, realWorld());
