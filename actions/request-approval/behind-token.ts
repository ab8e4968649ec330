import { type GateRequest, questionBefore } from "../../src/gates/gate-request.ts";
import { isBotLogin } from "../../src/gates/person.ts";
import { readRun } from "../../src/gates/run-facts.ts";
import { startersOf } from "../../src/gates/starters.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { RunContext } from "../../src/world/world.ts";

export interface AskingRun {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly request: GateRequest;
  /** The account of the runs' own token. */
  readonly requester: string;
}

/** Whoever dispatched what has dispatched this run; nobody where a person started it, or where the forge does not tell. */
export async function behindToken(
  forge: Forge,
  { repository, request, requester }: AskingRun,
  { runId, actor }: RunContext,
): Promise<readonly string[]> {
  const isToken = isBotLogin(actor) || actor.toLowerCase() === requester.toLowerCase();
  if (questionBefore(request.asks) !== undefined || !isToken) return [];
  const run = readRun(await forge.read(`${repository}/actions/runs/${runId}`));
  return (await startersOf(forge, { repository, run, commit: request.commit })).people;
}
