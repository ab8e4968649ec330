import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { verifyBackup } from "./verify-backup.ts";

void runStage(verifyBackup, realWorld());
