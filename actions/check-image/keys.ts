import { configKey } from "../../src/config/read-config.ts";
import { healthTimeKeys } from "../../src/deploy/health-settings.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  configKey,
  { name: "image", description: "Image in the engine of this machine, with its tag.", required: true },
  {
    name: "check-files",
    description:
      "Compose files that start the image with the services that it needs, separated by commas or lines. Default: the image is started alone.",
  },
  {
    name: "health-command",
    description: "Shell command that checks the health of an image without a HEALTHCHECK that is started alone.",
  },
  {
    name: "variables",
    description:
      "Variables as lines NAME=value, for Compose's interpolation, or for the container if it is started alone. SLUICE_VERSION is the tag of the image.",
    secret: true,
  },
  {
    name: "one-shots",
    description: "Services that are expected to end with exit code 0, separated by commas or lines.",
    file: "deploy.one-shots",
  },
  ...healthTimeKeys,
] as const satisfies readonly InputKey[];

export const outputs = [{ name: "result", description: "healthy or failed." }] as const satisfies readonly OutputKey[];
