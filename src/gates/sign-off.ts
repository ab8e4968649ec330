import * as v from "valibot";
import { understand } from "../stage/answer.ts";
import type { Forge } from "../world/forge.ts";
import { collectEvidence } from "./evidence.ts";
import { type GateRules, judgeGate } from "./gate.ts";
import type { GateVerdict } from "./gate-verdict.ts";
import { time } from "./person.ts";
import { readRun } from "./run-facts.ts";

/**
 * A person's word on a commit, kept with the commit as a status. The status only points to the run in which the person
 * was asked: whoever may write can set one, so what counts is what the forge itself says of that run.
 */
export interface SignOffPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly commit: string;
}

export interface SignOffRecord {
  readonly environment: string;
  readonly isApproved: boolean;
  /** Who answered, for the status' description. */
  readonly by: string;
  readonly runUrl: string;
}

export type SignOff =
  | { readonly kind: "none" }
  /** Somebody was asked and did not say yes, or what is said is not borne out. */
  | { readonly kind: "refused"; readonly what: string; readonly url: string | undefined }
  | { readonly kind: "signed"; readonly by: readonly string[]; readonly url: string };

/** The status' name for the answer of one environment. */
export function signOffContext(environment: string): string {
  return `sluice/${environment}`;
}

export async function recordSignOff(forge: Forge, place: SignOffPlace, record: SignOffRecord): Promise<void> {
  const { environment, isApproved, by, runUrl } = record;
  const context = signOffContext(environment);
  const state = isApproved ? "success" : "failure";
  const description = `${isApproved ? "Signed off" : "Sent back"} by ${by}`.slice(0, 140);
  await forge.write({
    method: "POST",
    path: `${place.repository}/statuses/${place.commit}`,
    body: { state, context, description, target_url: runUrl },
    what: `leave the status ${context}`,
    // The same word twice is one: the newest counts.
    happened: async () => undefined,
  });
}

const statusesSchema = v.array(
  v.object({
    id: v.number(),
    context: v.string(),
    // GitHub says `state`, Gitea and Forgejo `status`.
    state: v.optional(v.string()),
    status: v.optional(v.string()),
    target_url: v.optional(v.nullable(v.string())),
    creator: v.optional(v.nullable(v.object({ login: v.string() }))),
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
  if (!isSuccess(newest)) return { kind: "refused", what: "It was looked at, and sent back.", url };
  const runId = runOf(newest);
  if (runId === undefined || url === undefined) {
    return { kind: "refused", what: `The status ${context} names no run in which somebody was asked.`, url };
  }
  // A status can be set once more, and never be taken away: the first one for this run is from when it was said.
  const since = statuses.find((status) => isSuccess(status) && runOf(status) === runId)?.created_at;
  if (rules.kind === "comment") return saidInIssue(newest, { ...rules, url, since });
  return borneOut(await judgeRun(forge, { ...place, runId, since }, rules), url);
}

export type SignOffRules = GateRules & { readonly requester: string; readonly now: number };

function isSuccess({ state, status }: Status): boolean {
  return (state ?? status) === "success";
}

function runOf({ target_url }: Status): string | undefined {
  return /\/actions\/runs\/(\d+)(?:\/|$)/.exec(target_url ?? "")?.[1];
}

/** Without environments there is only the account of a run's token that speaks for what a person said in one. */
function saidInIssue(
  { creator }: Status,
  { environment, requester, keptAgeMs, now, url, since }: SignOffRules & { readonly url: string } & Said,
): SignOff {
  const by = creator?.login ?? "nobody";
  const context = signOffContext(environment);
  if (by.toLowerCase() !== requester.toLowerCase()) {
    return { kind: "refused", what: `The status ${context} was set by ${by}, not by a run (${requester}).`, url };
  }
  // Without a time it is as old as can be.
  if (now - (since ?? Number.NEGATIVE_INFINITY) <= keptAgeMs) return { kind: "signed", by: [by], url };
  return { kind: "refused", what: `It was given longer ago than \`gates.${environment}.max-age\` allows.`, url };
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

function borneOut(verdict: GateVerdict | string, url: string): SignOff {
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
