import { StageFailure } from "../../failure/failure.ts";
import { HostRefusal } from "../../failure/host-refusal.ts";
import type { Preview } from "../../host/effects.ts";
import type { Survey, SurveyedRelease } from "../../host/survey.ts";
import { earlierChange } from "../../plan/change-id.ts";
import type { Outcome } from "../../plan/outcome.ts";
import type { Destination, PlanSecrets, ReviewedPlan } from "../../plan/plan.ts";
import { planFingerprint } from "../../plan/plan-fingerprint.ts";
import { planText } from "../../plan/plan-text.ts";
import type { HostProgram } from "../../ports/host.ts";
import type { Cancellation, Clock, Log, RunContext } from "../../ports/world.ts";
import { downtime, renderChange, renderRefused, renderUnchanged } from "../../report/change-report.ts";
import { effectWarnings, renderPlan } from "../../report/host-plan-report.ts";
import type { StageResult } from "../../stage/run-stage.ts";
import type { Decision } from "../deploy.ts";
import { type KnownRollback, runningSince } from "../past-rollback.ts";
import { outcomeFailure } from "../refusals/explain.ts";
import { previewRefusals } from "../refusals/preview-refusals.ts";
import { type Refusal, refusal, refusalFailure } from "../refusals/refusal.ts";
import { replacedRelease } from "../rollback.ts";
import { type Carrier, carryOut, type Errand } from "./carry-out.ts";
import { changeDetails } from "./change-details.ts";
import { changeTimes } from "./change-times.ts";
import { surveyWhenFree } from "./free-lock.ts";
import { withoutOurOwn } from "./own-change.ts";
import { type Resumption, resumptionOf } from "./resumption.ts";

/** What stages that change a host have in common. */
export interface ChangeRequest {
  readonly destination: Destination;
  readonly secrets: PlanSecrets;
  readonly dryRun: boolean;
  /** The fingerprint that was approved; empty when the plan is not bound to one. */
  readonly approvedFingerprint: string;
  /** Whether the key allows only a rollback: `return` of host/keys/only. */
  readonly rollbackOnly?: boolean;
  /** Backup that was taken for this change; it is recorded with the release. */
  readonly backup?: string;
  /** The release that an earlier attempt of the job has begun to deploy: the stage continues only with that one. Undefined for a new change. */
  readonly resumed?: { readonly version: string; readonly commit: string } | undefined;
  /** How long the stage waits for a lock that another change holds; by default not at all. */
  readonly lockWaitMs?: number;
}

export interface ChangeWorld {
  readonly log: Log;
  readonly run: RunContext;
  readonly cancellation: Cancellation;
  readonly clock: Clock;
}

interface Decided extends ReviewedPlan {
  readonly fingerprint: string;
  readonly before: Survey;
}

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
    `${before.host.name} runs ${before.current?.version ?? "no recorded release"}; engine ${before.engine?.version ?? "silent"}, Compose ${before.tools.compose || "silent"}.`,
  );
  if (request.resumed !== undefined) {
    const resumption = resumptionOf(before, world.run);
    if (resumption.kind === "done" && isRelease(resumption.current, request.resumed))
      return resumed(world.log, before, resumption);
    if (resumption.kind === "rolled-back" && resumption.rollback.replaced === request.resumed.version)
      return rolledBackBefore(world.log, before, request.resumed, resumption);
    if (resumption.kind === "unsettled") throw unsettled(before, resumption.why);
    if (resumption.kind === "rolling-back") throw stillRollingBack(before);
    if (resumption.kind !== "running") throw notResumed(before);
  }
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

function isRelease(current: SurveyedRelease, wanted: NonNullable<ChangeRequest["resumed"]>): boolean {
  return current.version === wanted.version && current.commit === wanted.commit;
}

function stillRollingBack(before: Survey): StageFailure {
  return new StageFailure({
    what: `${before.host.name} still carries out the rollback that an earlier attempt of this job has started.`,
    means: "How it ends is not known yet. This attempt changed nothing.",
    todo: "Run this job again when the rollback has ended: it then completes what was not recorded.",
  });
}

