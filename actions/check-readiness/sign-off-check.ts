import type { GateRules } from "../../src/gates/gate-facts.ts";
import { type SignOff, verifySignOff } from "../../src/gates/sign-off.ts";
import { readCommit, sameApplication } from "../../src/readiness/changelog-commit.ts";
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

/** The commit's own sign-off; else that of the nearest one before it from which only the changelog differs. */
export async function checkSignOff(forge: Forge, wish: SignOffWish): Promise<Row> {
  const { rules, repository, commit } = wish;
  const { environment } = rules;
  const ask = (sha: string): Promise<SignOff> =>
    verifySignOff(forge, { repository, commit: sha }, { ...rules, requester: wish.requester, now: wish.now });
  const same = await sameApplication(commit, wish.changelog, (sha) => readCommit(forge, repository, sha));
  for (const sha of same) {
    const answer = await ask(sha);
    if (answer.kind !== "none") return signOffRow(environment, answer, sha === commit ? undefined : sha);
  }
  return signOffRow(environment, { kind: "none" }, undefined);
}
