import { readSettings, type Settings } from "../../src/config/settings.ts";
import { badValue, oneOf, readBoolean } from "../../src/config/values.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import type { AskedBy } from "../../src/gates/environment/evidence.ts";
import { isBeforeTag, QUESTIONS, type Question } from "../../src/gates/request/approval-request.ts";
import { requesterOf } from "../../src/gates/request/requester.ts";
import { type RollbackWish, readRollbackInputs } from "../../src/gates/request/rollback-wish.ts";
import type { Inputs, Log, RunContext } from "../../src/ports/world.ts";
import { requireOutputs } from "../../src/stage/needed-outputs.ts";
import { inputs as keys } from "./keys.ts";

const FREEZE = "freeze";
const REQUIREMENTS = ["approval", "answer", "nothing"] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

export interface ApprovalInputs {
  readonly environment: string;
  readonly version: string;
  readonly commit: string;
  readonly token: string;
  readonly config: string;
  readonly asked: AskedBy;
  /** The decision that must have been requested; undefined for any. */
  readonly asks: Question | undefined;
  /** A freeze is never requested: its dispatch is the decision of an owner. */
  readonly isFreeze: boolean;
  /** What is rolled back; undefined where something else was asked. */
  readonly rollback: RollbackWish | undefined;
  /** Empty where the run was not dispatched for one. */
  readonly dispatchedTag: string;
  readonly approval: string;
  readonly requester: string;
  /** Whether an earlier attempt of the run has begun already what was approved. */
  readonly resumes: boolean;
  readonly required: Requirement;
  /** Whether the decision is stored as a status of the commit. */
  readonly leavesStatus: boolean;
}

interface InputWorld {
  readonly log: Log;
  readonly run: RunContext;
}

export function readInputs(inputs: Inputs, world: InputWorld): ApprovalInputs {
  const settings = readSettings(keys, inputs, {}, "");
  const token = settings.need("token").text;
  world.log.mask(token);
  requireOutputs(settings.get("needed-outputs").text);
  const version = settings.get("version").text;
  const commit = settings.get("commit").text;
  if ((version !== "" && commit === "") || (commit !== "" && !/^[0-9a-f]{40}$/.test(commit))) {
    throw new StageFailure({
      what: "`version` needs its `commit`, in 40 hexadecimal digits.",
      means: "An approval that is bound to no commit could be used for another release. Nothing was verified.",
      todo: "Pass both from the outputs of the job that requested the approval.",
    });
  }
  const leavesStatus = readBoolean(settings.get("leave-status"));
  const decision = settings.get("asks");
  const isFreeze = decision.text === FREEZE;
  const asks = QUESTIONS.find((one) => one === decision.text);
  if (asks === undefined && !isFreeze && decision.text !== "") throw badValue(decision, oneOf([...QUESTIONS, FREEZE]));
  if (isBeforeTag(asks) && commit === "")
    throw badValue({ name: "commit", text: "" }, "the commit of the approval request");
  if (commit !== "" && (version === "" || isBeforeTag(asks))) requireOwnCommit(commit, world.run);
  if (leavesStatus && commit === "") throw badValue({ name: "commit", text: "" }, "the commit that was tested");
  const named = ["version", "commit", "approval"] as const;
  const extra = isFreeze ? named.find((name) => settings.get(name).text !== "") : undefined;
  if (extra !== undefined) throw badValue(settings.get(extra), "nothing, because a freeze is not about a release");
  const required = REQUIREMENTS.find((one) => one === settings.get("require").text);
  if (required === undefined) throw badValue(settings.get("require"), oneOf(REQUIREMENTS));
  return {
    environment: settings.get("environment").text,
    version,
    commit,
    token,
    config: settings.get("config").text,
    asked: readAsked(settings),
    dispatchedTag: settings.get("dispatched-tag").text,
    approval: settings.get("approval").text,
    requester: settings.get("requester").text || requesterOf(world.run.forge),
    ...{ asks, isFreeze, required, leavesStatus },
    resumes: settings.get("resumes").text === "true",
    rollback: asks === "rollback" ? readRollbackInputs(settings.need("rollback").text) : undefined,
  };
}

function readAsked(settings: Settings<(typeof keys)[number]["name"]>): AskedBy {
  const name = settings.get("job").text;
  const checkRun = settings.get("check-run-id");
  if (!/^\d*$/.test(checkRun.text)) throw badValue(checkRun, "the number in `job.check_run_id`, or nothing");
  if (!readBoolean(settings.get("deployment"))) return { kind: "job", job: { name, checkRun: checkRun.text } };
  if (checkRun.text !== "") throw badValue(checkRun, "nothing, since a deployment is found without it");
  return { kind: "deployment", besides: name };
}

/** Without a tag the run itself determines the commit that was tested. */
function requireOwnCommit(commit: string, { sha }: RunContext): void {
  if (commit === sha) return;
  throw new StageFailure({
    what: `This run is about ${sha}, not about ${commit}.`,
    means: "The approvals in this run are about another commit. Nothing was verified.",
    todo: "Start the run on that commit: dispatch it on the branch whose head it is.",
  });
}
