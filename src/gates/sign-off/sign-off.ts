import type { Forge } from "../../ports/forge.ts";
import { judgeGate } from "../environment/environment-gate.ts";
import { collectEvidence } from "../environment/evidence.ts";
import { type CommitStatus, type StatusPlace, statusesOf } from "../request/commit-status.ts";
import { readRun } from "../run/run-facts.ts";
import type { GateVerdict } from "../verdict/gate-verdict.ts";
import { judgeKeptComment } from "./kept-comment.ts";
import { signOffContext } from "./sign-off-record.ts";
import type { SignOffRules } from "./sign-off-rules.ts";

/**
 * A person's decision about a commit, kept with the commit as a status. The status only points to the run or the comment with the
 * decision: everyone with write access can set one, so what counts is what the forge itself reports about that run or comment.
 */
export type SignOff =
  | { readonly kind: "none" }
  /** A person was asked and did not approve, or the evidence does not confirm the approval. */
  | { readonly kind: "refused"; readonly what: string; readonly url: string | undefined }
  | { readonly kind: "signed"; readonly by: readonly string[]; readonly url: string | undefined };

/** Whether the people of a gate signed off a commit; `requester` posts the statuses of runs. */
export async function verifySignOff(forge: Forge, place: StatusPlace, rules: SignOffRules): Promise<SignOff> {
  const context = signOffContext(rules.environment);
  const statuses = await statusesOf(forge, place, context);
  const newest = statuses.at(-1);
  if (newest === undefined) return { kind: "none" };
  const { url } = newest;
  if (!newest.isSuccess) return { kind: "refused", what: SENT_BACK, url };
  if (rules.kind === "comment") return borneOut(await saidInIssue(forge, { ...place, newest, statuses }, rules), url);
  const runId = runOf(newest);
  if (runId === undefined) {
    return { kind: "refused", what: `The status ${context} names no run with an approval request.`, url };
  }
  if (isOutvoted(statuses, Number(runId), (status) => Number(runOf(status) ?? 0)))
    return { kind: "refused", what: SENT_BACK, url };
  // A status can be set once more, and never be taken away: the first one for this run is from when it was said.
  const since = statuses.find((status) => status.isSuccess && runOf(status) === runId)?.createdAt;
  return borneOut(await judgeRun(forge, { ...place, runId, since }, rules), url);
}

const SENT_BACK = "It was tested and rejected.";

function runOf({ url }: CommitStatus): string | undefined {
  return /\/actions\/runs\/(\d+)(?:\/|$)/.exec(url ?? "")?.[1];
}

function commentOf({ url }: CommitStatus): number | undefined {
  const [, id] = /#issuecomment-(\d+)$/.exec(url ?? "") ?? [];
  return id === undefined ? undefined : Number(id);
}

interface KeptInIssue extends StatusPlace {
  readonly newest: CommitStatus;
  readonly statuses: readonly CommitStatus[];
}

/** What the forge says of the comment that the status points to. */
async function saidInIssue(
  forge: Forge,
  { newest, statuses, ...place }: KeptInIssue,
  rules: SignOffRules,
): Promise<GateVerdict | string> {
  const comment = commentOf(newest);
  if (comment === undefined) return `The status ${newest.context} names no comment with an answer.`;
  if (isOutvoted(statuses, comment, (status) => commentOf(status) ?? 0)) return SENT_BACK;
  return judgeKeptComment(forge, { ...place, comment }, rules);
}

/** A status can be set again for an older approval, and the comment of a rejection can be deleted; its record cannot. */
function isOutvoted(statuses: readonly CommitStatus[], yes: number, idOf: (status: CommitStatus) => number): boolean {
  return statuses.some((status) => !status.isSuccess && idOf(status) > yes);
}

interface Decision {
  /** When it was said, in milliseconds since the epoch; undefined where the forge does not tell. */
  readonly since: number | undefined;
}

/** What the forge says of the run that the status points to. Who has said no there is not outvoted by an older yes. */
async function judgeRun(
  forge: Forge,
  { repository, commit, runId, since }: StatusPlace & Decision & { readonly runId: string },
  rules: SignOffRules,
): Promise<GateVerdict | string> {
  const answer = await forge.read(`${repository}/actions/runs/${runId}`);
  if (answer === undefined) return `There is no run ${runId}.`;
  const { sha } = readRun(answer);
  if (sha !== commit) return `The run ${runId} was about ${sha}.`;
  const { environment, keptAgeMs } = rules;
  const evidence = await collectEvidence(forge, {
    ...{ repository, runId, environment, commit, forge: rules.forge, requester: rules.requester },
    ...{ defaultBranch: rules.defaultBranch, clock: rules.clock },
    asked: { kind: "kept", since },
  });
  return judgeGate({ ...rules, maxAgeMs: keptAgeMs }, evidence, rules.clock.now());
}

function borneOut(verdict: GateVerdict | string, url: string | undefined): SignOff {
  if (typeof verdict === "string") return { kind: "refused", what: verdict, url };
  switch (verdict.kind) {
    case "approved":
      return { kind: "signed", by: verdict.by.map(({ login }) => login), url };
    case "rejected":
      return { kind: "refused", what: `${verdict.by.login} rejected it.`, url };
    case "refused":
      return { kind: "refused", what: verdict.what, url };
  }
}
