import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  { name: "deploy-result", description: "Output `result` of deploy-prod; empty where it left none." },
  { name: "smoke-outcome", description: "How the smoke test's step ended, as `steps.<id>.outcome`." },
  { name: "watch-outcome", description: "How the watch's step ended, as `steps.<id>.outcome`." },
  { name: "watch-verdict", description: "Output `verdict` of watch-period." },
  { name: "back-result", description: "Output `result` of the rollback, where one was tried." },
  { name: "back-outcome", description: "How the rollback's step ended, as `steps.<id>.outcome`." },
  {
    name: "asks-verdict",
    description: "Whether a person is asked for a verdict afterwards: a watch that could not tell is theirs to judge.",
    default: "true",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  {
    name: "result",
    description:
      "live, unsure (it runs, and nobody can say whether it is healthy), superseded, rolled-back, held (a person must look at the host), or failed.",
  },
  { name: "reason", description: "Why, in a sentence or two for people." },
] as const satisfies readonly OutputKey[];
