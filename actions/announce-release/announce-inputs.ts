import { readConfig } from "../../src/config/read-config.ts";
import { readSettings } from "../../src/config/settings.ts";
import { readTagPrefix } from "../../src/config/tag-prefix.ts";
import { badValue, oneOf, readBoolean, readInteger } from "../../src/config/values.ts";
import type { AnnouncementKind } from "../../src/report/announcement.ts";
import { type ChangelogSection, changelogSection } from "../../src/version/changelog.ts";
import { isSemverTag } from "../../src/version/tag.ts";
import { bareVersion, tagName } from "../../src/version/tag-prefix.ts";
import type { Files, Inputs, Log } from "../../src/world/world.ts";
import { inputs as keys } from "./keys.ts";
import type { QuestionPlace } from "./question.ts";

export interface AnnounceInputs {
  readonly kind: AnnouncementKind;
  readonly version: string;
  /** The version's tag by its full name, which is what people are told. */
  readonly tag: string;
  readonly reason: string;
  /** The gate whose owners are asked; undefined where nobody is. */
  readonly question: QuestionPlace | undefined;
  /** Undefined where there is no issue of the release. */
  readonly issue: number | undefined;
  readonly details: string;
  readonly url: string;
  readonly section: ChangelogSection | undefined;
  readonly release: boolean;
  /** A way back since then, in milliseconds since the epoch, means that there is nothing to announce; undefined for not asked. */
  readonly since: number | undefined;
  readonly token: string;
  readonly slack: string;
  readonly teams: string;
}

interface InputWorld {
  readonly files: Files;
  readonly log: Log;
}

const KINDS = ["released", "failed", "unsure", "rolled-back", "held", "gate-opened", "rollback-asked"] as const;

export async function readInputs(inputs: Inputs, world: InputWorld): Promise<AnnounceInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, "");
  const secret = (name: "token" | "slack-webhook-url" | "teams-webhook-url"): string => {
    const { text } = settings.get(name);
    if (text !== "") world.log.mask(text);
    return text;
  };
  const kind = KINDS.find((one) => one === settings.get("event").text);
  if (kind === undefined) throw badValue(settings.get("event"), oneOf(KINDS));
  // Whoever dispatches a rollback need not know what runs.
  const given = kind === "rollback-asked" ? settings.get("version") : settings.need("version");
  const prefix = readTagPrefix(settings.get("tag-prefix"));
  const version = bareVersion(given.text, prefix);
  if (version !== "" && !isSemverTag(version)) throw badValue(given, "a release tag such as v1.4.0");
  const changelog = await world.files.read(settings.get("changelog").text);
  const webhook = (name: "slack-webhook-url" | "teams-webhook-url"): string => {
    const url = secret(name);
    // The value is a secret, so the message must not hold it.
    if (url !== "" && !/^https?:\/\/\S+$/.test(url))
      throw badValue({ name, text: "(a secret)" }, "an address that begins with https://");
    return url;
  };
  const issue = settings.get("issue");
  return {
    kind,
    version,
    tag: version === "" ? "" : tagName(prefix, version),
    reason: settings.get("reason").text,
    question: isQuestion(kind)
      ? { gate: settings.get("gate").text, path: settings.get("config").text, checkout: config }
      : undefined,
    since: readSince(settings.get("since")),
    issue: issue.text === "" ? undefined : readInteger(issue, { min: 1, max: Number.MAX_SAFE_INTEGER }),
    details: settings.get("report").text,
    url: settings.get("url").text,
    section: changelog === undefined ? undefined : changelogSection(changelog, version),
    release: readBoolean(settings.get("release")),
    token: secret("token"),
    slack: webhook("slack-webhook-url"),
    teams: webhook("teams-webhook-url"),
  };
}

export function isQuestion(kind: AnnouncementKind): boolean {
  return kind === "gate-opened" || kind === "rollback-asked";
}

function readSince(given: { readonly name: string; readonly text: string }): number | undefined {
  if (given.text === "") return undefined;
  const at = Date.parse(given.text);
  if (Number.isNaN(at)) throw badValue(given, "a time such as 2026-11-26T02:00:00Z");
  return at;
}
