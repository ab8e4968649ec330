import { readConfig } from "../../src/config/read-config.ts";
import { readSecretPairs } from "../../src/config/secret-pairs.ts";
import { environmentOf, readSettings } from "../../src/config/settings.ts";
import { badValue, type GivenValue, readBoolean, readList } from "../../src/config/values.ts";
import type { ChangeRequest, ChangeWorld } from "../../src/deploy/change/change-request.ts";
import { readHealth, wholeSeconds } from "../../src/deploy/health-settings.ts";
import { destinationOf, readPlace, readRegistryLogin } from "../../src/deploy/place.ts";
import type { WantedRollback } from "../../src/deploy/wanted.ts";
import type { HostPlace } from "../../src/ports/host-place.ts";
import type { Clock, Files, Inputs } from "../../src/ports/world.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import type { Hosts } from "../../src/world/host/hosts.ts";
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
  const settings = readSettings(keys, inputs, config, environmentOf(inputs));
  const place = readPlace(settings, world.log);
  // The release record has what Compose needs; the last log lines of a container that does not become healthy are
  // shown.
  readSecretPairs(settings.get("variables"), world.log);
  const rollbackOnly = readBoolean(settings.get("return-only"));
  return {
    place,
    wanted: {
      target: rollbackOnly ? readPrevious(settings.get("target")) : settings.get("target").text,
      from: settings.get("from").text,
      requestedSecondsAgo: readAsked(settings.get("asked-at"), world.clock.now()),
      project: place.project,
      directory: place.directory,
      pullMissing: readBoolean(settings.get("pull-missing")),
      registry: settings.get("registry").text,
      pullSeconds: wholeSeconds(settings.get("pull-timeout")),
      schemaChange: readSchemaChange(settings.get("schema-change")),
      ignoredOneOffs: readList(settings.get("ignore-one-offs").text),
      ...readHealth(settings),
    },
    request: {
      destination: destinationOf(place.target),
      secrets: { ...readRegistryLogin(settings, world.log), variables: {} },
      dryRun: readBoolean(settings.get("dry-run")),
      approvedFingerprint: settings.get("plan-fingerprint").text,
      rollbackOnly,
    },
  };
}

function readSchemaChange(given: GivenValue): WantedRollback["schemaChange"] {
  const { text } = given;
  if (text === "refuse" || text === "hold" || text === "allow") return text;
  throw badValue(given, "refuse, hold or allow");
}

/** Such a key rolls back one step. */
function readPrevious(target: GivenValue): string {
  if (target.text !== "previous") throw badValue(target, "previous, the only target of a key for `return-only`");
  return target.text;
}

/** How many seconds ago; undefined where it is unknown. */
function readAsked(given: GivenValue, now: number): number | undefined {
  if (given.text === "") return undefined;
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(given.text) ? Date.parse(given.text) : Number.NaN;
  if (Number.isNaN(at)) throw badValue(given, "a time in UTC such as 2026-11-26T02:00:00Z");
  return Math.max(0, (now - at) / 1000);
}
