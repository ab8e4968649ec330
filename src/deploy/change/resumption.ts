import type { Survey, SurveyedRelease } from "../../host/survey.ts";
import { newestChange } from "../../plan/change-id.ts";
import type { RunContext } from "../../ports/world.ts";

/** What an earlier attempt of the same job has left on the host. */
export type Resumption =
  | { readonly kind: "none" }
  /** The host still works on it. */
  | { readonly kind: "running" }
  /** It ended well, and the host runs what it brought. */
  | { readonly kind: "done"; readonly change: string; readonly current: SurveyedRelease };

/** Pure. A runner can be killed while its deploy continues on the host: a new attempt of the job continues there. */
export function resumptionOf(survey: Survey, { runId, job }: Pick<RunContext, "runId" | "job">): Resumption {
  const newest = newestChange({ runId, job, kind: "deploy" }, survey.changes);
  if (newest === undefined) return { kind: "none" };
  const { change, alive, exit } = newest;
  if (exit === null) return alive ? { kind: "running" } : { kind: "none" };
  const { current } = survey;
  const runsIt = exit.outcome === "done" && current !== undefined && exit.running === current.release;
  return runsIt ? { kind: "done", change, current } : { kind: "none" };
}
