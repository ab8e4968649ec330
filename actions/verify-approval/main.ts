import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { verifyApproval } from "./verify-approval.ts";

void runStage(verifyApproval, realWorld());
