import { readConfig } from "../../src/config/read-config.ts";
import { readSecretPairs } from "../../src/config/secret-pairs.ts";
import { readSettings } from "../../src/config/settings.ts";
import { badValue, type Given, readBoolean } from "../../src/config/values.ts";
import type { ChangeRequest, ChangeWorld } from "../../src/deploy/change-stage.ts";
import { readHealth } from "../../src/deploy/health-settings.ts";
import { readPlace } from "../../src/deploy/place.ts";
import type { WantedRollback } from "../../src/deploy/wanted.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import type { HostPlace } from "../../src/world/host-place.ts";
import type { Hosts } from "../../src/world/hosts.ts";
import type { Clock, Files, Inputs } from "../../src/world/world.ts";
import { inputs as keys } from "./keys.ts";

export interface RollbackInputs {
  readonly place: HostPlace;
  readonly wanted: WantedRollback;
  readonly request: ChangeRequest;
}

export interface RollbackWorld extends StageWorld, ChangeWorld {
  readonly files: Files;
  readonly hosts: Hosts;
  readonly clock: Clock;
}

export async function readRollbackInputs(inputs: Inputs, world: RollbackWorld): Promise<RollbackInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, inputs.get("environment").trim() || "production");
  const place = readPlace(settings, world.log);
  // The release store has what Compose needs; a container that does not become healthy has its last words shown.
  readSecretPairs(settings.get("variables"), world.log);
  const returnOnly = readBoolean(settings.get("return-only"));
  return {
    place,
    wanted: {
      target: returnOnly ? readPrevious(settings.get("target")) : settings.get("target").text,
      from: settings.get("from").text,
      askedSecondsAgo: readAsked(settings.get("asked-at"), world.clock.now()),
      project: place.project,
      directory: place.directory,
      ...readHealth(settings),
    },
    request: {
      secrets: { registryUsername: "", registryPassword: "", variables: {} },
      dryRun: readBoolean(settings.get("dry-run")),
      approvedFingerprint: settings.get("plan-fingerprint").text,
      returnOnly,
    },
  };
}

/** Such a key goes one step. */
function readPrevious(target: Given): string {
  if (target.text !== "previous") throw badValue(target, "previous, which is all that a key for `return-only` goes to");
  return target.text;
}

/** How many seconds ago; undefined where nobody says. */
function readAsked(given: Given, now: number): number | undefined {
  if (given.text === "") return undefined;
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(given.text) ? Date.parse(given.text) : Number.NaN;
  if (Number.isNaN(at)) throw badValue(given, "a time in UTC such as 2026-11-26T02:00:00Z");
  return Math.max(0, (now - at) / 1000);
}
