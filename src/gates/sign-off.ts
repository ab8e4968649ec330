import * as v from "valibot";
import { understand } from "../stage/answer.ts";
import type { Forge } from "../world/forge.ts";
import { collectEvidence } from "./evidence.ts";
import { judgeGate } from "./gate.ts";
import type { GateVerdict } from "./gate-verdict.ts";
import { judgeKeptComment, type KeptRules } from "./kept-comment.ts";
import { time } from "./person.ts";
import { readRun } from "./run-facts.ts";
import { type SignOffPlace, signOffContext } from "./sign-off-record.ts";

/**
 * A person's word on a commit, kept with the commit as a status. The status only points to where the person said it, a run or a
 * comment: whoever may write can set one, so what counts is what the forge itself says of that run or comment.
 */
export type SignOff =
  | { readonly kind: "none" }
  /** Somebody was asked and did not say yes, or what is said is not borne out. */
  | { readonly kind: "refused"; readonly what: string; readonly url: string | undefined }
  | { readonly kind: "signed"; readonly by: readonly string[]; readonly url: string | undefined };

const statusesSchema = v.array(
  v.object({
    id: v.number(),
    context: v.string(),
    // GitHub says `state`, Gitea and Forgejo `status`.
    state: v.optional(v.string()),
    status: v.optional(v.string()),
    target_url: v.optional(v.nullable(v.string())),
    created_at: v.optional(time),
  }),
);

type Status = v.InferOutput<typeof statusesSchema>[number];

/** Whether the people of a gate signed off a commit; `requester` posts the statuses of runs. */
export async function verifySignOff(forge: Forge, place: SignOffPlace, rules: SignOffRules): Promise<SignOff> {
  const answer = await forge.list(`${place.repository}/commits/${place.commit}/statuses`);
  const context = signOffContext(rules.environment);
  const statuses = understand(statusesSchema, answer, "the statuses of a commit")
    .filter((status) => status.context === context)
    .toSorted((one, other) => one.id - other.id);
  const newest = statuses.at(-1);
  if (newest === undefined) return { kind: "none" };
  const url = newest.target_url ?? undefined;
  if (!isSuccess(newest)) return { kind: "refused", what: SENT_BACK, url };
  if (rules.kind === "comment") return borneOut(await saidInIssue(forge, { ...place, newest, statuses }, rules), url);
  const runId = runOf(newest);
  if (runId === undefined) {
    return { kind: "refused", what: `The status ${context} names no run in which somebody was asked.`, url };
  }
  if (isOutvoted(statuses, Number(runId), (status) => Number(runOf(status) ?? 0)))
    return { kind: "refused", what: SENT_BACK, url };
  // A status can be set once more, and never be taken away: the first one for this run is from when it was said.
  const since = statuses.find((status) => isSuccess(status) && runOf(status) === runId)?.created_at;
  return borneOut(await judgeRun(forge, { ...place, runId, since }, rules), url);
}

const SENT_BACK = "It was looked at, and sent back.";

export type SignOffRules = KeptRules;

function isSuccess({ state, status }: Status): boolean {
  return (state ?? status) === "success";
}

function runOf({ target_url }: Status): string | undefined {
  return /\/actions\/runs\/(\d+)(?:\/|$)/.exec(target_url ?? "")?.[1];
}

function commentOf({ target_url }: Status): number | undefined {
  const [, id] = /#issuecomment-(\d+)$/.exec(target_url ?? "") ?? [];
  return id === undefined ? undefined : Number(id);
}

interface KeptInIssue extends SignOffPlace {
  readonly newest: Status;
  readonly statuses: readonly Status[];
}

/** What the forge says of the comment that the status points to. */
async function saidInIssue(
  forge: Forge,
  { newest, statuses, ...place }: KeptInIssue,
  rules: SignOffRules,
): Promise<GateVerdict | string> {
  const comment = commentOf(newest);
  if (comment === undefined) return `The status ${newest.context} names no comment in which somebody answered.`;
  if (isOutvoted(statuses, comment, (status) => commentOf(status) ?? 0)) return SENT_BACK;
  return judgeKeptComment(forge, { ...place, comment }, rules);
}

/** A status can be set once more for an older yes, and a comment with a no can be deleted; that it was kept cannot. */
function isOutvoted(statuses: readonly Status[], yes: number, idOf: (status: Status) => number): boolean {
  return statuses.some((status) => !isSuccess(status) && idOf(status) > yes);
}

interface Said {
  /** When it was said, in milliseconds since the epoch; undefined where the forge does not tell. */
  readonly since: number | undefined;
}

/** What the forge says of the run that the status points to. Who has said no there is not outvoted by an older yes. */
async function judgeRun(
  forge: Forge,
  { repository, commit, runId, since }: SignOffPlace & Said & { readonly runId: string },
  rules: SignOffRules,
): Promise<GateVerdict | string> {
  const answer = await forge.read(`${repository}/actions/runs/${runId}`);
  if (answer === undefined) return `There is no run ${runId}.`;
  const { sha } = readRun(answer);
  if (sha !== commit) return `The run ${runId} was about ${sha}.`;
  const { environment, keptAgeMs } = rules;
  const evidence = await collectEvidence(forge, {
    ...{ repository, runId, environment, commit },
    asked: { kind: "kept", since },
  });
  return judgeGate({ ...rules, maxAgeMs: keptAgeMs }, evidence, rules.now);
}

function borneOut(verdict: GateVerdict | string, url: string | undefined): SignOff {
  if (typeof verdict === "string") return { kind: "refused", what: verdict, url };
  switch (verdict.kind) {
    case "approved":
      return { kind: "signed", by: verdict.by.map(({ login }) => login), url };
    case "rejected":
      return { kind: "refused", what: `${verdict.by.login} sent it back.`, url };
    case "refused":
      return { kind: "refused", what: verdict.what, url };
  }
}
