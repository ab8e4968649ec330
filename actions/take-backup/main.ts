import { runStage } from "../../src/stage/run-stage.ts";
import { realHostWorld } from "../../src/world/host/host-world.ts";
import { takeBackup } from "./take-backup.ts";

void runStage(takeBackup, realHostWorld());
