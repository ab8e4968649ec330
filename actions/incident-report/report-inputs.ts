import { readSettings } from "../../src/config/settings.ts";
import { badValue, type GivenValue, readInteger } from "../../src/config/values.ts";
import { requesterOf } from "../../src/gates/request/requester.ts";
import type { Inputs, Log, RunContext } from "../../src/ports/world.ts";
import { inputs as keys } from "./keys.ts";

export interface ReportInputs {
  /** Path of the configuration file on the default branch. */
  readonly config: string;
  readonly issue: number;
  readonly token: string;
  readonly requester: string;
  /** Address of the pull request; empty without one. */
  readonly postmortem: string;
  /** Address of the uploaded page; empty where the page is still to be made. */
  readonly artifact: string;
}

export function readInputs(
  inputs: Inputs,
  { run, log }: { readonly run: RunContext; readonly log: Log },
): ReportInputs {
  const settings = readSettings(keys, inputs, {}, "");
  const token = settings.need("token").text;
  log.mask(token);
  return {
    config: settings.get("config").text,
    issue: readInteger(settings.need("issue"), { min: 1, max: Number.MAX_SAFE_INTEGER }),
    token,
    requester: settings.get("requester").text || requesterOf(run.forge),
    postmortem: readAddress(settings.get("postmortem")),
    artifact: readAddress(settings.get("artifact")),
  };
}

function readAddress(given: GivenValue): string {
  if (given.text === "" || (/^https?:\/\//.test(given.text) && URL.canParse(given.text))) return given.text;
  throw badValue(given, "an address that begins with https:// or http://");
}
