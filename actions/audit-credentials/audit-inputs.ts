import { readConfig } from "../../src/config/read-config.ts";
import { environmentOf, readSettings } from "../../src/config/settings.ts";
import { badValue, type GivenValue, readBoolean, readPairs } from "../../src/config/values.ts";
import { readTarget } from "../../src/deploy/place.ts";
import { requesterOf } from "../../src/gates/request/requester.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { HostTarget } from "../../src/ports/host-place.ts";
import type { Clock, Files, Inputs, RunContext } from "../../src/ports/world.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import type { Shells } from "../../src/world/shells.ts";
import { inputs as keys } from "./keys.ts";

export interface AuditInputs {
  readonly target: HostTarget;
  readonly authorizedKeys: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** Number of the issue; undefined where nothing is posted. */
  readonly incident: number | undefined;
  /** What was done and its result; empty before anything was done. */
  readonly evidence: readonly (readonly [string, string])[];
  readonly resolve: boolean;
  /** Names of the values in CHANNEL_SECRETS. */
  readonly channelSecrets: readonly string[];
  readonly token: string;
  readonly requester: string;
}

export interface AuditWorld extends StageWorld {
  readonly files: Files;
  readonly clock: Clock;
  readonly run: RunContext;
  readonly shells: Shells;
  readonly forge: (token: string) => Forge;
}

const USUAL_MS = 14 * 86_400_000;

export async function readAuditInputs(inputs: Inputs, world: AuditWorld): Promise<AuditInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, environmentOf(inputs));
  const token = settings.need("token").text;
  world.log.mask(token);
  const evidence = Object.entries(readPairs(settings.get("evidence"), "=", /^[^=]+$/, "lines NAME=result"));
  const resolve = readBoolean(settings.get("resolve"));
  if (resolve && evidence.length === 0) settings.need("evidence");
  // The output of a step that was skipped is empty, and proves nothing.
  const [unproved] = evidence.find(([, result]) => result === "") ?? [];
  if (unproved !== undefined)
    throw badValue({ name: "evidence", text: `${unproved}=` }, "lines NAME=result, each with a result");
  const channels = config.announce?.channels ?? [];
  return {
    target: readTarget(settings, world.log),
    authorizedKeys: settings.get("authorized-keys").text,
    since: readSince(settings.get("since"), world.clock.now()),
    incident: readIssue(settings.get("incident")),
    ...{ evidence, resolve, token },
    channelSecrets: channels.flatMap((one) =>
      [one["url-secret"], one["token-secret"], one["password-secret"]].filter((name) => name !== undefined),
    ),
    requester: settings.get("requester").text || requesterOf(world.run.forge),
  };
}

function readSince(given: GivenValue, now: number): number {
  if (given.text === "") return now - USUAL_MS;
  const at = Date.parse(given.text);
  if (!/^\d{4}-\d\d-\d\dT/.test(given.text) || Number.isNaN(at))
    throw badValue(given, "a time such as 2026-11-26T02:00:00Z");
  return at;
}

function readIssue(given: GivenValue): number | undefined {
  if (given.text === "") return undefined;
  if (!/^[1-9]\d{0,9}$/.test(given.text)) throw badValue(given, "the number of an issue");
  return Number(given.text);
}
