import { runStage } from "../../src/stage/run-stage.ts";
import { realWorld } from "../../src/world/real-world.ts";
import { incidentReport } from "./incident-report.ts";

void runStage(incidentReport, realWorld());
