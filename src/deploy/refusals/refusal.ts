import { StageFailure } from "../../failure/failure.ts";
import { reasonList } from "../../text/reason-list.ts";

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
    what: reasonList(
      refusals.map(({ what }) => what),
      `Refused for ${refusals.length} reasons:`,
    ),
    means: UNTOUCHED,
    todo: reasonList(refusals.map(({ todo }) => todo)),
  });
}
