import * as v from "valibot";
import { parseYaml } from "../../src/config/parse.ts";
import { configPath, readConfig } from "../../src/config/read-config.ts";
import { checkSchema, type SmokeCheck } from "../../src/config/schema.ts";
import { readSecretPairs } from "../../src/config/secret-pairs.ts";
import { readSettings } from "../../src/config/settings.ts";
import { readDuration, readInteger, readTimeLimit } from "../../src/config/values.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import type { Cancellation, Clock, Commands, Environment, Files, Http, Inputs } from "../../src/ports/world.ts";
import { type Check, createCheck, requireAddress } from "../../src/smoke/check.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import { inputs as keys } from "./keys.ts";

export interface Script {
  readonly path: string;
  readonly text: string;
}

export interface SmokeInputs {
  readonly url: string;
  readonly version: string;
  readonly checks: readonly Check[];
  readonly script: Script | undefined;
  /** Variables that the script gets besides those of the step. */
  readonly scriptEnv: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly retryDelayMs: number;
}

export interface SmokeWorld extends StageWorld {
  readonly files: Files;
  readonly http: Http;
  readonly commands: Commands;
  readonly clock: Clock;
  readonly cancellation: Cancellation;
  readonly environment: Environment;
}

export async function readSmokeInputs(inputs: Inputs, world: SmokeWorld): Promise<SmokeInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, "production");
  const url = settings.get("url").text;
  if (url !== "") requireAddress(settings.get("url"));
  const written = writtenChecks(settings.get("checks").text) ?? config["smoke-test"]?.checks ?? [];
  const read: SmokeInputs = {
    url,
    version: settings.get("version").text,
    checks: written.map((check, index) => createCheck(check, url, index)),
    script: await readScript(settings.get("script"), world.files),
    scriptEnv: readSecretPairs(settings.get("script-env"), world.log),
    timeoutMs: readTimeLimit(settings.get("timeout")),
    retries: readInteger(settings.get("retries"), { min: 0, max: 100 }),
    retryDelayMs: readDuration(settings.get("retry-delay")),
  };
  if (read.checks.length === 0 && read.script === undefined) throw nothingToTest(configPath(inputs));
  return read;
}

function writtenChecks(text: string): readonly SmokeCheck[] | undefined {
  return text === "" ? undefined : parseYaml(text, "The input `checks`", v.array(checkSchema, "a list of checks"));
}

/** A script that was named must be there; the usual one may be missing. */
async function readScript(
  setting: { readonly text: string; readonly source: string },
  files: Files,
): Promise<Script | undefined> {
  const text = await files.read(setting.text);
  if (text !== undefined) return { path: setting.text, text };
  if (setting.source === "default") return undefined;
  throw new StageFailure({
    what: `The smoke test's script ${setting.text} does not exist.`,
    means: "It was named, so it must run. Nothing was tested.",
    todo: "Check the path, and that the repository is checked out in this job before this step.",
  });
}

function nothingToTest(path: string): StageFailure {
  return new StageFailure({
    what: "There is nothing to test: no checks are configured, and there is no scripts/smoke-test.sh.",
    means: "A test that tests nothing would always pass, so it fails.",
    todo: `Add \`smoke-test.checks\` to ${path} (a \`path\` is enough), or write scripts/smoke-test.sh; and check that the repository is checked out in this job.`,
  });
}
