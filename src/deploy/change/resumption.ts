import type { Survey, SurveyedChange, SurveyedRelease } from "../../host/survey.ts";
import { newestChange } from "../../plan/change-id.ts";
import type { PlanKind } from "../../plan/plan.ts";
import type { RunContext } from "../../ports/world.ts";
import { ownRollback, type PastRollback } from "../past-rollback.ts";

/** What an earlier attempt of the same job has left on the host. */
export type Resumption =
  | { readonly kind: "none" }
  /** The host still works on its deploy. */
  | { readonly kind: "running" }
  /** The host still works on its rollback or its restore. */
  | { readonly kind: "rolling-back" }
  /** Its deploy ended well, and the host runs what it brought. */
  | { readonly kind: "done"; readonly change: string; readonly current: SurveyedRelease }
  /** The host runs what its deploy brought, but is on hold, was interrupted in a change since, or its engine does not answer. */
  | { readonly kind: "unsettled"; readonly why: string }
  /** It rolled back, or the host did so by itself, and nothing has changed the host since. */
  | { readonly kind: "rolled-back"; readonly rollback: PastRollback; readonly current: SurveyedRelease };

const ROLLBACKS = ["rollback", "restore"] as const satisfies readonly PlanKind[];

/** Pure. A runner can be killed while its deploy continues on the host: a new attempt of the job continues there. */
export function resumptionOf(survey: Survey, run: Pick<RunContext, "runId" | "job">): Resumption {
  const { runId, job } = run;
  const { current, changes } = survey;
  const newest = (kind: PlanKind): SurveyedChange | undefined => newestChange({ runId, job, kind }, changes);
  const isRunning = (kind: PlanKind): boolean => newest(kind)?.alive === true && newest(kind)?.exit === null;
  if (isRunning("deploy")) return { kind: "running" };
  if (ROLLBACKS.some(isRunning)) return { kind: "rolling-back" };
  if (current === undefined) return { kind: "none" };
  const rollback = ownRollback(survey, run, ["deploy", ...ROLLBACKS]);
  if (rollback !== undefined) return { kind: "rolled-back", rollback, current };
  const deploy = newest("deploy");
  const runsIt = deploy?.exit?.outcome === "done" && deploy.exit.running === current.release;
  if (!runsIt) return { kind: "none" };
  const why = unsettledBy(survey);
  return why === undefined ? { kind: "done", change: deploy.change, current } : { kind: "unsettled", why };
}

function unsettledBy({ hold, pending, engine }: Survey): string | undefined {
  if (hold !== undefined) return "the host is on hold";
  if (pending !== undefined) return `the change ${pending} was interrupted on the host, or is still running`;
  return engine === undefined ? "the Docker engine of the host does not answer" : undefined;
}
