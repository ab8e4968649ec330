import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
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
  { name: "freeze", description: "Reason for which nothing may be deployed from now on. A rollback stays possible." },
  { name: "unfreeze", description: "Whether to lift a freeze.", default: "false" },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "version", description: "Release that is recorded as running; empty for none." },
  { name: "commit", description: "Its commit." },
  {
    name: "state",
    description:
      "ok, changing (a change holds the lock), interrupted, held, frozen, drifted (what runs is not all up), unrecorded, or unknown (the host’s tools are silent; the step fails).",
  },
  { name: "releases", description: "Versions that can be returned to, newest first, as a JSON list." },
] as const satisfies readonly OutputKey[];
