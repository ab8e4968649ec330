import { judgeDispatch } from "../../src/gates/dispatch/dispatch-gate.ts";
import type { GateRules } from "../../src/gates/rules/gate-rules.ts";
import { readRun } from "../../src/gates/run/run-facts.ts";
import type { GateVerdict } from "../../src/gates/verdict/gate-verdict.ts";
import type { Forge } from "../../src/ports/forge.ts";

export interface DispatchedRun {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly runId: string;
}

/**
 * Where the rules of a comment gate allow self-approval, a dispatch by an owner counts as the approval. Undefined if the run was not
 * dispatched: the forge says so, because Forgejo names the event of a called workflow's job `workflow_call`.
 */
export async function verifyDispatch(
  forge: Forge,
  rules: GateRules,
  { repository, runId }: DispatchedRun,
  now: number,
): Promise<GateVerdict | undefined> {
  const { actor, again, event } = readRun(await forge.read(`${repository}/actions/runs/${runId}`));
  if (event !== "workflow_dispatch") return undefined;
  const startedBy = [actor, again].flatMap((one) => (one === undefined ? [] : [one]));
  const people = [...new Map(startedBy.map((one) => [one.login.toLowerCase(), one])).values()];
  return judgeDispatch(rules, people, now);
}
