import type { DeclarationWish } from "../../src/announcement/incident-declaration.ts";
import { readIncidentTimes } from "../../src/announcement/incident-keys.ts";
import { readAudience } from "../../src/channels/channels.ts";
import { readSettings } from "../../src/config/settings.ts";
import { readBoolean } from "../../src/config/values.ts";
import { requesterOf } from "../../src/gates/request/requester.ts";
import { ENDINGS, EVENT_TEXT_LIMIT } from "../../src/incident/incident-mark.ts";
import type { Inputs, Log, RunContext } from "../../src/ports/world.ts";
import { shorten } from "../../src/text/cut-words.ts";
import { inputs as keys } from "./keys.ts";

/** Undefined for an event that declares no incident. */
export function readDeclaration(
  inputs: Inputs,
  { run, log }: { readonly run: RunContext; readonly log: Log },
): DeclarationWish | undefined {
  // The checkout may be of an old tag: the rules of the default branch count, which are read later.
  const settings = readSettings(keys, inputs, {}, "");
  const ending = ENDINGS.find((one) => one === settings.get("event").text);
  if (ending === undefined || !readBoolean(settings.get("incident"))) return undefined;
  const token = settings.need("token").text;
  log.mask(token);
  return {
    ...{ ending, token, severity: undefined, scenario: "" },
    ...readIncidentTimes(settings),
    config: settings.get("config").text,
    title: shorten(settings.get("incident-title").text, 200),
    text: shorten(settings.get("reason").text, EVENT_TEXT_LIMIT),
    version: settings.get("version").text,
    environment: settings.get("environment").text,
    requester: requesterOf(run.forge),
    audience: (config) => readAudience(settings, config, log),
  };
}
