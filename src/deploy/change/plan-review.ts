import type { Preview } from "../../host/effects.ts";
import type { PlanSecrets, ReviewedPlan } from "../../plan/plan.ts";
import { planText } from "../../plan/plan-text.ts";
import type { HostProgram } from "../../ports/host.ts";
import type { Decision } from "../deploy.ts";
import { previewRefusals } from "../refusals/preview-refusals.ts";
import { type Refusal, refusal } from "../refusals/refusal.ts";
import type { ChangeRequest } from "./change-request.ts";

interface Reviewed extends ReviewedPlan {
  /** Why the key may not see what the plan would do; undefined where it may. */
  readonly unseen?: string;
}

interface Refused {
  readonly refusals: readonly Refusal[];
}

/** The plan with what it would do to the host; refused where the host says that it would fail. */
export async function review(
  host: HostProgram,
  request: ChangeRequest,
  { plan, removeUnknown = false }: Extract<Decision, { kind: "plan" }>,
): Promise<Reviewed | Refused> {
  const { destination } = request;
  if (plan.kind === "adopt" || request.rollbackOnly) return { plan, destination, effects: undefined };
  const preview: Preview = await host.preview(planText(plan, { change: "preview", actor: "", run: "" }, NO_SECRETS));
  const unseen = preview.problems.find(({ code }) => code === "not-merged")?.text;
  if (unseen !== undefined && request.dryRun) return { plan, destination, effects: undefined, unseen };
  const refusals = previewRefusals(preview);
  if (refusals.length > 0) return { refusals };
  const { effects } = preview;
  if (!removeUnknown) return { plan, destination, effects };
  const removedContainers = effects.unknown.map(({ name }) => name);
  return { plan: { ...plan, consent: { ...plan.consent, removedContainers } }, destination, effects };
}

const NO_SECRETS: PlanSecrets = { registryUsername: "", registryPassword: "", variables: {} };

/** Undefined for the approved plan, and where none was approved. */
export function otherPlan(fingerprint: string, approved: string): Refusal | undefined {
  if (approved === "" || approved === fingerprint) return undefined;
  return refusal(
    "other-plan",
    `The plan is not the approved one: its fingerprint is ${fingerprint}, and the approved fingerprint is ${approved}.`,
    "Review the plan again (`dry-run: true`) and approve it.",
    "Something that matters changed since the approval: the release that runs, the commit, the settings, or what the plan would do to the host. Nothing was changed on the host.",
  );
}
