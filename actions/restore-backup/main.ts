import { runStage } from "../../src/stage/run-stage.ts";
import { realHostWorld } from "../../src/world/host/host-world.ts";
import { restoreBackup } from "./restore-backup.ts";

void runStage(restoreBackup, realHostWorld());
