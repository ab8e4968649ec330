import type { Outcome } from "../plan/outcome.ts";
import { type Plan, type PlanSecrets, planFingerprint } from "../plan/plan.ts";
import type { Survey } from "../plan/survey.ts";
import { downtime, renderChange, renderPlan, renderUnchanged } from "../report/change-report.ts";
import { StageFailure } from "../stage/failure.ts";
import type { StageResult } from "../stage/run-stage.ts";
import type { HostProgram } from "../world/host-program.ts";
import type { Cancellation, Log, RunContext } from "../world/world.ts";
import { carryOut } from "./carry-out.ts";
import type { Decision } from "./deploy.ts";
import { outcomeFailure } from "./explain.ts";
import { withoutOurOwn } from "./own-change.ts";
import { refusalFailure } from "./refusal.ts";

/** What stages that change a host have in common. */
export interface ChangeRequest {
  readonly secrets: PlanSecrets;
  readonly dryRun: boolean;
  /** The fingerprint that was approved; empty when the plan is not bound to one. */
  readonly approvedFingerprint: string;
  /** Whether the key may only go back: `return` of host/keys/only. */
  readonly returnOnly?: boolean;
}

export interface ChangeWorld {
  readonly log: Log;
  readonly run: RunContext;
  readonly cancellation: Cancellation;
}

interface Decided {
  readonly plan: Plan;
  readonly fingerprint: string;
  readonly before: Survey;
}

/** Survey, decide, act, prove. The decision is the caller's; everything after it is the same for every kind of change. */
export async function changeHost(
  host: HostProgram,
  world: ChangeWorld,
  request: ChangeRequest,
  decide: (survey: Survey) => Decision,
): Promise<StageResult> {
  const before = await host.survey();
  world.log.info(
    `${before.host.name} runs ${before.current?.version ?? "no recorded release"}; engine ${before.engine?.version ?? "silent"}, Compose ${before.tools.compose || "silent"}.`,
  );
  const decision = decide(withoutOurOwn(before, world.run));
  if (decision.kind === "refused") throw refusalFailure(decision.refusals);
  if (decision.kind === "nothing-to-do") return unchanged(world.log, before, decision);
  for (const warning of decision.warnings) world.log.warning(warning);
  const fingerprint = planFingerprint(decision.plan);
  requireApprovedPlan(fingerprint, request.approvedFingerprint);
  const decided = { plan: decision.plan, fingerprint, before };
  return request.dryRun ? planned(decided, decision.warnings) : act(host, world, request, decided);
}

async function act(
  host: HostProgram,
  world: ChangeWorld,
  request: ChangeRequest,
  decided: Decided,
): Promise<StageResult> {
  const outcome = await carryOut(
    { host, log: world.log, signal: world.cancellation.signal, returnOnly: request.returnOnly ?? false },
    {
      name: { runId: world.run.runId, job: world.run.job, kind: decided.plan.kind },
      plan: decided.plan,
      origin: { actor: world.run.actor, run: world.run.runUrl },
      secrets: request.secrets,
      before: decided.before,
    },
  );
  const failure = outcomeFailure(outcome, decided.plan);
  const report = renderChange({ ...decided, outcome, failure });
  const outputs = changeOutputs(decided, outcome);
  if (failure !== undefined) return { outputs, report, failure };
  world.log.info(
    `${decided.plan.version} ${decided.plan.kind === "adopt" ? "is recorded as what runs" : "runs, proven,"} on ${decided.before.host.name}.`,
  );
  return { outputs, report };
}

function requireApprovedPlan(fingerprint: string, approved: string): void {
  if (approved === "" || approved === fingerprint) return;
  throw new StageFailure({
    what: `The plan is not the one that was approved: its fingerprint is ${fingerprint}, approved was ${approved}.`,
    means:
      "Something that matters changed since the approval: the release that runs, the commit, or the settings. Nothing was changed on the host.",
    todo: "Look at the plan again (`dry-run: true`) and approve it anew.",
  });
}

function unchanged(
  log: Log,
  before: Survey,
  { current, why }: Extract<Decision, { kind: "nothing-to-do" }>,
): StageResult {
  log.info(`Nothing to do on ${before.host.name}: ${why}`);
  return {
    outputs: {
      result: "unchanged",
      version: current.version,
      commit: current.commit,
      "previous-version": current.version,
      "running-version": current.version,
    },
    report: renderUnchanged(before, why),
  };
}

function planned({ plan, fingerprint, before }: Decided, warnings: readonly string[]): StageResult {
  return {
    outputs: {
      result: "planned",
      version: plan.version,
      commit: plan.commit,
      "previous-version": before.current?.version ?? "",
      "plan-fingerprint": fingerprint,
    },
    report: renderPlan(plan, fingerprint, before, warnings),
  };
}

function changeOutputs({ plan, fingerprint, before }: Decided, outcome: Outcome): Record<string, string> {
  return {
    result: outcome.contradiction === undefined ? outcome.ending.outcome : "unknown",
    version: plan.version,
    commit: plan.commit,
    change: outcome.change,
    "previous-version": before.current?.version ?? "",
    "running-version": outcome.after.current?.version ?? "",
    "downtime-seconds": String(Math.max(0, ...Object.values(downtime(outcome)))),
    "plan-fingerprint": fingerprint,
  };
}
