import type { Settings } from "../config/settings.ts";
import { badValue, readLines } from "../config/values.ts";
import type { Clock, Log, RunContext } from "../ports/world.ts";
import type { InputKey } from "../stage/keys.ts";
import { readPerson, type Tagger } from "../version/tags/tag-object.ts";
import type { GivenLogins } from "./remote.ts";

/** The same in every stage that creates a tag. */
export const tagKeys = [
  {
    name: "tag-remote",
    description:
      "Git server for tags, instead of the forge's API: https://server/owner/name.git, git@server:owner/name.git, or the name of a remote in the checkout.",
    file: "tag-release.remote",
  },
  {
    name: "remote-token",
    description:
      "For a `tag-remote` with https: token that can read and push. Default for the forge's own address: the token that creates the tag.",
    secret: true,
  },
  {
    name: "remote-ssh-key",
    description:
      "For a `tag-remote` with SSH: private deploy key with write access, in OpenSSH format without a passphrase.",
    secret: true,
  },
  {
    name: "remote-host-key",
    description:
      "For a `tag-remote` with SSH: pinned keys of the server, as SHA256 fingerprints or lines of ssh-keyscan, one per line. No default accepts an unknown key.",
    file: "tag-release.remote-host-key",
  },
  {
    name: "tagger",
    description:
      "Person that a signed tag names, such as Ada Lovelace <ada@example.com>. A forge shows the tag as verified if the key belongs to this person. Default: the person who started the run.",
    file: "tag-release.tagger",
  },
] as const satisfies readonly InputKey[];

type TagSettings = Settings<(typeof tagKeys)[number]["name"] | "token">;

/** `releaseToken` is that of an app or a person; empty for none. */
export function readLogins(settings: TagSettings, releaseToken: string, log: Log): GivenLogins {
  const sshKey = settings.get("remote-ssh-key");
  const logins = {
    ...{ token: settings.need("token").text, releaseToken },
    remoteToken: settings.get("remote-token").text,
    sshKey: sshKey.text,
  };
  for (const secret of Object.values(logins)) if (secret !== "") log.mask(secret);
  if (sshKey.text !== "" && !/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(sshKey.text))
    throw badValue({ name: sshKey.name, text: "what was given" }, "an OpenSSH private key");
  return { ...logins, hostKeys: readLines(settings.get("remote-host-key").text) };
}

/** Forges show a signature as verified when the key belongs to the person with this address. */
export function readTagger(
  settings: Pick<TagSettings, "get">,
  { run, clock }: { readonly run: RunContext; readonly clock: Clock },
): Tagger {
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
