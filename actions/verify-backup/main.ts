import { runStage } from "../../src/stage/run-stage.ts";
import { realHostWorld } from "../../src/world/host/host-world.ts";
import { verifyBackup } from "./verify-backup.ts";

void runStage(verifyBackup, realHostWorld());
