import type { Settings } from "../config/settings.ts";
import { badValue, readInteger, readLines } from "../config/values.ts";
import type { InputKey } from "../stage/keys.ts";
import type { HostPlace } from "../world/host-place.ts";
import type { HostTarget } from "../world/ssh.ts";
import type { Log } from "../world/world.ts";

/** The inputs that say which application on which host, the same in every stage. */
export const placeKeys = [
  { name: "config", description: "Path of the configuration file in the repository.", default: ".github/sluice.yml" },
  {
    name: "environment",
    description: "Name of the environment in the configuration file whose host this is.",
    default: "production",
  },
  {
    name: "ssh-key",
    description:
      "Private SSH key of the deploy user on the host (OpenSSH ed25519, ECDSA or RSA). A secret of the environment.",
    required: true,
    secret: true,
  },
  { name: "ssh-key-passphrase", description: "Passphrase of the SSH key, when it has one.", secret: true },
  { name: "host", description: "Name or address of the host.", file: "environments.<environment>.hosts.address" },
  { name: "port", description: "SSH port of the host.", default: "22", file: "environments.<environment>.hosts.port" },
  { name: "user", description: "Deploy user on the host.", file: "environments.<environment>.hosts.user" },
  {
    name: "host-key",
    description:
      "Pinned key of the host: SHA256 fingerprints or lines of ssh-keyscan, one a line. There is no default that accepts any.",
    file: "environments.<environment>.hosts.host-key",
  },
  { name: "project", description: "Compose project name.", file: "project" },
  { name: "directory", description: "Absolute path of the application's Git checkout on the host.", file: "directory" },
] as const satisfies readonly InputKey[];

/** Those that say what Compose reads there. */
export const composeKeys = [
  {
    name: "compose-files",
    description:
      "Compose files in order, relative to the directory, separated by commas or lines. Default: as Compose finds them.",
    file: "compose-files",
  },
  { name: "profiles", description: "Compose profiles, separated by commas or lines.", file: "profiles" },
] as const satisfies readonly InputKey[];

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
