import type { Forge } from "../../ports/forge.ts";
import type { Clock, ForgeKind } from "../../ports/world.ts";
import { type Consumption, consumptionOf } from "../request/consumption.ts";
import type { Comment, PostedRequest } from "../request/issue-comment.ts";
import { proveRequest } from "../request/request-evidence.ts";
import { isAskedAnew } from "../request/request-record.ts";
import { type GateRules, rulesFor } from "../rules/gate-rules.ts";
import type { Starters } from "../rules/ownership.ts";
import { startersOfRequest } from "../starter/starters.ts";
import type { Answer } from "./answer.ts";
import { answerOf } from "./answer-edits.ts";
import { ASKED_ANEW } from "./answer-faults.ts";
import { type CommentVerdict, judgeComment } from "./comment-gate.ts";

/** Where an answer stands, and by which rules it counts. */
export interface AnswerGate {
  readonly rules: GateRules;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly forge: ForgeKind;
  readonly defaultBranch: string;
  /** File of the workflow that asks this question. */
  readonly workflow: string;
  /** The account of the runs' own token. */
  readonly requester: string;
  readonly clock: Clock;
}

export interface RequestedAnswer {
  readonly comment: Comment;
  readonly request: PostedRequest;
  /** Where a run knows already whether the comment was edited. */
  readonly edits?: Answer["edits"];
}

export interface JudgedAnswer {
  readonly verdict: CommentVerdict;
  readonly consumption: Consumption | undefined;
  /** The person who started the run that asks; undefined for a token. */
  readonly startedBy: string | undefined;
}

/** Asks the forge for all that it knows of an answer and its request, and judges both. */
export async function judgeRequested(
  forge: Forge,
  gate: AnswerGate,
  { comment, request, edits }: RequestedAnswer,
): Promise<JudgedAnswer> {
  const { repository, clock } = gate;
  const rules = rulesFor(request, gate.rules);
  const place = { ...gate, commit: request.commit };
  const proof = await proveRequest(forge, place, request, clock);
  const isProven = proof.kind === "proven";
  const starters: Starters = isProven ? await startersOfRequest(forge, place, request) : UNKNOWN_STARTER;
  const answer = edits === undefined ? await answerOf(forge, place, comment) : { ...comment, edits };
  const consumption = await consumptionOf(forge, repository, request);
  const isOld = isProven && (await isAskedAnew(forge, place, request, comment.createdAt));
  const fault = isOld ? ASKED_ANEW : isProven ? undefined : proof;
  const verdict = judgeComment({ rules, answer, request, fault, starters, consumption }, clock.now());
  const { actor } = isProven ? proof.run : { actor: undefined };
  const isPerson = actor !== undefined && !actor.isBot && actor.login.toLowerCase() !== gate.requester.toLowerCase();
  return { verdict, consumption, startedBy: isPerson ? actor.login : undefined };
}

/** Nothing is judged by it: a request that is not proven is refused. */
const UNKNOWN_STARTER: Starters = { people: [], unknown: "an unknown person" };
