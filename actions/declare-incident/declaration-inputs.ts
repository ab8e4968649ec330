import type { DeclarationWish } from "../../src/announcement/incident-declaration.ts";
import { readIncidentTimes } from "../../src/announcement/incident-keys.ts";
import { readAudience } from "../../src/channels/channels.ts";
import { readSettings } from "../../src/config/settings.ts";
import { badValue, type GivenValue, oneOf } from "../../src/config/values.ts";
import { requesterOf } from "../../src/gates/request/requester.ts";
import { ENDINGS, EVENT_TEXT_LIMIT } from "../../src/incident/incident-mark.ts";
import { readSeverity } from "../../src/incident/severity.ts";
import type { Inputs, Log, RunContext } from "../../src/ports/world.ts";
import { shorten } from "../../src/text/cut-words.ts";
import { isSemverTag } from "../../src/version/tags/tag.ts";
import { splitTag } from "../../src/version/tags/tag-prefix.ts";
import { inputs as keys } from "./keys.ts";

const PERSON = "person";

export function readInputs(inputs: Inputs, world: { readonly run: RunContext; readonly log: Log }): DeclarationWish {
  const settings = readSettings(keys, inputs, {}, "");
  const token = settings.need("token").text;
  world.log.mask(token);
  const event = settings.get("event");
  const ending = ENDINGS.find((one) => one === event.text);
  if (ending === undefined && event.text !== PERSON) throw badValue(event, oneOf([PERSON, ...ENDINGS]));
  const given = ending === undefined ? settings.need("severity") : settings.get("severity");
  const severity = given.text === "" ? undefined : readSeverity(given.text);
  if (given.text !== "" && severity === undefined) throw badValue(given, "1, 2 or 3");
  return {
    config: settings.get("config").text,
    ending,
    severity,
    title: shorten((ending === undefined ? settings.need("title") : settings.get("title")).text, 200),
    text: shorten(settings.get("text").text, EVENT_TEXT_LIMIT),
    scenario: settings.get("scenario").text,
    version: readVersion(settings.get("version")),
    environment: settings.get("environment").text,
    ...readIncidentTimes(settings),
    token,
    requester: settings.get("requester").text || requesterOf(world.run.forge),
    audience: (config) => readAudience(settings, config, world.log),
  };
}

function readVersion(given: GivenValue): string {
  if (given.text === "" || isSemverTag(splitTag(given.text)?.version ?? "")) return given.text;
  throw badValue(given, "a release tag such as v1.4.0");
}
