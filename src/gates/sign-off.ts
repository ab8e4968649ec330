import * as v from "valibot";
import { understand } from "../stage/answer.ts";
import type { Forge } from "../world/forge.ts";
import { collectEvidence } from "./evidence.ts";
import { type GateRules, judgeGate } from "./gate.ts";
import type { GateVerdict } from "./gate-verdict.ts";
import { readRun } from "./github-answers.ts";

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
  }),
);

/** Whether the people of a gate signed off a commit; `requester` posts the statuses of runs. */
export async function verifySignOff(
  forge: Forge,
  place: SignOffPlace,
  rules: GateRules & { readonly requester: string; readonly now: number },
): Promise<SignOff> {
  const answer = await forge.list(`${place.repository}/commits/${place.commit}/statuses`);
  const context = signOffContext(rules.environment);
  const [newest] = understand(statusesSchema, answer, "the statuses of a commit")
    .filter((status) => status.context === context)
    .toSorted((one, other) => other.id - one.id);
  if (newest === undefined) return { kind: "none" };
  const url = newest.target_url ?? undefined;
  const state = newest.state ?? newest.status;
  if (state !== "success") return { kind: "refused", what: "It was looked at, and sent back.", url };
  const runId = /\/actions\/runs\/(\d+)(?:\/|$)/.exec(url ?? "")?.[1];
  if (runId === undefined || url === undefined) {
    return { kind: "refused", what: `The status ${context} names no run in which somebody was asked.`, url };
  }
  if (rules.kind === "comment") {
    const by = newest.creator?.login ?? "nobody";
    if (by.toLowerCase() === rules.requester.toLowerCase()) return { kind: "signed", by: [by], url };
    return { kind: "refused", what: `The status ${context} was set by ${by}, not by a run (${rules.requester}).`, url };
  }
  return borneOut(await judgeRun(forge, { ...place, runId }, rules), url);
}

/** What the forge says of the run that the status points to. */
async function judgeRun(
  forge: Forge,
  { repository, commit, runId }: SignOffPlace & { readonly runId: string },
  rules: GateRules & { readonly now: number },
): Promise<GateVerdict | string> {
  const answer = await forge.read(`${repository}/actions/runs/${runId}`);
  if (answer === undefined) return `There is no run ${runId}.`;
  const { sha } = readRun(answer);
  if (sha !== commit) return `The run ${runId} was about ${sha}.`;
  const { environment } = rules;
  const evidence = await collectEvidence(forge, { repository, runId, environment, isDeployment: false });
  return judgeGate(rules, evidence, rules.now);
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
