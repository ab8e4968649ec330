import { runStage } from "../../src/stage/run-stage.ts";
import { realMailWorld } from "../../src/world/mail-world.ts";
import { announceRelease } from "./announce-release.ts";

void runStage(announceRelease, realMailWorld());
