import { readConfig } from "../../src/config/read-config.ts";
import { readSettings, type Settings } from "../../src/config/settings.ts";
import { readTagPrefix } from "../../src/config/tag-prefix.ts";
import { badValue, readLines } from "../../src/config/values.ts";
import { readPerson, type Tagger } from "../../src/version/tag-object.ts";
import { bareVersion } from "../../src/version/tag-prefix.ts";
import type { WantedTag } from "../../src/version/tagging.ts";
import type { Clock, Files, Inputs, Log, RunContext } from "../../src/world/world.ts";
import { inputs as keys } from "./keys.ts";
import type { GivenLogins } from "./remote.ts";
import { signingKeyKind } from "./signing.ts";
import type { DeployOverride, Trigger } from "./trigger.ts";

export interface TagInputs {
  readonly wanted: WantedTag & { readonly prefix: string };
  readonly line: string;
  readonly changelog: string;
  /** Address of another server, or a remote's name in the checkout; empty for the forge by its API. */
  readonly remote: string;
  readonly logins: GivenLogins;
  readonly trigger: Trigger | "auto";
  readonly workflow: string;
  /** Windows that do not count for the deploy; undefined for none. */
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
  const logins = readLogins(settings, world.log);
  const signingKey = readSigningKey(settings);
  if (signingKey !== "") world.log.mask(signingKey);
  const prefix = readTagPrefix(settings.get("tag-prefix"));
  return {
    wanted: {
      ...{ kind: kind.text, commit: commit.text, prefix },
      version: bareVersion(settings.need("version").text, prefix),
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

function readLogins(settings: TagSettings, log: Log): GivenLogins {
  const sshKey = settings.get("remote-ssh-key");
  const logins = {
    token: settings.need("token").text,
    releaseToken: settings.get("release-token").text,
    remoteToken: settings.get("remote-token").text,
    sshKey: sshKey.text,
  };
  for (const secret of Object.values(logins)) if (secret !== "") log.mask(secret);
  if (sshKey.text !== "" && !/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(sshKey.text))
    throw badValue({ name: sshKey.name, text: "what was given" }, "an OpenSSH private key");
  return { ...logins, hostKeys: readLines(settings.get("remote-host-key").text) };
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

/** Forges call a signature verified when the key belongs to whoever has this address. */
function readTagger(settings: TagSettings, { run, clock }: InputWorld): Tagger {
  const setting = settings.get("tagger");
  const at = Math.floor(clock.now() / 1000);
  if (setting.text === "") {
    const name = run.actor || "Sluice";
    return { name, email: `${name}@users.noreply.github.com`, at };
  }
  const person = readPerson(setting.text);
  if (person === undefined) throw badValue(setting, "a name and an address, such as Ada Lovelace <ada@example.com>");
  return { ...person, at };
}
