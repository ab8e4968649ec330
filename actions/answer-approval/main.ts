import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { answerApproval } from "./answer-approval.ts";

void runStage(answerApproval, realWorld());
