import { readSettings } from "../../src/config/settings.ts";
import type { Answer } from "../../src/gates/comment/answer.ts";
import { recordAnswer } from "../../src/gates/comment/answer-record.ts";
import { type CommentEvent, editsSinceEvent, readCommentEvent } from "../../src/gates/comment/comment-event.ts";
import type { CommentVerdict } from "../../src/gates/comment/comment-gate.ts";
import { replyTo } from "../../src/gates/comment/reply.ts";
import { judgeRequested } from "../../src/gates/comment/requested-answer.ts";
import { isBeforeTag, type Question } from "../../src/gates/request/approval-request.ts";
import { closeIssue } from "../../src/gates/request/close-issue.ts";
import { consume } from "../../src/gates/request/consumption.ts";
import { type Comment, type PostedRequest, readComment, requestsIn } from "../../src/gates/request/issue-comment.ts";
import { isOfProduct } from "../../src/gates/request/rollback-wish.ts";
import { type GateAtBranch, readRules } from "../../src/gates/rules/read-rules.ts";
import { dispatchWorkflow } from "../../src/gates/run/dispatch-workflow.ts";
import { readRun } from "../../src/gates/run/run-facts.ts";
import { recordSignOff } from "../../src/gates/sign-off/sign-off-record.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Clock, Inputs, RunContext } from "../../src/ports/world.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { md, NOTHING, prose } from "../../src/text/markdown.ts";
import { inputs as keys } from "./keys.ts";
import { nextRun } from "./next-run.ts";
import { isActedOn, reactionTo } from "./reaction.ts";

export interface AnswerInputs extends CommentEvent {
  readonly workflow: string;
  readonly preparation: string;
  readonly rollback: string;
}

export interface AnswerWorld extends StageWorld {
  readonly run: RunContext;
  readonly clock: Clock;
  readonly forge: (token: string) => Forge;
}

/** Decides whether a new comment is an answer to an approval request, and whether it counts. */
export const answerApproval: Stage<AnswerInputs, AnswerWorld> = {
  name: "answer-approval",
  read: readInputs,
  run: answer,
};

function readInputs(inputs: Inputs, world: AnswerWorld): AnswerInputs {
  const settings = readSettings(keys, inputs, {}, "");
  return {
    ...readCommentEvent(settings, inputs, world),
    workflow: settings.get("workflow").text,
    preparation: settings.get("preparation").text,
    rollback: settings.get("rollback").text,
  };
}

async function answer(inputs: AnswerInputs, world: AnswerWorld): Promise<StageResult> {
  const forge = world.forge(inputs.token);
  const found = await findRequest(forge, inputs, world);
  if (found.kind === "none") return noAnswer(found.why, world);
  const { verdict, startedBy, consumption } = await judge(forge, found, inputs, world);
  if (inputs.isEdit && consumption?.comment === found.comment.id) {
    return noAnswer("The comment was edited after it had its effect.", world);
  }
  return carryOut(forge, { ...found, verdict, startedBy }, inputs, world);
}

function noAnswer(why: string, { log }: AnswerWorld): StageResult {
  log.info(why);
  return { outputs: NO_ANSWER, report: NOTHING };
}

interface Answered {
  readonly request: PostedRequest;
  readonly comment: Comment;
}

interface AnsweredAtGate extends Answered {
  readonly rules: GateAtBranch;
}

type Found = ({ readonly kind: "found" } & AnsweredAtGate) | { readonly kind: "none"; readonly why: string };

/** The comment, and the newest request of its issue, if that is one of this product. */
async function findRequest(forge: Forge, inputs: AnswerInputs, { run }: AnswerWorld): Promise<Found> {
  const repository = `/repos/${run.repository}`;
  const comments = (await forge.list(`${repository}/issues/${inputs.issue}/comments`)).map(readComment);
  const comment = comments.find(({ id }) => id === inputs.comment);
  const request = requestsIn(comments, inputs.requester).at(-1);
  if (comment === undefined) return { kind: "none", why: "The comment is gone." };
  if (request === undefined) return { kind: "none", why: "No approval request of Sluice is in this issue." };
  const rules = await readRules(forge, { repository, config: inputs.config, environment: request.gate });
  if (isOfProduct(request.version, rules.tagPrefix)) return { kind: "found", comment, request, rules };
  return { kind: "none", why: `${request.version} is no release of the product that ${inputs.config} configures.` };
}

