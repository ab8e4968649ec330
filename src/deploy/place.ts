import { configKey } from "../config/read-config.ts";
import type { Settings } from "../config/settings.ts";
import { badValue, readInteger, readLines } from "../config/values.ts";
import type { Destination, PlanSecrets } from "../plan/plan.ts";
import type { HostPlace, HostTarget } from "../ports/host-place.ts";
import type { Log } from "../ports/world.ts";
import type { InputKey } from "../stage/keys.ts";

export const projectKey = {
  name: "project",
  description: "Compose project name.",
  file: "project",
} as const satisfies InputKey;

/** The inputs that say which application on which host, the same in every stage. */
export const placeKeys = [
  configKey,
  {
    name: "environment",
    description: "Environment of the configuration file whose host is used.",
    default: "production",
  },
  {
    name: "ssh-key",
    description:
      "Private SSH key of the deploy user on the host (OpenSSH ed25519, ECDSA or RSA). A secret of the environment.",
    required: true,
    secret: true,
  },
  { name: "ssh-key-passphrase", description: "Passphrase of the SSH key, if it has one.", secret: true },
  { name: "host", description: "Name or address of the host.", file: "environments.<environment>.hosts.address" },
  { name: "port", description: "SSH port of the host.", default: "22", file: "environments.<environment>.hosts.port" },
  { name: "user", description: "Deploy user on the host.", file: "environments.<environment>.hosts.user" },
  {
    name: "host-key",
    description:
      "Pinned host keys, as SHA256 fingerprints or lines of ssh-keyscan, one per line. No default accepts an unknown key.",
    file: "environments.<environment>.hosts.host-key",
  },
  projectKey,
  { name: "directory", description: "Absolute path of the application's clone on the host.", file: "directory" },
] as const satisfies readonly InputKey[];

const [, environmentKey, sshKey, passphraseKey, addressKey, portKey, userKey, hostKeyKey] = placeKeys;

/** The inputs that say which user of which host, for what belongs to the user and not to an application. */
export const userKeys = [
  ...[configKey, environmentKey, sshKey, passphraseKey, addressKey, portKey, userKey, hostKeyKey],
  {
    name: "authorized-keys",
    description: "File on the host from which sshd reads the keys of the deploy user.",
    default: "~/.ssh/authorized_keys",
  },
] as const satisfies readonly InputKey[];

/** Those that say what Compose reads there. */
export const composeKeys = [
  {
    name: "compose-files",
    description:
      "Compose files in order, relative to the directory, separated by commas or lines. Default: the files that Compose finds.",
    file: "compose-files",
  },
  { name: "profiles", description: "Compose profiles, separated by commas or lines.", file: "profiles" },
] as const satisfies readonly InputKey[];

/** How images are pulled. */
export const pullKeys = [
  {
    name: "registry",
    description: "Registry to log in to for the pull. The login is removed afterwards.",
    file: "deploy.registry",
  },
  { name: "registry-username", description: "User name for the registry.", secret: true },
  { name: "registry-password", description: "Password or token for the registry.", secret: true },
  {
    name: "pull-timeout",
    description: "Time limit for the pull of all images.",
    default: "10m",
    file: "deploy.pull-timeout",
  },
] as const satisfies readonly InputKey[];

export const ignoreOneOffsKey = {
  name: "ignore-one-offs",
  description: "Names of one-off containers that can continue to run, separated by commas or lines.",
} as const satisfies InputKey;

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

/** A login for the registry that lasts for one pull. */
export function readRegistryLogin(
  settings: Settings<"registry-username" | "registry-password">,
  log: Log,
): Pick<PlanSecrets, "registryUsername" | "registryPassword"> {
  const registryPassword = settings.get("registry-password").text;
  if (registryPassword !== "") log.mask(registryPassword);
  const registryUsername = settings.get("registry-username").text;
  if (registryPassword !== "" && registryUsername === "") settings.need("registry-username");
  return { registryUsername, registryPassword };
}

/** What a reviewer sees of a target, and the fingerprint of a plan covers. */
export function destinationOf({ host, port, user, hostKeys }: HostTarget): Destination {
  return { host, port, user, hostKeys };
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
