import * as v from "valibot";
import { parseYaml } from "../../src/config/parse.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { type Config, checkSchema } from "../../src/config/schema.ts";
import { readSecretPairs } from "../../src/config/secret-pairs.ts";
import { signalsSchema } from "../../src/config/sections/watch.ts";
import { environmentOf, readSettings, type Settings } from "../../src/config/settings.ts";
import { badValue, type GivenValue, readLines, readTimeLimit } from "../../src/config/values.ts";
import { readPlace } from "../../src/deploy/place.ts";
import type { HostPlace } from "../../src/ports/host-place.ts";
import type { Cancellation, Clock, Commands, Environment, Files, Http, Inputs } from "../../src/ports/world.ts";
import { requireAddress } from "../../src/smoke/check.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import type { Counted, Pace } from "../../src/watch/signal.ts";
import { readPrometheusLogin } from "../../src/watch/signals/prometheus-login.ts";
import { createSignals, type Signals } from "../../src/watch/sources.ts";
import type { Hosts } from "../../src/world/host/hosts.ts";
import type { Shells } from "../../src/world/shells.ts";
import { inputs as keys } from "./keys.ts";

export interface WatchInputs {
  readonly place: HostPlace;
  readonly pace: Pace;
  readonly signals: Signals;
  readonly version: string;
  readonly change: string;
  /** What the deploy found about a change of the database's schema; empty for nothing. */
  readonly schema: string;
  readonly gate: boolean;
  readonly preflightOnly: boolean;
}

export interface WatchWorld extends StageWorld {
  readonly files: Files;
  readonly hosts: Hosts;
  readonly shells: Shells;
  readonly http: Http;
  readonly commands: Commands;
  readonly clock: Clock;
  readonly cancellation: Cancellation;
  readonly environment: Environment;
}

type Name = (typeof keys)[number]["name"];

export async function readWatchInputs(inputs: Inputs, world: WatchWorld): Promise<WatchInputs> {
  if (inputs.get("uptimerobot-api-key") !== "") world.log.mask(inputs.get("uptimerobot-api-key"));
  for (const secret of readLines(inputs.get("mask"))) world.log.mask(secret);
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, environmentOf(inputs));
  // The application may print its own secrets, and the output would appear in issues and messages.
  for (const name of ["variables", "backup-env"] as const) readSecretPairs(settings.get(name), world.log);
  const prometheusAuthorization = readPrometheusLogin(
    {
      user: settings.get("prometheus-user"),
      password: settings.get("prometheus-password"),
      token: settings.get("prometheus-token"),
    },
    world.log,
  );
  const pace = readPace(settings);
  const url = settings.get("url").text;
  if (url !== "") requireAddress(settings.get("url"));
  const place = readPlace(settings, world.log);
  const scriptEnv = readSecretPairs(settings.get("script-env"), world.log);
  return {
    place,
    pace,
    signals: await createSignals(writtenSignals(settings, config), pace, {
      ...world,
      environment: { ...world.environment, ...scriptEnv },
      url,
      version: settings.get("version").text,
      uptimeRobotKey: settings.get("uptimerobot-api-key").text,
      prometheusAuthorization,
      place,
      openHost: () => world.shells.onHost(place.target),
      usual: readUsual(settings.get("usual")),
    }),
    version: settings.get("version").text,
    change: settings.get("change").text,
    schema: settings.get("schema").text,
    gate: oneOf(settings.get("mode"), ["gate", "advisory"]) === "gate",
    preflightOnly: oneOf(settings.get("preflight"), ["", "only"]) === "only",
  };
}

function readPace(settings: Settings<Name>): Pace {
  const pace = {
    durationMs: readTimeLimit(settings.get("duration")),
    intervalMs: readTimeLimit(settings.get("interval")),
  };
  if (pace.intervalMs < 1000) throw badValue(settings.get("interval"), "a duration of at least 1s");
  if (pace.intervalMs > 600_000) throw badValue(settings.get("interval"), "a duration of at most 10m");
  if (pace.durationMs < pace.intervalMs) throw badValue(settings.get("duration"), "at least as long as the interval");
  return pace;
}

const usualSchema = v.record(
  v.string(),
  v.strictObject({
    count: v.pipe(v.number(), v.finite(), v.minValue(0)),
    seconds: v.pipe(v.number(), v.finite(), v.minValue(1)),
  }),
);

function readUsual(setting: GivenValue): ReadonlyMap<string, Counted> | undefined {
  if (setting.text === "") return undefined;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), usualSchema), setting.text);
  if (!parsed.success) throw badValue(setting, "the output `usual` of the preflight before the deploy");
  return new Map(Object.entries(parsed.output));
}

function writtenSignals(settings: Settings<Name>, config: Config) {
  const { text } = settings.get("signals");
  const schema = signalsSchema(checkSchema);
  return (text === "" ? config.watch?.signals : parseYaml(text, "The input `signals`", schema)) ?? {};
}

function oneOf<T extends string>(setting: { readonly name: string; readonly text: string }, words: readonly T[]): T {
  const found = words.find((word) => word === setting.text);
  if (found === undefined) throw badValue(setting, words.filter((word) => word !== "").join(" or "));
  return found;
}
