import type { GateRules } from "../../src/gates/gate.ts";
import { type SignOff, verifySignOff } from "../../src/gates/sign-off.ts";
import { parentOfChangelogCommit } from "../../src/readiness/changelog-commit.ts";
import type { Row } from "../../src/readiness/row.ts";
import { signOffRow } from "../../src/readiness/sign-off-row.ts";
import type { Forge } from "../../src/world/forge.ts";

export interface SignOffWish {
  /** The gate, by the rules on the default branch. */
  readonly rules: GateRules;
  readonly repository: string;
  readonly commit: string;
  readonly changelog: string;
  readonly requester: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The commit's own sign-off; else that of its parent, where it only writes down what the parent changed. */
export async function checkSignOff(forge: Forge, wish: SignOffWish): Promise<Row> {
  const { rules, repository, commit } = wish;
  const { environment } = rules;
  const ask = (sha: string): Promise<SignOff> =>
    verifySignOff(forge, { repository, commit: sha }, { ...rules, requester: wish.requester, now: wish.now });
  const own = await ask(commit);
  if (own.kind !== "none") return signOffRow(environment, own, undefined);
  const answer = await forge.read(`${repository}/commits/${commit}`);
  const parent = answer === undefined ? undefined : parentOfChangelogCommit(answer, wish.changelog);
  if (parent === undefined) return signOffRow(environment, own, undefined);
  return signOffRow(environment, await ask(parent), parent);
}
