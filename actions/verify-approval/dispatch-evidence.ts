import { judgeDispatch } from "../../src/gates/dispatch-gate.ts";
import type { GateRules } from "../../src/gates/gate.ts";
import type { GateVerdict } from "../../src/gates/gate-verdict.ts";
import { readRun } from "../../src/gates/github-answers.ts";
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
  const run = readRun(await forge.read(`${repository}/actions/runs/${runId}`));
  return judgeDispatch(rules, run.startedBy, now);
}
