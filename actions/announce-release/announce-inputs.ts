import { isQuestion, type ReleaseEvent } from "../../src/announcement/announce.ts";
import { releaseNotes } from "../../src/changelog/release-notes.ts";
import { readAudience } from "../../src/channels/channels.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { readSettings } from "../../src/config/settings.ts";
import { readTagPrefix } from "../../src/config/tag-prefix.ts";
import { badValue, oneOf, readBoolean, readInteger } from "../../src/config/values.ts";
import type { Files, Inputs, Log, RunContext } from "../../src/ports/world.ts";
import { repositoryUrl } from "../../src/report/repository-url.ts";
import { quotedReport } from "../../src/text/quoted-markdown.ts";
import { isSemverTag } from "../../src/version/tags/tag.ts";
import { bareVersion, tagName } from "../../src/version/tags/tag-prefix.ts";
import { inputs as keys } from "./keys.ts";

export interface AnnounceInputs {
  readonly event: ReleaseEvent;
  readonly environment: string;
  /**
   * If the version was rolled back after this time, in milliseconds since the epoch, nothing is announced; undefined
   * for no comparison.
   */
  readonly since: number | undefined;
}

interface InputWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly log: Log;
}

const KINDS = [
  ...(["released", "failed", "unknown", "rolled-back", "rollback-refused", "held"] as const),
  ...(["gate-opened", "rollback-asked"] as const),
] as const;

export async function readInputs(inputs: Inputs, world: InputWorld): Promise<AnnounceInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, "");
  const token = settings.get("token").text;
  if (token !== "") world.log.mask(token);
  const kind = KINDS.find((one) => one === settings.get("event").text);
  if (kind === undefined) throw badValue(settings.get("event"), oneOf(KINDS));
  // A person who dispatches a rollback need not know what runs, and a rollback that could not read the host does not know it either.
  const isKnown = kind !== "rollback-asked" && kind !== "rollback-refused" && kind !== "held";
  const given = isKnown ? settings.need("version") : settings.get("version");
  const prefix = readTagPrefix(settings.get("tag-prefix"));
  const version = bareVersion(given.text, prefix);
  if (version !== "" && !isSemverTag(version)) throw badValue(given, "a release tag such as v1.4.0");
  const path = settings.get("changelog").text;
  const changelog = await world.files.read(path);
  const issue = settings.get("issue");
  return {
    environment: settings.get("environment").text,
    since: readSince(settings.get("since")),
    event: {
      ...{ kind, version, token },
      tag: version === "" ? "" : tagName(prefix, version),
      reason: settings.get("reason").text,
      question: isQuestion(kind)
        ? { gate: settings.get("gate").text, path: settings.get("config").text, checkout: config }
        : undefined,
      issue: issue.text === "" ? undefined : readInteger(issue, { min: 1, max: Number.MAX_SAFE_INTEGER }),
      details: quotedReport(settings.get("report").text, repositoryUrl(world.run)),
      url: settings.get("url").text,
      changelog: path,
      notes: changelog === undefined ? undefined : releaseNotes(changelog, version),
      release: readBoolean(settings.get("release")),
      audience: readAudience(settings, config, world.log),
    },
  };
}

function readSince(given: { readonly name: string; readonly text: string }): number | undefined {
  if (given.text === "") return undefined;
  const at = Date.parse(given.text);
  if (Number.isNaN(at)) throw badValue(given, "a time such as 2026-11-26T02:00:00Z");
  return at;
}