function unsettled(before: Survey, why: string): StageFailure {
  return new StageFailure({
    what: `An earlier attempt of this job deployed what ${before.host.name} has recorded, but ${why}.`,
    means: "What runs is unknown. This attempt changed nothing.",
    todo: "Inspect the host (release-status), then run this job again or dispatch the rollback.",
  });
}

function notResumed(before: Survey): StageFailure {
  return new StageFailure({
    what: `${before.host.name} does not run what an earlier attempt of this job has deployed, and does not work on it.`,
    means: "Another change has replaced it since. Nothing was changed.",
    todo: "See what runs (release-status). To release this version again, start a new run of the deploy workflow.",
  });
}

interface Reviewed extends ReviewedPlan {
  /** Why the key may not see what the plan would do; undefined where it may. */
  readonly unseen?: string;
}

interface Refused {
  readonly refusals: readonly Refusal[];
}

/** The plan with what it would do to the host; refused where the host says that it would fail. */
async function review(
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

function otherPlan(fingerprint: string, approved: string): Refusal | undefined {
  if (approved === "" || approved === fingerprint) return undefined;
  return refusal(
    "other-plan",
    `The plan is not the approved one: its fingerprint is ${fingerprint}, and the approved fingerprint is ${approved}.`,
    "Review the plan again (`dry-run: true`) and approve it.",
    "Something that matters changed since the approval: the release that runs, the commit, the settings, or what the plan would do to the host. Nothing was changed on the host.",
  );
}

/** Nothing was changed: what ran before still runs. */
/** Without an engine, or beside another change, the recorded release may not be the one that runs. */
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
function reasonOf(log: Log, { what, todo }: StageFailure): string {
  return log.redact(`${what} ${todo}`);
}

function unchanged(
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

/** What an earlier attempt brought, in the words of the attempt that brought it. */
function resumed(log: Log, before: Survey, { change, current }: Extract<Resumption, { kind: "done" }>): StageResult {
  const why = `An earlier attempt of this job deployed ${current.version}, and it runs, verified.`;
  const previous = before.releases.find(({ release }) => release === current.previous)?.version ?? "";
  return alreadyRuns(log, before, { current, why, outputs: { result: "done", change, "previous-version": previous } });
}

/** As the attempt that was rolled back would have left it, so that what it did not record is completed. Nothing is deployed again. */
function rolledBackBefore(
  log: Log,
  before: Survey,
  { version, commit }: NonNullable<ChangeRequest["resumed"]>,
  { rollback, current }: Extract<Resumption, { kind: "rolled-back" }>,
): StageResult {
  const why = `An earlier attempt of this job deployed ${version}, and it was rolled back: ${current.version} runs.`;
  const failure = new StageFailure({
    what: why,
    means: "This attempt changed nothing on the host. What the earlier attempt did not record is completed.",
    todo: `To deploy ${version} again, start a new run of the deploy workflow.`,
  });
  const { outputs, report } = alreadyRuns(log, before, {
    ...{ current, why },
    outputs: {
      ...{ result: "returned", change: rollback.change, "previous-version": current.version },
      ...{ "switched-at": rollback.replacedSwitchedAt, "undone-at": rollback.began, "ended-at": rollback.ended },
    },
  });
  return { outputs: { ...outputs, version, commit }, report, failure };
}

interface Running {
  readonly current: SurveyedRelease;
  readonly why: string;
  readonly outputs: Readonly<Record<string, string>>;
}

function alreadyRuns(log: Log, before: Survey, { current, why, outputs }: Running): StageResult {
  const { version, commit } = current;
  log.info(`Nothing to do on ${before.host.name}: ${why}`);
  return {
    outputs: { ...outputs, version, commit, "running-version": version, "running-commit": commit },
    report: renderUnchanged(before, why),
  };
}

function planned(decided: Decided, warnings: readonly string[]): StageResult {
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

function changeOutputs({ plan, fingerprint, before }: Decided, outcome: Outcome): Record<string, string> {
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
