import { type OutputKey, reportOutput } from "../stage/keys.ts";

/** What every change of a host leaves for machines. */
export const changeOutputs = [
  {
    name: "result",
    description:
      "done, returned (the release before runs again), held (a person must look), failed, refused, aborted, interrupted, planned, unchanged (it was there already), or unknown.",
  },
  { name: "version", description: "Release that the plan was for." },
  { name: "commit", description: "Commit of that release." },
  { name: "change", description: "Name of the change on the host." },
  { name: "previous-version", description: "Release that ran before; empty for none." },
  { name: "running-version", description: "Release that is recorded as running afterwards; empty for none." },
  { name: "downtime-seconds", description: "Longest time that one service was away, in seconds." },
  { name: "plan-fingerprint", description: "Fingerprint of the plan: sha256: and 64 hexadecimal digits." },
  reportOutput,
] as const satisfies readonly OutputKey[];
