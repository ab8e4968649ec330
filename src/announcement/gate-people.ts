import { parseConfig } from "../config/parse.ts";
import type { Config } from "../config/schema.ts";
import { StageFailure } from "../failure/failure.ts";
import { openDefaultBranch } from "../gates/rules/default-branch.ts";
import { gateChecklist, gateOwners } from "../gates/rules/gate-rules.ts";
import type { Forge } from "../ports/forge.ts";
import type { Log, RunContext } from "../ports/world.ts";
import type { Addressee } from "../report/chat/announcement.ts";

/** The people who have to act at a gate, and the checklist for their decision. */
export interface GatePeople {
  readonly asked: readonly Addressee[];
  readonly checklist: readonly string[];
}

export interface GatePlace {
  readonly gate: string;
  /** Path of the configuration file. */
  readonly path: string;
  /** The configuration in the checkout. */
  readonly checkout: Config;
}

/**
 * The gate's owners and checklist as the default branch has them: those are the rules that count, and an old tag's
 * checkout knows older ones. If the forge does not answer, the rules of the checkout are used, with a warning.
 */
export async function gatePeople(
  forge: Forge,
  { gate, path, checkout }: GatePlace,
  { run, log }: { readonly run: RunContext; readonly log: Log },
): Promise<GatePeople> {
  try {
    const branch = await openDefaultBranch(forge, `/repos/${run.repository}`);
    const text = await branch.file(path);
    return ask(text === undefined ? checkout : parseConfig(text, `${path} on ${branch.name}`), gate);
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    log.warning(`The owners are read from the checkout. ${error.what}`);
    return ask(checkout, gate);
  }
}

function ask(config: Config, gate: string): GatePeople {
  const people = Object.entries(config.people ?? {});
  const asked = gateOwners(config, gate).map((login) => {
    const person = people.find(([name]) => name.replace(/^@/, "").toLowerCase() === login)?.[1];
    return { login, slack: person?.slack, teams: person?.teams };
  });
  return { asked, checklist: gateChecklist(config, gate) };
}
