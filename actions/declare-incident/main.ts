import { runStage } from "../../src/stage/run-stage.ts";
import { realMailWorld } from "../../src/world/mail-world.ts";
import { declareIncident } from "./declare-incident.ts";

void runStage(declareIncident, realMailWorld());
