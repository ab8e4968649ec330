import { StageFailure } from "../../src/failure/failure.ts";

export function refusal(what: string, todo: string): StageFailure {
  return new StageFailure({ what, means: "The changelog was not changed, and nothing was tagged.", todo });
}
