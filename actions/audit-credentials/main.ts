import { runStage } from "../../src/stage/run-stage.ts";
import { realHostWorld } from "../../src/world/host/host-world.ts";
import { auditCredentials } from "./audit-credentials.ts";

void runStage(auditCredentials, realHostWorld());
