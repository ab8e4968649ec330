import { readConfig } from "../../src/config/read-config.ts";
import { readSecretPairs } from "../../src/config/secret-pairs.ts";
import { readSettings } from "../../src/config/settings.ts";
import { readBoolean } from "../../src/config/values.ts";
import type { ChangeRequest, ChangeWorld } from "../../src/deploy/change-stage.ts";
import { readHealth } from "../../src/deploy/health-settings.ts";
import { readPlace } from "../../src/deploy/place.ts";
import type { WantedRollback } from "../../src/deploy/wanted.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import type { HostPlace } from "../../src/world/host-program.ts";
import type { Hosts } from "../../src/world/hosts.ts";
import type { Files, Inputs } from "../../src/world/world.ts";
import { inputs as keys } from "./keys.ts";

export interface RollbackInputs {
  readonly place: HostPlace;
  readonly wanted: WantedRollback;
  readonly request: ChangeRequest;
}

export interface RollbackWorld extends StageWorld, ChangeWorld {
  readonly files: Files;
  readonly hosts: Hosts;
}

export async function readRollbackInputs(inputs: Inputs, world: RollbackWorld): Promise<RollbackInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, inputs.get("environment").trim() || "production");
  const place = readPlace(settings, world.log);
  // The release store has what Compose needs; a container that does not become healthy has its last words shown.
  readSecretPairs(settings.get("variables"), world.log);
  return {
    place,
    wanted: {
      target: settings.get("target").text,
      from: settings.get("from").text,
      project: place.project,
      directory: place.directory,
      ...readHealth(settings),
    },
    request: {
      secrets: { registryUsername: "", registryPassword: "", variables: {} },
      dryRun: readBoolean(settings.get("dry-run")),
      approvedFingerprint: settings.get("plan-fingerprint").text,
    },
  };
}
