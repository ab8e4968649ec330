import { StageFailure } from "../../failure/failure.ts";

/** Why nothing is done: a code for programs, and the explanation for a person. */
export interface Refusal {
  readonly code: string;
  readonly what: string;
  readonly means: string;
  readonly todo: string;
}

const UNTOUCHED = "Nothing was changed on the host.";

export function refusal(code: string, what: string, todo: string, means = UNTOUCHED): Refusal {
  return { code, what, means, todo };
}

/** All refusals as one failure, so that a person can fix everything at once. */
export function refusalFailure(refusals: readonly Refusal[]): StageFailure {
  const [first] = refusals;
  if (first === undefined) throw new Error("A failure needs a refusal.");
  if (refusals.length === 1) return new StageFailure(first);
  return new StageFailure({
    what: `Refused for ${refusals.length} reasons:\n${refusals.map(({ what }) => `- ${what}`).join("\n")}`,
    means: UNTOUCHED,
    todo: refusals.map(({ todo }) => todo).join("\n"),
  });
}
