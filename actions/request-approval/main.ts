import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { requestApproval } from "./request-approval.ts";

void runStage(requestApproval, realWorld());
