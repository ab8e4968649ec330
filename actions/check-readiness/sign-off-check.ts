import { type SignOff, verifySignOff } from "../../src/gates/sign-off/sign-off.ts";
import type { SignOffRules } from "../../src/gates/sign-off/sign-off-rules.ts";
import type { Forge } from "../../src/ports/forge.ts";
import { readCommit, sameApplication } from "../../src/readiness/changelog-commit.ts";
import type { Row } from "../../src/readiness/rows/row.ts";
import { signOffRow } from "../../src/readiness/rows/sign-off-row.ts";

export interface SignOffWish {
  /** The gate, by the rules on the default branch. */
  readonly rules: SignOffRules;
  readonly repository: string;
  readonly commit: string;
  readonly changelog: string;
}

/** The commit's own sign-off; else that of the nearest one before it from which only the changelog differs. */
export async function checkSignOff(forge: Forge, wish: SignOffWish): Promise<Row> {
  const { rules, repository, commit } = wish;
  const { environment } = rules;
  const ask = (sha: string): Promise<SignOff> => verifySignOff(forge, { repository, commit: sha }, rules);
  const same = await sameApplication(commit, wish.changelog, (sha) => readCommit(forge, repository, sha));
  for (const sha of same) {
    const answer = await ask(sha);
    if (answer.kind !== "none") return signOffRow(environment, answer, sha === commit ? undefined : sha);
  }
  return signOffRow(environment, { kind: "none" }, undefined);
}
