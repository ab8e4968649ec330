import type { StageFailure } from "../../failure/failure.ts";
import type { Survey, SurveyedRelease } from "../../host/survey.ts";
import type { Outcome } from "../../plan/outcome.ts";
import type { ReviewedPlan } from "../../plan/plan.ts";
import type { Log } from "../../ports/world.ts";
import { downtime, renderRefused, renderUnchanged } from "../../report/change-report.ts";
import { renderPlan } from "../../report/host-plan-report.ts";
import type { StageResult } from "../../stage/run-stage.ts";
import type { Decision } from "../deploy.ts";
import { type KnownRollback, runningSince } from "../past-rollback.ts";
import { replacedRelease } from "../rollback.ts";
import { changeTimes } from "./change-times.ts";

/** A reviewed plan, and the host as it was before. */
export interface Decided extends ReviewedPlan {
  readonly fingerprint: string;
  readonly before: Survey;
}

/**
 * Nothing was changed: what ran before still runs. Without an engine, or beside another change, the recorded release may not be
 * the one that runs.
 */
export function refused(log: Log, before: Survey, failure: StageFailure): StageResult {
  const isCertain = before.engine !== undefined && before.pending === undefined && !before.lock.held;
  const current = isCertain ? before.current : undefined;
  return {
    outputs: {
      ...{ result: "refused", refusal: reasonOf(log, failure) },
      ...{ "running-version": current?.version ?? "", "running-commit": current?.commit ?? "" },
      "previous-switched-at": runningSince(before),
    },
    report: renderRefused(failure),
    failure,
  };
}

/** It is announced: Compose may have quoted the value of a variable. */
export function reasonOf(log: Log, { what, todo }: StageFailure): string {
  return log.redact(`${what} ${todo}`);
}

export function unchanged(
  log: Log,
  before: Survey,
  { current, why, rollback }: Extract<Decision, { kind: "nothing-to-do" }>,
): StageResult {
  const outputs: Record<string, string> = { result: "unchanged", "previous-version": current.version };
  return alreadyRuns(log, before, {
    ...{ current, why },
    outputs: rollback === undefined ? outputs : rollbackOutputs(rollback),
  });
}

/** As the attempt that rolled back would have left them. */
function rollbackOutputs({
  isOwn,
  change,
  began,
  ended,
  replaced,
  replacedSwitchedAt,
}: KnownRollback): Record<string, string> {
  return {
    ...{ result: isOwn ? "done" : "unchanged", change, "previous-version": replaced },
    ...{ "previous-switched-at": replacedSwitchedAt, "began-at": began, "ended-at": ended },
  };
}

interface Running {
  readonly current: SurveyedRelease;
  readonly why: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export function alreadyRuns(log: Log, before: Survey, { current, why, outputs }: Running): StageResult {
  const { version, commit } = current;
  log.info(`Nothing to do on ${before.host.name}: ${why}`);
  return {
    outputs: { ...outputs, version, commit, "running-version": version, "running-commit": commit },
    report: renderUnchanged(before, why),
  };
}

export function planned(decided: Decided, warnings: readonly string[]): StageResult {
  const { plan, fingerprint, before } = decided;
  return {
    outputs: {
      result: "planned",
      version: plan.version,
      commit: plan.commit,
      "previous-version": before.current?.version ?? "",
      "plan-fingerprint": fingerprint,
    },
    report: renderPlan({ ...decided, warnings }),
  };
}

function schemaState({ events }: Outcome): string {
  return events.flatMap((event) => (event.event === "schema" ? [event.state] : [])).at(-1) ?? "";
}

export function changeOutputs({ plan, fingerprint, before }: Decided, outcome: Outcome): Record<string, string> {
  const replaced = replacedRelease(plan, before);
  return {
    result: outcome.difference === undefined ? outcome.ending.outcome : "unknown",
    version: plan.version,
    commit: plan.commit,
    change: outcome.change,
    ...{ "previous-version": replaced.version, "previous-switched-at": replaced.switched },
    "running-version": outcome.after.current?.version ?? "",
    "running-commit": outcome.after.current?.commit ?? "",
    "downtime-seconds": String(Math.max(0, ...Object.values(downtime(outcome)))),
    "plan-fingerprint": fingerprint,
    ...changeTimes(outcome.events),
    ...(plan.schema === undefined ? {} : { schema: schemaState(outcome) }),
  };
}
