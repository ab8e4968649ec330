import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  { name: "deploy-result", description: "Output `result` of deploy-prod; empty without a deploy." },
  { name: "deploy-version", description: "Output `version` of deploy-prod." },
  { name: "smoke-outcome", description: "Outcome of the smoke test's step, from `steps.<id>.outcome`." },
  { name: "watch-outcome", description: "Outcome of the watch's step, from `steps.<id>.outcome`." },
  { name: "watch-verdict", description: "Output `verdict` of watch-period." },
  { name: "back-result", description: "Output `result` of the rollback, if one was started." },
  { name: "back-refusal", description: "Output `refusal` of the rollback: why it was refused, and what to do." },
  { name: "back-running", description: "Output `running-version` of the rollback." },
  { name: "back-outcome", description: "Outcome of the rollback's step, from `steps.<id>.outcome`." },
  {
    name: "resumes",
    description:
      "Whether this attempt continues what an earlier one has begun, from the output `resumes` of release-status.",
    default: "false",
  },
  {
    name: "asks-verdict",
    description: "Whether a reviewer decides afterwards: then an inconclusive watch counts as live.",
    default: "true",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  {
    name: "result",
    description:
      "live, unknown (it runs, and its health is unknown), superseded, rolled-back, rollback-refused (it still runs), held (a person must inspect the host), or failed.",
  },
  { name: "reason", description: "Reason for the result, in one or two sentences." },
] as const satisfies readonly OutputKey[];
