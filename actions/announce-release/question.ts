import { parseConfig } from "../../src/config/parse.ts";
import type { Config } from "../../src/config/schema.ts";
import { openDefaultBranch } from "../../src/gates/default-branch.ts";
import { gateChecklist, gateOwners } from "../../src/gates/gate-rules.ts";
import type { Asked } from "../../src/report/announcement.ts";
import { cleanForeignLine } from "../../src/report/foreign.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Log, RunContext } from "../../src/world/world.ts";

/** Who has to act at a gate, and what they go through before they answer. */
export interface Question {
  readonly asked: readonly Asked[];
  readonly checklist: readonly string[];
}

export interface QuestionPlace {
  readonly gate: string;
  /** Path of the configuration file. */
  readonly path: string;
  /** The configuration in the checkout. */
  readonly checkout: Config;
}

/**
 * The gate's owners and checklist as the default branch has them: those are the rules that count, and an old tag's checkout
 * knows older ones. A message is not held up by a forge that does not answer: then the checkout's have to do, which is said.
 */
export async function questionOf(
  forge: Forge,
  { gate, path, checkout }: QuestionPlace,
  { run, log }: { readonly run: RunContext; readonly log: Log },
): Promise<Question> {
  try {
    const branch = await openDefaultBranch(forge, `/repos/${run.repository}`);
    const text = await branch.file(path);
    return ask(text === undefined ? checkout : parseConfig(text, `${path} on ${branch.name}`), gate);
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    log.warning(cleanForeignLine(`Who is asked is read from the checkout. ${error.what}`));
    return ask(checkout, gate);
  }
}

function ask(config: Config, gate: string): Question {
  const people = Object.entries(config.people ?? {});
  const asked = gateOwners(config, gate).map((login) => {
    const person = people.find(([name]) => name.replace(/^@/, "").toLowerCase() === login)?.[1];
    return { login, slack: person?.slack, teams: person?.teams };
  });
  return { asked, checklist: gateChecklist(config, gate) };
}
