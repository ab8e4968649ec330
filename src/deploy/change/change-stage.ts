import { StageFailure } from "../../failure/failure.ts";
import { HostRefusal } from "../../failure/host-refusal.ts";
import type { Survey } from "../../host/survey.ts";
import { earlierChange } from "../../plan/change-id.ts";
import type { Outcome } from "../../plan/outcome.ts";
import { planFingerprint } from "../../plan/plan-fingerprint.ts";
import type { HostProgram } from "../../ports/host.ts";
import { renderChange } from "../../report/change-report.ts";
import { effectWarnings } from "../../report/host-plan-report.ts";
import type { StageResult } from "../../stage/run-stage.ts";
import type { Decision } from "../deploy.ts";
import { outcomeFailure } from "../refusals/explain.ts";
import { refusalFailure } from "../refusals/refusal.ts";
import { type Carrier, carryOut, type Errand } from "./carry-out.ts";
import { changeDetails } from "./change-details.ts";
import type { ChangeRequest, ChangeWorld } from "./change-request.ts";
import { changeOutputs, type Decided, planned, reasonOf, refused, unchanged } from "./change-results.ts";
import { surveyWhenFree } from "./free-lock.ts";
import { withoutOurOwn } from "./own-change.ts";
import { otherPlan, review } from "./plan-review.ts";
import { earlierResult } from "./repeated-attempt.ts";

/**
 * Survey, decide, act, verify. The caller decides; everything after the decision is the same for every kind of change.
 */
export async function changeHost(
  host: HostProgram,
  world: ChangeWorld,
  request: ChangeRequest,
  decide: (survey: Survey) => Decision | Promise<Decision>,
): Promise<StageResult> {
  const before = await surveyWhenFree(host, world, request.lockWaitMs ?? 0);
  world.log.info(
    `Recorded on ${before.host.name}: ${before.current?.version ?? "no release"}${onHold(before)}. Engine ${before.engine?.version ?? "silent"}, Compose ${before.tools.compose || "silent"}.`,
  );
  const earlier = request.resumed && earlierResult(before, world, request.resumed);
  if (earlier !== undefined) return earlier;
  const decision = await decide(withoutOurOwn(before, world.run));
  if (decision.kind === "refused") return refused(world.log, before, refusalFailure(decision.refusals));
  if (decision.kind === "nothing-to-do") return unchanged(world.log, before, decision);
  for (const warning of decision.warnings) world.log.warning(warning);
  const { runId, job } = world.run;
  const attaches = earlierChange({ runId, job, kind: decision.plan.kind }, before.changes).kind === "running";
  const { destination } = request;
  // A change that an earlier attempt of this run started was reviewed then, and the host is carrying it out.
  if (attaches) {
    const reviewed = { plan: decision.plan, destination, effects: undefined };
    return act(host, world, request, { ...reviewed, fingerprint: planFingerprint(reviewed), before });
  }
  const reviewed = await review(host, request, decision);
  if ("refusals" in reviewed) return refused(world.log, before, refusalFailure(reviewed.refusals));
  if (reviewed.unseen !== undefined) {
    const warnings = [...decision.warnings, `${reviewed.unseen} The plan is made after the approval.`];
    return planned({ ...reviewed, fingerprint: "", before }, warnings);
  }
  const fingerprint = planFingerprint(reviewed);
  for (const warning of effectWarnings(reviewed)) world.log.warning(warning);
  const other = otherPlan(fingerprint, request.approvedFingerprint);
  if (other !== undefined) return refused(world.log, before, new StageFailure(other));
  const decided = { ...reviewed, fingerprint, before };
  return request.dryRun ? planned(decided, decision.warnings) : act(host, world, request, decided);
}

function onHold({ hold }: Survey): string {
  return hold === undefined ? "" : ", and the host is on hold, so that something else may run";
}

async function act(
  host: HostProgram,
  world: ChangeWorld,
  request: ChangeRequest,
  decided: Decided,
): Promise<StageResult> {
  let outcome: Outcome;
  try {
    outcome = await carryOut(carrierOf(host, world, request), errandOf(world, request, decided));
  } catch (error) {
    // Only the start of a change is refused like this, before anything was changed.
    if (error instanceof HostRefusal) return refused(world.log, decided.before, error);
    throw error;
  }
  const failure = outcomeFailure(outcome, decided.plan);
  const report = renderChange({ ...decided, outcome, failure, backup: request.backup ?? "" });
  const results = changeOutputs(decided, outcome);
  const isRefused = failure !== undefined && results["result"] === "refused";
  const outputs = isRefused ? { ...results, refusal: reasonOf(world.log, failure) } : results;
  const details = changeDetails(decided, outcome);
  if (failure !== undefined) return { outputs, report, failure, details };
  world.log.info(
    `${decided.plan.version} ${decided.plan.kind === "adopt" ? "is recorded as what runs" : "runs, verified,"} on ${decided.before.host.name}.`,
  );
  return { outputs, report, details };
}

function carrierOf(
  host: HostProgram,
  { log, cancellation }: ChangeWorld,
  { rollbackOnly = false }: ChangeRequest,
): Carrier {
  return { host, log, signal: cancellation.signal, rollbackOnly };
}

function errandOf({ run }: ChangeWorld, { secrets, backup = "" }: ChangeRequest, { plan, before }: Decided): Errand {
  return {
    name: { runId: run.runId, job: run.job, kind: plan.kind },
    ...{ plan, secrets, before },
    origin: { actor: run.actor, run: run.runUrl, ...(backup === "" ? {} : { backup }) },
  };
}
