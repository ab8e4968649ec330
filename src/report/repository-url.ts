import type { RunContext } from "../ports/world.ts";

/** Address of the run's repository at its forge, without a slash at its end; empty where the forge does not say. */
export function repositoryUrl({ runUrl }: Pick<RunContext, "runUrl">): string {
  return runUrl.split("/actions/runs/")[0] ?? "";
}
