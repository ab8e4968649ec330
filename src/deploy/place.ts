import type { Settings } from "../config/settings.ts";
import { badValue, readInteger, readLines } from "../config/values.ts";
import type { HostPlace } from "../world/host-program.ts";
import type { HostTarget } from "../world/ssh.ts";
import type { Log } from "../world/world.ts";

/** The inputs that say which application on which host, with the same names in every stage. */
export type PlaceName = TargetName | "project" | "directory";

/** Those that say which host. */
export type TargetName = "ssh-key" | "ssh-key-passphrase" | "host" | "port" | "user" | "host-key";

/** How to reach a host, and how to know that it is the one. */
export function readTarget(settings: Settings<TargetName>, log: Log): HostTarget {
  const privateKey = settings.need("ssh-key").text;
  const passphrase = settings.get("ssh-key-passphrase").text;
  log.mask(privateKey);
  if (passphrase !== "") log.mask(passphrase);
  return {
    host: readName(settings.need("host"), /^[A-Za-z0-9.:_-]+$/, "a host name or an address"),
    port: readInteger({ ...settings.get("port") }, { min: 1, max: 65535 }),
    user: readName(settings.need("user"), /^[a-z_][a-z0-9_.-]*\$?$/i, "a user name"),
    privateKey,
    hostKeys: readLines(settings.need("host-key").text),
    ...(passphrase === "" ? {} : { passphrase }),
  };
}

export function readPlace(settings: Settings<PlaceName>, log: Log): HostPlace {
  return {
    target: readTarget(settings, log),
    // Compose's own rule for project names.
    project: readName(
      settings.need("project"),
      /^[a-z0-9][a-z0-9_-]*$/,
      "a Compose project name: small letters, digits, dashes and underscores",
    ),
    directory: readName(settings.need("directory"), /^\/[^\0\n\r]*[^\0\n\r/]$/, "an absolute path"),
  };
}

function readName(setting: { readonly name: string; readonly text: string }, pattern: RegExp, wanted: string): string {
  if (!pattern.test(setting.text)) throw badValue(setting, wanted);
  return setting.text;
}
