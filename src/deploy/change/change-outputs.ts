import { type OutputKey, reportOutput } from "../../stage/keys.ts";

/** What every change of a host leaves for machines. */
export const changeOutputs = [
  {
    name: "result",
    description:
      "done, returned (the host rolled back automatically), held (a person must inspect the host), failed, refused, aborted, interrupted, planned, unchanged (it already ran), or unknown.",
  },
  { name: "version", description: "Release that the plan was for." },
  { name: "commit", description: "Commit of the release." },
  { name: "change", description: "Name of the change on the host." },
  { name: "previous-version", description: "Release that ran before; empty for none." },
  {
    name: "previous-switched-at",
    description:
      "When the switch to that release began, by the host's clock, such as 2026-11-26T02:00:00Z; empty if it is unknown.",
  },
  { name: "running-version", description: "Release that is recorded as running afterwards; empty for none." },
  { name: "running-commit", description: "Commit of that release; empty for none." },
  { name: "downtime-seconds", description: "Longest downtime of one service, in seconds." },
  {
    name: "began-at",
    description: "When the change began, by the host's clock, such as 2026-11-26T02:00:00Z; empty if it is unknown.",
  },
  {
    name: "switched-at",
    description: "When the switch began, by the host's clock; empty if no container was changed.",
  },
  {
    name: "undone-at",
    description: "When the automatic rollback began, by the host's clock; empty without one.",
  },
  { name: "ended-at", description: "When the change ended, by the host's clock; empty if it is unknown." },
  { name: "refusal", description: "After refused: why, and what to do. Nothing was changed." },
  { name: "plan-fingerprint", description: "Fingerprint of the plan, as sha256: and 64 hexadecimal digits." },
  reportOutput,
] as const satisfies readonly OutputKey[];
