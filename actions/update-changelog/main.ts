import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { updateChangelog } from "./update-changelog.ts";

void runStage(updateChangelog, realWorld());
