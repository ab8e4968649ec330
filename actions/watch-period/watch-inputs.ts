import * as v from "valibot";
import { parseYaml } from "../../src/config/parse.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { type Config, checkSchema } from "../../src/config/schema.ts";
import { readSecretPairs } from "../../src/config/secret-pairs.ts";
import { signalsSchema } from "../../src/config/sections/watch.ts";
import { readSettings, type Settings } from "../../src/config/settings.ts";
import { badValue, type Given, readLines, readTimeLimit } from "../../src/config/values.ts";
import { readPlace } from "../../src/deploy/place.ts";
import { requireAddress } from "../../src/smoke/check.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import type { Counted, Pace } from "../../src/watch/signal.ts";
import { createSignals, type Signals } from "../../src/watch/sources.ts";
import type { HostPlace } from "../../src/world/host-place.ts";
import type { Hosts } from "../../src/world/hosts.ts";
import type { Shells } from "../../src/world/shells.ts";
import type { Cancellation, Clock, Commands, Environment, Files, Http, Inputs } from "../../src/world/world.ts";
import { inputs as keys } from "./keys.ts";

export interface WatchInputs {
  readonly place: HostPlace;
  readonly pace: Pace;
  readonly signals: Signals;
  readonly version: string;
  readonly change: string;
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
  for (const name of ["uptimerobot-api-key", "prometheus-token"])
    if (inputs.get(name) !== "") world.log.mask(inputs.get(name));
  for (const secret of readLines(inputs.get("mask"))) world.log.mask(secret);
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, inputs.get("environment").trim() || "production");
  // What the application knows it may print, and then it would stand in outputs, issues and messages.
  for (const name of ["variables", "backup-env"] as const) readSecretPairs(settings.get(name), world.log);
  const pace = readPace(settings);
  const url = settings.get("url").text;
  if (url !== "") requireAddress(settings.get("url"));
  const place = readPlace(settings, world.log);
  return {
    place,
    pace,
    signals: await createSignals(writtenSignals(settings, config), pace, {
      ...world,
      url,
      version: settings.get("version").text,
      uptimeRobotKey: settings.get("uptimerobot-api-key").text,
      prometheusToken: settings.get("prometheus-token").text,
      place,
      openHost: () => world.shells.onHost(place.target),
      usual: readUsual(settings.get("usual")),
    }),
    version: settings.get("version").text,
    change: settings.get("change").text,
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

function readUsual(setting: Given): ReadonlyMap<string, Counted> | undefined {
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
