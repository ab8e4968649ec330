import { readSettings } from "../../src/config/settings.ts";
import { readInteger } from "../../src/config/values.ts";
import { type CommentVerdict, judgeComment, newestRequest } from "../../src/gates/comment-gate.ts";
import { firstUse, useMark } from "../../src/gates/gate-use.ts";
import { type ReadComment, readComment, requestsIn } from "../../src/gates/issue-answers.ts";
import type { PostedRequest } from "../../src/gates/issue-comment.ts";
import { readRules } from "../../src/gates/read-rules.ts";
import { requesterOf } from "../../src/gates/requester.ts";
import { recordSignOff } from "../../src/gates/sign-off-record.ts";
import { cleanForeignLine } from "../../src/report/foreign.ts";
import { escapeMarkdown } from "../../src/report/markdown.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Clock, Inputs, RunContext } from "../../src/world/world.ts";
import { inputs as keys } from "./keys.ts";
import { type NextRun, nextRun } from "./next-run.ts";
import { isActedOn, reactionTo } from "./reaction.ts";

export interface AnswerInputs {
  readonly issue: number;
  readonly comment: number;
  readonly token: string;
  readonly config: string;
  readonly requester: string;
  readonly workflow: string;
  readonly preparation: string;
}

export interface AnswerWorld extends StageWorld {
  readonly run: RunContext;
  readonly clock: Clock;
  readonly forge: (token: string) => Forge;
}

/** Somebody commented. Is it an answer to a request of ours, and may it count? */
export const answerApproval: Stage<AnswerInputs, AnswerWorld> = {
  name: "answer-approval",
  read: readInputs,
  run: answer,
};

const ANY_ID = { min: 1, max: Number.MAX_SAFE_INTEGER };

function readInputs(inputs: Inputs, world: AnswerWorld): AnswerInputs {
  const settings = readSettings(keys, inputs, {}, "");
  const token = settings.need("token").text;
  world.log.mask(token);
  return {
    issue: readInteger(settings.need("issue"), ANY_ID),
    comment: readInteger(settings.need("comment"), ANY_ID),
    token,
    config: settings.get("config").text,
    requester: settings.get("requester").text || requesterOf(world.run.forge),
    workflow: settings.get("workflow").text,
    preparation: settings.get("preparation").text,
  };
}

async function answer(inputs: AnswerInputs, world: AnswerWorld): Promise<StageResult> {
  const repository = `/repos/${world.run.repository}`;
  const forge = world.forge(inputs.token);
  const comments = (await forge.list(`${repository}/issues/${inputs.issue}/comments`)).map(readComment);
  const comment = comments.find(({ id }) => id === inputs.comment);
  const request = newestRequest(requestsIn(comments), inputs.requester);
  if (comment === undefined || request === undefined) {
    world.log.info(comment === undefined ? "The comment is gone." : "Nothing of Sluice waits in this issue.");
    return { outputs: NOTHING, report: "" };
  }
  const rules = await readRules(forge, { repository, config: inputs.config, environment: request.gate });
  const use = firstUse(request, comments, inputs.requester);
  const verdict = judgeComment({ rules, comment, request, use }, world.clock.now());
  const { text, reaction } = reactionTo(verdict);
  world.log.info(cleanForeignLine(text));
  const follows = isActedOn(verdict, request);
  const below = follows ? "" : verdict.kind === "rejected" ? closing(text, inputs, world.run) : text;
  // First what cannot be looked up again: a commit that was sent back stays so.
  if (verdict.kind === "rejected" && request.asks === "sign-off")
    await sendBack(forge, repository, { request, comment });
  if (reaction !== undefined) await react(forge, repository, inputs, { reaction, below });
  if (follows) await dispatch(forge, repository, nextRun(request, { ...inputs, defaultBranch: rules.branch }));
  else if (verdict.kind === "rejected") await close(forge, repository, inputs.issue);
  return {
    outputs: outputsOf(verdict, request),
    report: reaction === undefined ? "" : `### ${escapeMarkdown(text)}\n`,
  };
}

interface SentBack {
  readonly request: PostedRequest;
  readonly comment: ReadComment;
}

async function sendBack(forge: Forge, repository: string, { request, comment }: SentBack): Promise<void> {
  const { gate: environment, commit } = request;
  const record = { environment, isApproved: false, by: comment.by.login, url: comment.url };
  await recordSignOff(forge, { repository, commit }, record);
}

/** A no is an answer as well: the request has had its one. */
function closing(text: string, { comment }: AnswerInputs, { runId }: RunContext): string {
  return `${text}\n\n${useMark({ comment, run: runId })}`;
}

interface Said {
  readonly reaction: string;
  /** What is said below the comment; empty where a run follows that speaks for itself. */
  readonly below: string;
}

/** A reaction on the comment, and what is said below it. */
async function react(forge: Forge, repository: string, { issue, comment }: AnswerInputs, said: Said): Promise<void> {
  const reactions = `${repository}/issues/comments/${comment}/reactions`;
  await forge.write({
    method: "POST",
    path: reactions,
    body: { content: said.reaction },
    what: "react to the comment",
    // The same reaction twice is one.
    happened: async () => undefined,
  });
  if (said.below === "") return;
  const path = `${repository}/issues/${issue}/comments`;
  await forge.write({
    method: "POST",
    path,
    body: { body: said.below },
    what: "answer the comment",
    happened: async () => (await forge.list(path)).find((one) => readComment(one).body === said.below),
  });
}

async function dispatch(forge: Forge, repository: string, { workflow, ref, inputs }: NextRun): Promise<void> {
  await forge.write({
    method: "POST",
    path: `${repository}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`,
    body: { ref, inputs },
    what: `dispatch ${workflow}`,
    // A second run of the same answer is refused: each answer is good for one.
    happened: async () => undefined,
  });
}

async function close(forge: Forge, repository: string, issue: number): Promise<void> {
  const path = `${repository}/issues/${issue}`;
  await forge.write({
    method: "PATCH",
    path,
    body: { state: "closed" },
    what: "close the issue",
    happened: async () => undefined,
  });
}

const NOTHING = { answer: "none", reason: "", gate: "", version: "" };

function outputsOf(verdict: CommentVerdict, { gate, version }: PostedRequest): Record<string, string> {
  if (verdict.kind === "no-command") return NOTHING;
  const reason = verdict.kind === "refused" ? verdict.code : "";
  return { answer: verdict.kind, reason, gate, version };
}
