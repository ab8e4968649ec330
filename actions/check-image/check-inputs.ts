import { readConfig } from "../../src/config/read-config.ts";
import { readSettings } from "../../src/config/settings.ts";
import { badValue, readList, readPairs, readTimeLimit } from "../../src/config/values.ts";
import type { CheckWish } from "../../src/image/check-commands.ts";
import type { Environment, Files, Inputs, RunContext } from "../../src/ports/world.ts";
import { scriptEnvironment } from "../../src/smoke/script.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import { inputs as keys } from "./keys.ts";

export interface CheckInputs {
  readonly wish: CheckWish;
  readonly oneShots: readonly string[];
  /** For `docker`, and for what Compose fills in. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly stableMs: number;
  readonly intervalMs: number;
}

export async function readInputs(
  inputs: Inputs,
  world: StageWorld & { readonly files: Files; readonly run: RunContext; readonly environment: Environment },
): Promise<CheckInputs> {
  const settings = readSettings(keys, inputs, await readConfig(inputs, world.files), "");
  const image = settings.need("image");
  const [, tag] = /^[^-\s][^\s@]*:([\w][\w.-]{0,127})$/.exec(image.text) ?? [];
  if (tag === undefined) throw badValue(image, "an image with its tag, such as app:sha-1234");
  const variables = readPairs(settings.get("variables"), "=", /^[A-Za-z_][A-Za-z0-9_]*$/, "lines of NAME=value");
  const [stable, timeout] = [settings.get("stable-for"), settings.get("health-timeout")];
  const [stableMs, timeoutMs] = [readTimeLimit(stable), readTimeLimit(timeout)];
  if (stableMs >= timeoutMs) throw badValue(stable, `shorter than \`health-timeout\` (${timeout.text})`);
  return {
    wish: {
      image: image.text,
      project: `sluice-check-${world.run.runId || "0"}-${world.run.runAttempt || "1"}`,
      composeFiles: readList(settings.get("check-files").text),
      healthCommand: settings.get("health-command").text,
      variables: Object.keys(variables),
    },
    oneShots: readList(settings.get("one-shots").text),
    env: { ...scriptEnvironment(world.environment, "", tag), SLUICE_SHA: world.run.sha, ...variables },
    ...{ timeoutMs, stableMs, intervalMs: readTimeLimit(settings.get("check-interval")) },
  };
}
