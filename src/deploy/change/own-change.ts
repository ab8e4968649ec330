import type { Survey } from "../../host/survey.ts";
import { earlierChange } from "../../plan/change-id.ts";
import type { PlanKind } from "../../plan/plan.ts";
import type { RunContext } from "../../ports/world.ts";

const KINDS = ["deploy", "adopt", "rollback", "backup", "restore"] as const satisfies readonly PlanKind[];

/** A change of this run's own earlier attempt is no reason for a refusal: the stage attaches to it. */
export function withoutOurOwn(survey: Survey, { runId, job }: Pick<RunContext, "runId" | "job">): Survey {
  const attached = KINDS.map((kind) => earlierChange({ runId, job, kind }, survey.changes)).some(
    (earlier) => earlier.kind === "running" && earlier.change === survey.lock.owner?.change,
  );
  return attached ? { ...survey, lock: { held: false, owner: null }, dirty: [] } : survey;
}
