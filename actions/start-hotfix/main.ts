import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { startHotfix } from "./start-hotfix.ts";

void runStage(startHotfix, realWorld());
