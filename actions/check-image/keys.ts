import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  { name: "config", description: "Path of the configuration file in the repository.", default: ".github/sluice.yml" },
  { name: "image", description: "Image on this machine's engine, with its tag.", required: true },
  {
    name: "check-files",
    description:
      "Compose files that start the image with what it needs, separated by commas or lines. Default: it is started alone.",
  },
  {
    name: "health-command",
    description: "Shell command that says whether an image without a HEALTHCHECK, started alone, is well.",
  },
  {
    name: "variables",
    description:
      "Variables for Compose's interpolation, or for the container where it is alone, NAME=value, one a line. SLUICE_VERSION is the image's tag.",
    secret: true,
  },
  {
    name: "one-shots",
    description: "Services that are meant to end with exit code 0, separated by commas or lines.",
    file: "deploy.one-shots",
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
] as const satisfies readonly InputKey[];

export const outputs = [{ name: "result", description: "healthy, or failed." }] as const satisfies readonly OutputKey[];
