import { healthKeys } from "../../src/deploy/health-settings.ts";
import { ignoreOneOffsKey, placeKeys, pullKeys } from "../../src/deploy/place.ts";
import type { InputKey } from "../../src/stage/keys.ts";

export const inputs = [
  ...placeKeys,
  {
    name: "target",
    description: "Release to roll back to: previous, or the version, commit or id of a release that the host keeps.",
    default: "previous",
  },
  {
    name: "from",
    description:
      "Release to roll back from. If another release runs, the rollback is refused; if the target already runs, nothing is done.",
  },
  {
    name: "asked-at",
    description:
      "Time at which the rollback was requested, such as 2026-11-26T02:00:00Z. Without `from` the rollback replaces the release that ran then, and not a release that was deployed since.",
  },
  ...healthKeys,
  {
    name: "variables",
    description:
      "Variables for Compose, as lines NAME=value, as for `deploy-prod`. A rollback needs none of them; their values are masked in the output of containers.",
    secret: true,
  },
  {
    name: "return-only",
    description:
      "true if the key can only roll back to the release before (`host/keys/only return`). The host then makes its own plan, with its own time limits.",
    default: "false",
  },
  {
    name: "pull-missing",
    description: "Whether images of the release that are no longer on the host are pulled again, by their digests.",
    default: "false",
  },
  ...pullKeys,
  ignoreOneOffsKey,
  {
    name: "schema-change",
    description:
      "What happens if the schema of the database is not the one on which the target ran, and the release that is rolled back from did not declare that it is backward-compatible: refuse, hold (refuse, and put the host on hold), or allow.",
    default: "refuse",
  },
  { name: "plan-fingerprint", description: "Fingerprint of the approved plan. Any other plan is refused." },
  { name: "dry-run", description: "Whether to show the plan and change nothing.", default: "false" },
] as const satisfies readonly InputKey[];

export { changeOutputs as outputs } from "../../src/deploy/change/change-outputs.ts";
