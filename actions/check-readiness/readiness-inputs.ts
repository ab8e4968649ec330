import { readConfig } from "../../src/config/read-config.ts";
import { readSettings } from "../../src/config/settings.ts";
import { badValue, oneOf, readBoolean, readList, readTimeLimit } from "../../src/config/values.ts";
import { requesterOf } from "../../src/gates/requester.ts";
import type { HostLook } from "../../src/readiness/host-row.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import type { Files, Inputs, RunContext } from "../../src/world/world.ts";
import { inputs as keys } from "./keys.ts";
import { pushedTag } from "./tag-facts.ts";
import type { WindowWish } from "./window-check.ts";

const SCOPES = ["all", "tag"] as const;

export interface ReadinessInputs {
  readonly tag: string;
  readonly token: string;
  readonly allowPrereleases: boolean;
  readonly scope: (typeof SCOPES)[number];
  readonly window: WindowWish;
  readonly recordsOverride: boolean;
  readonly environment: string;
  /** Path of the configuration file. */
  readonly config: string;
  /** Environment whose people sign commits off; empty for what the configuration on the default branch says. */
  readonly signOff: string;
  readonly changelog: string;
  readonly requester: string;
  /** What somebody saw on the host before. */
  readonly host: HostLook;
}

export async function readInputs(
  inputs: Inputs,
  world: StageWorld & { readonly run: RunContext; readonly files: Files },
): Promise<ReadinessInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, inputs.get("environment").trim() || "production");
  const token = settings.need("token").text;
  world.log.mask(token);
  const tag = settings.get("tag").text || (pushedTag(world.run) ?? "");
  if (tag === "") {
    throw new StageFailure({
      what: "`tag` is missing, and the run was not started by a tag.",
      means: "Sluice does not guess what to release. Nothing was tried.",
      todo: "Push a semver tag such as v1.4.0, or give one as `tag`.",
    });
  }
  const scope = SCOPES.find((one) => one === settings.get("scope").text);
  if (scope === undefined) throw badValue(settings.get("scope"), oneOf(SCOPES));
  const names = readList(settings.get("override-windows").text);
  return {
    ...{ tag, token, scope },
    allowPrereleases: readBoolean(settings.get("allow-prereleases")),
    config: settings.get("config").text,
    signOff: inputs.get("sign-off").trim(),
    changelog: settings.get("changelog").text,
    requester: settings.get("requester").text || requesterOf(world.run.forge),
    recordsOverride: readBoolean(settings.get("record-override")),
    environment: settings.get("environment").text,
    host: { state: settings.get("host-state").text, freeze: settings.get("freeze-reason").text },
    window: {
      watchMs: readTimeLimit(settings.get("duration")),
      override:
        names.length === 0
          ? undefined
          : { windows: names, reason: settings.get("override-reason").text, actor: world.run.actor },
    },
  };
}
