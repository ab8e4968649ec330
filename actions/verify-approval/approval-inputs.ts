import { readSettings } from "../../src/config/settings.ts";
import { badValue, oneOf, readBoolean } from "../../src/config/values.ts";
import type { AskedBy } from "../../src/gates/evidence.ts";
import { isBeforeTag, QUESTIONS, type Question } from "../../src/gates/gate-request.ts";
import { requesterOf } from "../../src/gates/requester.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Inputs, Log, RunContext } from "../../src/world/world.ts";
import { inputs as keys } from "./keys.ts";

const REQUIREMENTS = ["approval", "answer", "nothing"] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

export interface ApprovalInputs {
  readonly environment: string;
  readonly version: string;
  readonly commit: string;
  readonly token: string;
  readonly config: string;
  readonly asked: AskedBy;
  /** What has to have been asked; undefined where nobody says. */
  readonly asks: Question | undefined;
  /** Empty where the run was not dispatched for one. */
  readonly dispatchedTag: string;
  readonly approval: string;
  readonly requester: string;
  readonly required: Requirement;
  /** Whether the answer is left as a status of the commit. */
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
  const version = settings.get("version").text;
  const commit = settings.get("commit").text;
  if ((version !== "" && commit === "") || (commit !== "" && !/^[0-9a-f]{40}$/.test(commit))) {
    throw new StageFailure({
      what: "`version` needs its `commit`, in 40 hexadecimal digits.",
      means: "An approval that is bound to no commit could be used for another release. Nothing was verified.",
      todo: "Hand over both from the outputs of the job that asked for the approval.",
    });
  }
  const leavesStatus = readBoolean(settings.get("leave-status"));
  const asks = QUESTIONS.find((one) => one === settings.get("asks").text);
  if (asks === undefined && settings.get("asks").text !== "") throw badValue(settings.get("asks"), oneOf(QUESTIONS));
  if (isBeforeTag(asks) && commit === "")
    throw badValue({ name: "commit", text: "" }, "the commit that was asked about");
  if (commit !== "" && (version === "" || isBeforeTag(asks))) requireOwnCommit(commit, world.run);
  if (leavesStatus && commit === "") throw badValue({ name: "commit", text: "" }, "the commit that was looked at");
  const required = REQUIREMENTS.find((one) => one === settings.get("require").text);
  if (required === undefined) throw badValue(settings.get("require"), oneOf(REQUIREMENTS));
  return {
    environment: settings.get("environment").text,
    version,
    commit,
    token,
    config: settings.get("config").text,
    asked: readBoolean(settings.get("deployment"))
      ? { kind: "deployment" }
      : { kind: "job", name: settings.get("job").text },
    dispatchedTag: settings.get("dispatched-tag").text,
    approval: settings.get("approval").text,
    requester: settings.get("requester").text || requesterOf(world.run.forge),
    ...{ asks, required, leavesStatus },
  };
}

/** Without a tag it is the run itself that says what was looked at. */
function requireOwnCommit(commit: string, { sha }: RunContext): void {
  if (commit === sha) return;
  throw new StageFailure({
    what: `This run is about ${sha}, not about ${commit}.`,
    means: "Whoever answered in it was asked about another commit. Nothing was verified.",
    todo: "Start the run on the commit that is meant: dispatch it on the branch whose head it is.",
  });
}
