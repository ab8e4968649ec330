import { earlierChange } from "../plan/change-id.ts";
import type { PlanKind } from "../plan/plan.ts";
import type { Survey } from "../plan/survey.ts";
import type { RunContext } from "../world/world.ts";

const KINDS = ["deploy", "adopt", "rollback", "backup"] as const satisfies readonly PlanKind[];

/** What our own earlier try holds or has half done does not speak against going on with it: it is attached to. */
export function withoutOurOwn(survey: Survey, { runId, job }: Pick<RunContext, "runId" | "job">): Survey {
  const attached = KINDS.map((kind) => earlierChange({ runId, job, kind }, survey.changes)).some(
    (earlier) => earlier.kind === "running" && earlier.change === survey.lock.owner?.change,
  );
  return attached ? { ...survey, lock: { held: false, owner: null }, dirty: [] } : survey;
}
