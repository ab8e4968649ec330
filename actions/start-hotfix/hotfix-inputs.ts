import { readSettings } from "../../src/config/settings.ts";
import { badValue, readList } from "../../src/config/values.ts";
import type { Inputs } from "../../src/ports/world.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import { inputs as keys } from "./keys.ts";

export interface HotfixInputs {
  /** Empty for the live release. */
  readonly from: string;
  readonly commits: readonly string[];
  readonly token: string;
  readonly releaseToken: string;
  readonly environment: string;
  /** Path of the configuration file. */
  readonly config: string;
  /** Files of the workflows that are dispatched on the branch, or `none`. */
  readonly staging: string;
  readonly prepare: string;
}

export async function readInputs(inputs: Inputs, { log }: StageWorld): Promise<HotfixInputs> {
  const settings = readSettings(keys, inputs, {}, "");
  const token = settings.need("token").text;
  const releaseToken = settings.get("release-token").text;
  for (const secret of [token, releaseToken]) if (secret !== "") log.mask(secret);
  log.mask(loginOf({ token, releaseToken }));
  const commits = settings.get("commits");
  const list = readList(commits.text);
  if (list.some((name) => !/^[0-9a-f]{7,40}$/.test(name)))
    throw badValue(commits, "names of commits, 7 to 40 hexadecimal digits");
  return {
    ...{ from: settings.get("from").text, commits: list, token, releaseToken },
    environment: settings.get("environment").text,
    config: settings.get("config").text,
    staging: settings.get("staging-workflow").text,
    prepare: settings.get("prepare-workflow").text,
  };
}

/** As Git's own helper for actions sends a token: basic authentication, base64. */
export function loginOf({ token, releaseToken }: Pick<HotfixInputs, "token" | "releaseToken">): string {
  return Buffer.from(`x-access-token:${releaseToken || token}`, "utf8").toString("base64");
}