async function judge(
  forge: Forge,
  { comment, request, rules }: AnsweredAtGate,
  inputs: AnswerInputs,
  world: AnswerWorld,
): ReturnType<typeof judgeRequested> {
  const { run, clock } = world;
  const edits = await editsSince(forge, { inputs, comment, request }, world);
  return judgeRequested(
    forge,
    {
      ...{ rules, repository: `/repos/${run.repository}`, forge: run.forge, defaultBranch: rules.branch, clock },
      ...{ requester: inputs.requester, workflow: workflowOf(inputs, request.asks) },
    },
    { comment, request, ...edits },
  );
}

interface JudgedAnswer extends AnsweredAtGate {
  readonly verdict: CommentVerdict;
  readonly startedBy: string | undefined;
}

async function carryOut(
  forge: Forge,
  { comment, request, rules, verdict, startedBy }: JudgedAnswer,
  inputs: AnswerInputs,
  world: AnswerWorld,
): Promise<StageResult> {
  const repository = `/repos/${world.run.repository}`;
  const { text, reaction } = reactionTo(verdict);
  world.log.info(text);
  const follows = isActedOn(verdict, request);
  // First what cannot be read again later: a rejection of a commit is recorded.
  if (verdict.kind === "rejected" && request.asks === "sign-off")
    await recordRejection(forge, repository, { request, comment });
  if (verdict.kind === "rejected" && !follows) await close(forge, { request, comment, issue: inputs.issue }, world);
  if (reaction !== undefined) {
    // A run that follows reports by itself.
    const below = follows ? NOTHING : prose(text);
    await replyTo(forge, { repository, issue: inputs.issue, comment: comment.id }, { reaction, below }, world.log);
  }
  if (follows) {
    const next = nextRun(request, { ...inputs, defaultBranch: rules.branch, startedBy });
    await dispatchWorkflow(forge, { repository, ...next });
  }
  return {
    outputs: outputsOf(verdict, request),
    report: reaction === undefined ? NOTHING : md`### ${text}\n`,
  };
}

/** File of the workflow that asks such a question. */
function workflowOf({ preparation, rollback, workflow }: AnswerInputs, asks: Question): string {
  if (isBeforeTag(asks)) return preparation;
  return asks === "rollback" ? rollback : workflow;
}

/**
 * Where the forge does not tell whether a comment was edited, the event's own text does; it is recorded for the run that follows,
 * which has no event.
 */
async function editsSince(
  forge: Forge,
  { inputs, comment, request }: Answered & { readonly inputs: AnswerInputs },
  { run }: AnswerWorld,
): Promise<{ readonly edits?: Answer["edits"] }> {
  // What it said at first is not recorded by this run: its event holds the later text.
  if (inputs.isEdit) return { edits: "edited" };
  if (run.forge === "github") return {};
  if (inputs.text === "") return { edits: "unknown" };
  const place = { repository: `/repos/${run.repository}`, commit: request.commit };
  await recordAnswer(forge, place, { comment, text: inputs.text, run: run.runId });
  return { edits: editsSinceEvent(inputs, comment) };
}

async function recordRejection(forge: Forge, repository: string, { request, comment }: Answered): Promise<void> {
  const { gate: environment, commit } = request;
  const record = { environment, isApproved: false, by: comment.by.login, url: comment.url };
  await recordSignOff(forge, { repository, commit }, record);
}

/** A rejection is an answer as well, so it consumes the request. */
async function close(
  forge: Forge,
  { request, comment, issue }: Answered & { readonly issue: number },
  { run }: AnswerWorld,
): Promise<void> {
  const repository = `/repos/${run.repository}`;
  const { attempt } = readRun(await forge.read(`${repository}/actions/runs/${run.runId}`));
  await consume(forge, repository, {
    request,
    by: { comment: comment.id, run: Number(run.runId), attempt },
    url: comment.url,
  });
  await closeIssue(forge, `${repository}/issues/${issue}`);
}

const NO_ANSWER = { answer: "none", reason: "", gate: "", version: "" };

function outputsOf(verdict: CommentVerdict, { gate, version }: PostedRequest): Record<string, string> {
  if (verdict.kind === "no-command") return NO_ANSWER;
  const reason = verdict.kind === "refused" ? verdict.code : "";
  return { answer: verdict.kind, reason, gate, version };
}
