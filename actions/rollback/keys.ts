import { healthKeys } from "../../src/deploy/health-settings.ts";
import { placeKeys } from "../../src/deploy/place.ts";
import type { InputKey } from "../../src/stage/keys.ts";

export const inputs = [
  ...placeKeys,
  {
    name: "target",
    description: "Release to return to: previous, or the version, commit or id of one that the host keeps.",
    default: "previous",
  },
  {
    name: "from",
    description:
      "Release that is to be left. When another one runs, the rollback is refused; when the target runs already, nothing is done.",
  },
  {
    name: "asked-at",
    description:
      "When the rollback was asked for, such as 2026-11-26T02:00:00Z: without `from` it leaves what ran then, and not what somebody else has brought since.",
  },
  ...healthKeys,
  {
    name: "variables",
    description:
      "Variables for Compose, NAME=value, one a line, as `deploy-prod` gets them. The way back needs none: their values are hidden from what containers print.",
    secret: true,
  },
  {
    name: "return-only",
    description:
      "true where the key may only go back to the release before (`host/keys/only return`): the host makes its own plan, with its own time limits.",
    default: "false",
  },
  { name: "plan-fingerprint", description: "Fingerprint of the plan that was approved; any other plan is refused." },
  { name: "dry-run", description: "Only show the plan; change nothing.", default: "false" },
] as const satisfies readonly InputKey[];

export { changeOutputs as outputs } from "../../src/deploy/change-outputs.ts";
