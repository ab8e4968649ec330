import { StageFailure } from "../failure/failure.ts";
import type { InputKey } from "./keys.ts";

/** Outputs of earlier jobs, in the steps that a gate or a request begins with. */
export const neededKey = {
  name: "needed-outputs",
  description:
    "Outputs of earlier jobs without which the step fails, as lines NAME=value. GitHub drops an output that contains the value of a secret, and its job still succeeds.",
} as const satisfies InputKey;

/** Fails if one of them has no value: the job that made it has succeeded, or this one would not run. */
export function requireOutputs(lines: string): void {
  const empty = lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.endsWith("=") || (line !== "" && !line.includes("=")))
    .map((line) => line.replace(/=$/, ""));
  if (empty.length === 0) return;
  throw new StageFailure({
    what: `An earlier job succeeded, but its output did not arrive: ${empty.join(", ")}.`,
    means: "GitHub drops an output that contains the value of a secret. Nothing was changed.",
    todo: 'Look for the warning "Skip output …" in the run. Store the value that is no secret, such as a user name or a short word, as a variable instead of a secret.',
  });
}
