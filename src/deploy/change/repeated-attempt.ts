import { StageFailure } from "../../failure/failure.ts";
import type { Survey, SurveyedRelease } from "../../host/survey.ts";
import type { StageResult } from "../../stage/run-stage.ts";
import type { ChangeRequest, ChangeWorld } from "./change-request.ts";
import { alreadyRuns } from "./change-results.ts";
import { type Resumption, resumptionOf } from "./resumption.ts";

type Resumed = NonNullable<ChangeRequest["resumed"]>;

/**
 * What an earlier attempt of the job has done, as that attempt would have reported it; undefined while the host still works on its
 * deploy. Throws where that cannot be known or continued: nothing is deployed again.
 */
export function earlierResult(before: Survey, { log, run }: ChangeWorld, wanted: Resumed): StageResult | undefined {
  const resumption = resumptionOf(before, run);
  if (resumption.kind === "done" && isRelease(resumption.current, wanted))
    return deployedBefore(log, before, resumption);
  if (resumption.kind === "rolled-back" && resumption.rollback.replaced === wanted.version)
    return rolledBackBefore(log, before, wanted, resumption);
  if (resumption.kind === "unsettled") throw unsettled(before, resumption.why);
  if (resumption.kind === "rolling-back") throw stillRollingBack(before);
  if (resumption.kind !== "running") throw notResumed(before);
  return undefined;
}

function isRelease(current: SurveyedRelease, wanted: Resumed): boolean {
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

/** What an earlier attempt deployed, as that attempt would have reported it. */
function deployedBefore(
  log: ChangeWorld["log"],
  before: Survey,
  { change, current }: Extract<Resumption, { kind: "done" }>,
): StageResult {
  const why = `An earlier attempt of this job deployed ${current.version}, and it runs, verified.`;
  const previous = before.releases.find(({ release }) => release === current.previous)?.version ?? "";
  return alreadyRuns(log, before, { current, why, outputs: { result: "done", change, "previous-version": previous } });
}

/** As the attempt that was rolled back would have left it, so that what it did not record is completed. Nothing is deployed again. */
function rolledBackBefore(
  log: ChangeWorld["log"],
  before: Survey,
  { version, commit }: Resumed,
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
