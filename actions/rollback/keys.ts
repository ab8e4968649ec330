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
  {
    name: "target",
    description: "Release to return to: previous, or the version or id of one that the host keeps.",
    default: "previous",
  },
  {
    name: "switch-timeout",
    description: "Longest time for switching the containers.",
    default: "5m",
    file: "deploy.switch-timeout",
  },
  {
    name: "health-timeout",
    description: "Longest time until everything is healthy, stability included.",
    default: "3m",
    file: "deploy.health-timeout",
  },
  {
    name: "stable-for",
    description: "How long everything must stay healthy without a break.",
    default: "10s",
    file: "deploy.stable-for",
  },
  {
    name: "check-interval",
    description: "Time between two looks at the health.",
    default: "2s",
    file: "deploy.check-interval",
  },
  {
    name: "keep-releases",
    description: "Number of releases that the host keeps for the way back.",
    default: "5",
    file: "deploy.keep-releases",
  },
  {
    name: "one-shots",
    description: "Services that are meant to end with exit code 0, separated by commas or lines.",
    file: "deploy.one-shots",
  },
  { name: "plan-fingerprint", description: "Fingerprint of the plan that was approved; any other plan is refused." },
  { name: "dry-run", description: "Only show the plan; change nothing.", default: "false" },
] as const satisfies readonly InputKey[];

export const outputs = [
  {
    name: "result",
    description:
      "done, returned (the release before runs again), held (a person must look), failed, refused, aborted, interrupted, planned, or unknown.",
  },
  { name: "version", description: "Release that the plan was for." },
  { name: "commit", description: "Commit of that release." },
  { name: "change", description: "Name of the change on the host." },
  { name: "previous-version", description: "Release that ran before; empty for none." },
  { name: "running-version", description: "Release that is recorded as running afterwards; empty for none." },
  { name: "downtime-seconds", description: "Longest time that one service was away, in seconds." },
  { name: "plan-fingerprint", description: "Fingerprint of the plan: sha256: and 64 hexadecimal digits." },
] as const satisfies readonly OutputKey[];
