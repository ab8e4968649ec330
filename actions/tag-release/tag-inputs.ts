import { readConfig } from "../../src/config/read-config.ts";
import { readSettings, type Settings } from "../../src/config/settings.ts";
import { readTagPrefix } from "../../src/config/tag-prefix.ts";
import { badValue, readInstant } from "../../src/config/values.ts";
import type { Clock, Files, Inputs, Log, RunContext } from "../../src/ports/world.ts";
import type { GivenLogins } from "../../src/tagging/remote.ts";
import { signingKeyKind } from "../../src/tagging/signing.ts";
import { readLogins, readTagger } from "../../src/tagging/tag-keys.ts";
import type { Trigger } from "../../src/tagging/tag-report.ts";
import type { Tagger } from "../../src/version/tags/tag-object.ts";
import { bareVersion } from "../../src/version/tags/tag-prefix.ts";
import type { WantedTag } from "../../src/version/tags/tagging.ts";
import { inputs as keys } from "./keys.ts";
import type { DeployOverride } from "./trigger.ts";

export interface TagInputs {
  readonly wanted: WantedTag & { readonly prefix: string };
  /** Of a rollback. */
  readonly environment: string;
  /** When the failed release of a rollback began to run, and when the release before it ran again; in milliseconds since the epoch. */
  readonly failure: { readonly began: number | undefined; readonly recovered: number | undefined };
  readonly line: string;
  readonly changelog: string;
  /** Address of another server, or a remote's name in the checkout; empty for the forge by its API. */
  readonly remote: string;
  readonly logins: GivenLogins;
  readonly trigger: Trigger | "auto";
  readonly workflow: string;
  /** Windows that do not apply to the deploy; undefined for none. */
  readonly override: DeployOverride | undefined;
  readonly tagger: Tagger;
  /** A private key; empty for a tag without signature. */
  readonly signingKey: string;
}

interface InputWorld {
  readonly files: Files;
  readonly log: Log;
  readonly run: RunContext;
  readonly clock: Clock;
}

type TagSettings = Settings<(typeof keys)[number]["name"]>;

export async function readInputs(inputs: Inputs, world: InputWorld): Promise<TagInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, "");
  const kind = settings.get("tag-kind");
  if (kind.text !== "release" && kind.text !== "rollback") throw badValue(kind, "release or rollback");
  const commit = settings.need("commit");
  if (!/^[0-9a-f]{40}$/.test(commit.text)) throw badValue(commit, "40 hexadecimal digits");
  const logins = readLogins(settings, settings.get("release-token").text, world.log);
  const signingKey = readSigningKey(settings);
  if (signingKey !== "") world.log.mask(signingKey);
  const prefix = readTagPrefix(settings.get("tag-prefix"));
  return {
    wanted: {
      ...{ kind: kind.text, commit: commit.text, prefix },
      version: bareVersion(settings.need("version").text, prefix),
    },
    environment: settings.get("environment").text,
    failure: {
      began: readInstant(settings.get("began-at")),
      recovered: readInstant(settings.get("recovered-at")),
    },
    line: settings.get("message").text,
    changelog: settings.get("changelog").text,
    remote: settings.get("tag-remote").text,
    ...{ logins, signingKey },
    trigger: readTrigger(settings.get("trigger")),
    workflow: settings.get("workflow").text,
    override: readOverride(settings),
    tagger: readTagger(settings, world),
  };
}

function readTrigger(setting: { readonly name: string; readonly text: string }): Trigger | "auto" {
  const { text } = setting;
  if (text === "auto" || text === "push" || text === "dispatch" || text === "none") return text;
  throw badValue(setting, "auto, push, dispatch or none");
}

function readOverride(settings: TagSettings): DeployOverride | undefined {
  const windows = settings.get("override-windows").text;
  return windows === "" ? undefined : { windows, reason: settings.need("override-reason").text };
}

function readSigningKey(settings: TagSettings): string {
  const { name, text } = settings.get("signing-key");
  if (text === "" || signingKeyKind(text) !== undefined) return text;
  throw badValue({ name, text: "what was given" }, "an OpenSSH private key, or an armored GPG private key");
}
