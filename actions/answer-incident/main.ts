import { runStage } from "../../src/stage/run-stage.ts";
import { realMailWorld } from "../../src/world/mail-world.ts";
import { answerIncident } from "./answer-incident.ts";

void runStage(answerIncident, realMailWorld());
