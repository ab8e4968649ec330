import { runStage } from "../../src/stage/run-stage.ts";
import { realMailWorld } from "../../src/world/mail-world.ts";
import { concludeRollback } from "./conclude-rollback.ts";

void runStage(concludeRollback, realMailWorld());
