import { judgeDispatch } from "../../src/gates/dispatch-gate.ts";
import type { GateRules } from "../../src/gates/gate-facts.ts";
import type { GateVerdict } from "../../src/gates/gate-verdict.ts";
import { readRun } from "../../src/gates/run-facts.ts";
import type { Forge } from "../../src/world/forge.ts";

export interface DispatchedRun {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly runId: string;
}

/** Under the comment gate nobody can be asked at 2 a.m.: who dispatched the rollback is who answers for it. */
export async function verifyDispatch(
  forge: Forge,
  rules: GateRules,
  { repository, runId }: DispatchedRun,
  now: number,
): Promise<GateVerdict> {
  const { actor, again } = readRun(await forge.read(`${repository}/actions/runs/${runId}`));
  const startedBy = [actor, again].flatMap((one) => (one === undefined ? [] : [one.login]));
  return judgeDispatch(rules, [...new Set(startedBy)], now);
}
