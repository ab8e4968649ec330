import { createHash } from "node:crypto";
import { effectLines } from "../host/effects.ts";
import type { ReviewedPlan } from "./plan.ts";
import { pairs, planLines } from "./plan-text.ts";

/**
 * SHA-256 over what the plan would do and where, as `sha256:` and hexadecimal digits. The person, the run and
 * everything that changes by itself are not part of it: an approval from Monday still matches on Thursday if nothing
 * relevant changed.
 */
export function planFingerprint({ plan, destination, effects }: ReviewedPlan): string {
  const { host, port, user, hostKeys } = destination;
  const lines = [
    "sluice-plan 1",
    ...pairs("host", [`${user}@${host}:${port}`]),
    ...pairs("host-key", [...hostKeys].sort()),
    ...planLines(plan),
    ...(effects === undefined ? [] : effectLines(effects)),
  ];
  return `sha256:${createHash("sha256")
    .update(`${lines.join("\n")}\n`)
    .digest("hex")}`;
}
