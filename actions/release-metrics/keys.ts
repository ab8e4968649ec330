import { configKey } from "../../src/config/read-config.ts";
import { tagPrefixKey } from "../../src/config/tag-prefix.ts";
import { projectKey } from "../../src/deploy/place.ts";
import { incidentLabelKey } from "../../src/incident/incident-label.ts";
import { type InputKey, type OutputKey, reportOutput } from "../../src/stage/keys.ts";

export const inputs = [
  configKey,
  {
    name: "environment",
    description: "Environment whose deployments are measured.",
    default: "production",
  },
  {
    name: "days",
    description: "Length of the measured period in days, up to now.",
    default: "90",
  },
  incidentLabelKey,
  projectKey,
  tagPrefixKey,
  {
    name: "token",
    description:
      "Token with `actions: read`, `contents: read`, `deployments: read` and `issues: read`, on forges without deployments also `statuses: read`.",
    default: "${{ github.token }}",
    secret: true,
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  {
    name: "metrics",
    description: "The five metrics as JSON, as the file has them under `metrics`.",
  },
  {
    name: "folder",
    description: "Folder on the runner with `metrics.json` and `cdevents.json`, for an upload.",
  },
  reportOutput,
] as const satisfies readonly OutputKey[];
