import type { ReleaseEvent } from "../../src/announcement/announce.ts";
import type { DeclarationWish } from "../../src/announcement/incident-declaration.ts";
import { readAudience } from "../../src/channels/channels.ts";
import { readConfig } from "../../src/config/read-config.ts";
import type { Config } from "../../src/config/schema.ts";
import { readSettings, type Settings } from "../../src/config/settings.ts";
import { readTagPrefix } from "../../src/config/tag-prefix.ts";
import { badValue, type GivenValue, oneOf, readInstant, readInteger } from "../../src/config/values.ts";
import { requesterOf } from "../../src/gates/request/requester.ts";
import { EVENT_TEXT_LIMIT } from "../../src/incident/incident-mark.ts";
import type { Clock, Files, Inputs, Log, RunContext } from "../../src/ports/world.ts";
import { repositoryUrl } from "../../src/report/repository-url.ts";
import type { TagWish } from "../../src/tagging/create-tag.ts";
import type { RolledBack } from "../../src/tagging/rollback-tag.ts";
import { readLogins, readTagger } from "../../src/tagging/tag-keys.ts";
import { shorten } from "../../src/text/cut-words.ts";
import { quotedReport } from "../../src/text/quoted-markdown.ts";
import { bareVersion, tagName } from "../../src/version/tags/tag-prefix.ts";
import { CAUSES, concludeRollback, type RollbackConclusion, SCENARIOS } from "./conclusion.ts";
import { inputs as keys } from "./keys.ts";

export interface InputWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly log: Log;
  readonly clock: Clock;
}

/** A tag of a release is shorter. */
const VERSION_LIMIT = 200;

type RollbackSettings = Settings<(typeof keys)[number]["name"]>;

/** The record of the rollback and its tag; undefined for none. */
export async function readRecord(
  inputs: Inputs,
  world: InputWorld,
): Promise<(RolledBack & Omit<TagWish, "line">) | undefined> {
  const { settings } = await readFile(inputs, world);
  if (!conclusionOf(settings).isRecorded) return undefined;
  const commit = settings.need("commit");
  if (!/^[0-9a-f]{40}$/.test(commit.text)) throw badValue(commit, "40 hexadecimal digits");
  const prefix = readTagPrefix(settings.get("tag-prefix"));
  const version = bareVersion(settings.need("version").text, prefix);
  return {
    wanted: { kind: "rollback", commit: commit.text, prefix, version },
    environment: settings.get("environment").text,
    failure: { began: readInstant(settings.get("began-at")), recovered: readInstant(settings.get("ended-at")) },
    logins: readLogins(settings, "", world.log),
    remote: settings.get("tag-remote").text,
    tagger: readTagger(settings, world),
    signingKey: "",
  };
}

/** Whether another run has rolled back, and this one completes only what that run has not recorded. */
export function isOfAnotherRun(inputs: Inputs): boolean {
  return conclusionOf(readSettings(keys, inputs, {}, "")).isOfAnotherRun;
}

export async function readEvent(inputs: Inputs, world: InputWorld): Promise<ReleaseEvent> {
  const { settings, config } = await readFile(inputs, world);
  const { event: kind, subject, reason } = conclusionOf(settings);
  const prefix = readTagPrefix(settings.get("tag-prefix"));
  // Each is announced: after a rollback that could not read what runs, it is what a person has written.
  const version = shorten(bareVersion(subject, prefix), VERSION_LIMIT);
  return {
    ...{ kind, version, reason, token: readToken(settings, world.log) },
    ...{ tag: version === "" ? "" : tagName(prefix, version), question: undefined },
    // These are of releases.
    ...{ changelog: "", notes: undefined, release: false },
    issue: readIssue(settings.get("issue")),
    details: quotedReport(settings.get("report").text, repositoryUrl(world.run)),
    url: settings.get("url").text,
    audience: readAudience(settings, config, world.log),
  };
}

/** Undefined for a rollback that declares no incident. */
export function readDeclaration(inputs: Inputs, { run, log }: InputWorld): DeclarationWish | undefined {
  // The checkout may be of an old tag: the rules of the default branch count, which are read later.
  const settings = readSettings(keys, inputs, {}, "");
  const { ending, reason, declaresIncident, title, isOfRelease } = conclusionOf(settings);
  if (!declaresIncident) return undefined;
  return {
    ...{ ending, title, severity: undefined, scenario: "", token: readToken(settings, log) },
    began: isOfRelease ? readInstant(settings.get("began-at")) : undefined,
    detected: readInstant(settings.get("detected-at")),
    acted: readInstant(settings.get("acted-at")),
    recovered: ending === "rolled-back" ? readInstant(settings.get("ended-at")) : undefined,
    config: settings.get("config").text,
    text: shorten(reason, EVENT_TEXT_LIMIT),
    version: settings.get("version").text,
    environment: settings.get("environment").text,
    requester: requesterOf(run.forge),
    audience: (config) => readAudience(settings, config, log),
  };
}

async function readFile(
  inputs: Inputs,
  { files }: InputWorld,
): Promise<{ readonly settings: RollbackSettings; readonly config: Config }> {
  const config = await readConfig(inputs, files);
  return { settings: readSettings(keys, inputs, config, ""), config };
}

function conclusionOf(settings: RollbackSettings): RollbackConclusion {
  return concludeRollback({
    cause: pick(settings.get("cause"), CAUSES),
    result: settings.get("result").text,
    refusal: settings.get("refusal").text,
    reason: settings.get("reason").text,
    scenario: pick(settings.get("scenario"), SCENARIOS),
    version: settings.get("version").text,
    runningVersion: settings.get("running-version").text,
    environment: settings.get("environment").text,
  });
}

function pick<const T extends string>(given: GivenValue, all: readonly T[]): T {
  const found = all.find((one) => one === given.text);
  if (found === undefined) throw badValue(given, oneOf(all));
  return found;
}

function readToken(settings: RollbackSettings, log: Log): string {
  const token = settings.need("token").text;
  log.mask(token);
  return token;
}

function readIssue(given: GivenValue): number | undefined {
  return given.text === "" ? undefined : readInteger(given, { min: 1, max: Number.MAX_SAFE_INTEGER });
}
