import { runStage } from "../../src/stage/run-stage.ts";
import { realHostWorld } from "../../src/world/host/host-world.ts";
import { rotateKey } from "./rotate-key.ts";

void runStage(rotateKey, realHostWorld());
